import { describe, expect, test } from 'vitest';
import { isRefusal } from '#kernel';
import { writePaper, writeTable } from '#forms';
import { readSource, textSource } from '#reader';
import type { Reading } from '#reader/model';
import { adoptionTable, totals } from './adoption.ts';
import { consultationLetter } from './letter.ts';
import { markedDraft } from './marked-draft.ts';
import { type Consultation, Decide, RecordAnswer } from './model.ts';

const text = `云岭省学前教育提升行动方案

一、重点任务
（一）扩大资源。2027年底前新建公办幼儿园16所。（省教育厅、省财政厅、各市州政府。列第一位的单位为牵头单位，下同）
（二）补足教师。2026年6月底前核定幼儿园教职工编制。（省委编办、省教育厅、省财政厅）
`;
const read = (words: string): Reading => readSource(textSource(words), { name: '方案.txt', digest: `sm3:${'0'.repeat(64)}`, mode: 'draft' });
const draft = read(text);
const facts = { unit: '省财政厅', planTitle: '云岭省学前教育提升行动方案', sender: '云岭省教育厅', round: 1, answerBy: '2026-12-10', contact: null, number: null, sentOn: '2026-11-22' };

describe('the letter to a unit', () => {
  test('says what the unit would do and by when to answer, and bears only its rows', () => {
    const letter = consultationLetter(draft, facts);
    if (isRefusal(letter)) throw new Error(letter.refused);
    const words = JSON.stringify(letter);
    expect(letter.addressees).toEqual(['省财政厅']);
    expect(words).toContain('共2项（配合2项）');
    expect(words).toContain('请于2026年12月10日前');
    expect(letter.tables).toHaveLength(2);
    const other = consultationLetter(draft, { ...facts, unit: '省委编办' });
    expect(JSON.stringify(other)).not.toContain('扩大资源');
    expect(JSON.stringify(other)).toContain('共1项（牵头1项）');
  });
  test('is refused for a unit that the draft does not name', () => {
    expect(consultationLetter(draft, { ...facts, unit: '省气象局' })).toMatchObject({ refused: 'unit-not-in-reading' });
  });
  test('becomes a Word file', async () => {
    const letter = consultationLetter(draft, facts);
    expect(isRefusal(letter) ? 0 : (await writePaper(letter)).length).toBeGreaterThan(3_000);
  });
});

const id = '0b5b8f0e-0000-4000-8000-000000000001';
const unit = (name: string, answer: 'none' | 'no-comment' | 'changes', opinions: Consultation['units'][number]['opinions'] = []): Consultation['units'][number] =>
  ({ id, name, leadCount: 0, cooperatingCount: 1, sentNumber: null, sentOn: null, answer, answerNumber: answer === 'none' ? null : `${name}函〔2026〕3号`, answeredOn: null, opinions, version: 1 });
const opinion = (decision: 'adopted' | 'declined' | 'pending', explanation: string | null): Consultation['units'][number]['opinions'][number] =>
  ({ id, taskKey: null, about: '（一）扩大资源', proposal: '改为新建12所', reason: '用地不足', decision, explanation, carriedOut: false, version: 1 });
const consultation: Consultation = {
  id, planId: id, planTitle: '云岭省学前教育提升行动方案', documentId: id, round: 1, openedOn: '2026-11-22', answerBy: '2026-12-10', contact: null, status: 'open', version: 1,
  units: [unit('省财政厅', 'changes', [opinion('adopted', null), opinion('declined', '目标已由省政府确定')]), unit('省委编办', 'no-comment'), unit('各市州政府', 'none')],
};

describe('the table of what was adopted', () => {
  test('has a row an opinion, and says who did not answer', async () => {
    const table = adoptionTable(consultation);
    expect(table.rows).toHaveLength(4);
    expect(table.rows[0]?.cells[1]).toMatchObject({ rowSpan: 2, lines: ['省财政厅', '省财政厅函〔2026〕3号'] });
    expect(JSON.stringify(table.rows[3])).toContain('未回复');
    expect(totals(consultation)).toBe('共征求3个单位意见：无意见1个，提出意见1个，未回复1个。意见共2条：采纳1条、未采纳1条。');
    for (const format of ['docx', 'xlsx'] as const) expect(isRefusal(await writeTable(table, format))).toBe(false);
  });
});

describe('the next draft, its changes marked', () => {
  const owners = draft.tasks.map((_, place) => `t${place}`);
  test('the same draft has no marks', () => {
    const marked = markedDraft('方案', { reading: draft, owners }, { reading: draft, owners });
    expect(marked).toMatchObject({ changedCount: 0, addedCount: 0, removedCount: 0 });
    expect(JSON.stringify(marked.table.rows)).not.toContain('marks');
  });
  test('what went out is struck, what came in underlined, in the cell where it changed', () => {
    const after = read(text.replace('2027年底前', '2028年底前').replace('省教育厅、省财政厅、各市州政府。', '省教育厅、省自然资源厅、各市州政府。'));
    const { table, changedCount } = markedDraft('方案', { reading: draft, owners }, { reading: after, owners });
    expect(changedCount).toBe(1);
    const cells = table.rows.flatMap(({ cells: some }) => some).filter(({ marks }) => marks !== undefined);
    expect(cells.map(({ column }) => column)).toEqual([1, 3, 4]);
    expect(cells[1]).toMatchObject({ lines: ['省财政厅', '省自然资源厅', '各市州政府'], marks: ['removed', 'added', null] });
  });
  test('another unit first is a change: who stands first leads', () => {
    const swapped: Reading = { ...draft, tasks: draft.tasks.map((task, place) => (place === 0 ? { ...task, responsibilities: task.responsibilities.map((one) => one).reverse() } : task)) };
    expect(markedDraft('方案', { reading: draft, owners }, { reading: swapped, owners }).changedCount).toBe(1);
  });
  test('a task that came and one that went are told', () => {
    const { table, addedCount, removedCount } = markedDraft('方案', { reading: draft, owners }, { reading: draft, owners: ['t0', 'new'] });
    expect([addedCount, removedCount]).toEqual([1, 1]);
    expect(JSON.stringify(table.rows)).toContain('删去的任务');
  });
});

test('an answer with changes has opinions, one without has none; what is declined has a reason', () => {
  const answer = (kind: string, opinions: unknown[]): boolean => RecordAnswer.safeParse({ answer: kind, opinions }).success;
  expect([answer('changes', []), answer('no-comment', [{ taskKey: null, proposal: '改' }]), answer('changes', [{ taskKey: null, proposal: '改' }]), answer('no-comment', [])]).toEqual([false, false, true, true]);
  expect([Decide.safeParse({ decision: 'declined' }).success, Decide.safeParse({ decision: 'declined', explanation: ' ' }).success, Decide.safeParse({ decision: 'adopted' }).success]).toEqual([false, false, true]);
});
