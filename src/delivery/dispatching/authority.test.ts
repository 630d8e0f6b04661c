import { expect, test } from 'vitest';
import { authorityOf, groupNamed } from './authority.ts';

const EDU = { name: '澜江省教育厅', kind: 'department' } as const;
const paper = (issuers: readonly string[], documentNumber: string | null = null, title = '实施方案') => ({ issuers, documentNumber, title });

test.each([
  ['a government office\'s paper', paper(['澜江省人民政府办公厅']), EDU, 'government-office', 'issuer'],
  ['a government\'s own paper', paper(['沅台市人民政府']), EDU, 'government-office', 'issuer'],
  ['letters set apart on the head', paper(['澜 江 省 人 民 政 府 办 公 厅']), EDU, 'government-office', 'issuer'],
  ['a department\'s paper', paper(['澜江省教育厅', '澜江省财政厅'], '澜教发〔2026〕4号'), EDU, 'own-department', 'issuer'],
  ['a department that bears 政 in its number', paper(['澜江省民政厅'], '澜民政发〔2026〕4号'), EDU, 'own-department', 'issuer'],
  ['a leading group\'s office', paper(['澜江省教育工作领导小组办公室']), EDU, 'leading-group', 'issuer'],
  ['only a number: 政办发', paper([], '澜政办发〔2026〕12号'), EDU, 'government-office', 'number'],
  ['only a number: 政办', paper([], '澜政办〔2026〕225号'), EDU, 'government-office', 'number'],
  ['only a number: 府办', paper([], '澜府办〔2026〕9号'), EDU, 'government-office', 'number'],
  ['only a number: 政办通', paper([], '青石政办通〔2026〕44号'), EDU, 'government-office', 'number'],
  ['only a number: 教发', paper([], '澜教发〔2026〕4号'), EDU, 'own-department', 'number'],
  ['only a number: of a department whose name ends so', paper([], '澜民政发〔2026〕4号'), EDU, 'own-department', 'number'],
  ['only a number: 教领', paper([], '澜教领〔2026〕1号'), EDU, 'leading-group', 'number'],
  ['only a title', paper([], null, '澜江省人民政府办公厅转发省教育厅关于加快发展学前教育意见的通知'), EDU, 'government-office', 'title'],
  ['a title that speaks of a government', paper([], null, '关于落实澜江省人民政府办公厅文件的通知'), EDU, 'own-department', 'owner'],
  ['nothing at all', paper([]), null, 'own-department', 'none'],
  ['a government\'s plan from a department\'s paper', paper(['澜江省教育厅']), { name: '青石区人民政府', kind: 'government' } as const, 'government-office', 'owner'],
  ['a leading group\'s plan', paper([]), { name: '教育工作领导小组', kind: 'leading-group' } as const, 'leading-group', 'owner'],
] as const)('%s', (_, one, owner, authority, because) => {
  expect(authorityOf(one, owner)).toMatchObject({ authority, because });
});

test('which leading group: the one that is named, else the only one', () => {
  const [one, other] = [{ id: 'a', name: '澜江省教育工作领导小组' }, { id: 'b', name: '学前教育领导小组' }];
  expect(groupNamed([one, other], '澜江省教育工作领导小组办公室')).toBe('a');
  expect(groupNamed([one, other], '教育工作领导小组')).toBe('a');
  expect(groupNamed([one, other], '安全生产领导小组')).toBeNull();
  expect(groupNamed([other], null)).toBe('b');
});
