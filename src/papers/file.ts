/** A paper as an official one: with its table of tasks behind it, where it speaks of many. */
import { type FormTable, LANDSCAPE, MEDIA_TYPES, type OfficialPaper, writePaper } from '#forms';
import type { FileReply } from '#platform';
import type { Line, OpenedPaper } from './model.ts';
import { wordsOf } from './render.ts';
import { KIND_NAMES, PROBLEM_NAMES, STANDING_NAMES } from './words.ts';

export async function fileOf(paper: OpenedPaper): Promise<FileReply> {
  return { bytes: await writePaper(officialPaper(paper)), fileName: `${`${KIND_NAMES[paper.kind]} ${paper.title}`.replace(/[/\\:*?"<>|\p{Cc}]/gu, '_').slice(0, 110)}.docx`, mediaType: MEDIA_TYPES.docx };
}

export function officialPaper(paper: OpenedPaper): OfficialPaper {
  const table = paper.kind === 'situation-report' ? null : tableOf(paper);
  return {
    letterhead: letterheadOf(paper), documentNumber: paper.number, ...(paper.kind === 'situation-report' ? { unnumbered: true } : {}), title: paper.title, addressees: paper.addressees,
    body: paper.blocks.map((block) => (block.kind === 'heading' ? { kind: 'heading', level: block.level as 1 | 2 | 3, text: wordsOf(block) } : { kind: 'text', text: wordsOf(block) })),
    attachments: table === null ? [] : ['任务进展情况表'], signature: paper.kind === 'brief' ? null : paper.unitName, signedOn: paper.signedOn, note: paper.contact === null || paper.contact === '' ? null : `联系人：${paper.contact}`, copiedTo: [], tables: table === null ? [] : [table],
  };
}

/** A 函 and a 工作提示函 are letters, a 通报 and a 督办通知 go out as a 文件, a brief has a head of its own; what goes to the office's own leader has none. */
function letterheadOf({ kind, unitName }: OpenedPaper): OfficialPaper['letterhead'] {
  if (kind === 'situation-report') return null;
  if (kind === 'brief') return { form: 'brief', name: KIND_NAMES.brief, editor: unitName };
  return { form: kind === 'bulletin' || kind === 'supervision-notice' ? 'document' : 'letter', name: unitName };
}

function tableOf({ frozen, planTitle, alsoPlans }: OpenedPaper): FormTable {
  const cells = (line: Line, place: number): string[] => [
    line.number ?? String(place + 1), line.plan === undefined ? line.name : `${line.name}\n（${line.plan}）`, line.unit, line.dueOn ?? '', line.standing === null ? '未报' : STANDING_NAMES[line.standing] ?? '', line.progress ?? '',
    line.problem === null ? '' : `${line.problemKind === null ? '' : `${PROBLEM_NAMES[line.problemKind] ?? line.problemKind}：`}${line.problem}`, [line.remedy, line.nextStep].filter((words) => words !== null).join('\n'),
  ];
  return {
    sheet: '任务进展情况表', marked: true, paper: LANDSCAPE, size: 9, title: '任务进展情况表', subtitles: [`${[planTitle, ...alsoPlans.map(({ title }) => title)].join('、')}　${frozen.period?.title ?? ''}　统计时点：${frozen.asOf}`],
    columns: [
      { key: 'number', head: '编号', width: 12, align: 'center' }, { key: 'task', head: '任务', width: 48, align: 'left' }, { key: 'unit', head: '承办单位', width: 30, align: 'left' }, { key: 'due', head: '时限', width: 24, align: 'center' },
      { key: 'standing', head: '进展', width: 15, align: 'center' }, { key: 'progress', head: '进展情况', width: 44, align: 'left' }, { key: 'problem', head: '存在问题', width: 38, align: 'left' }, { key: 'remedy', head: '措施和下一步', width: 36, align: 'left' },
    ],
    rows: frozen.lines.map((line, place) => ({ kind: 'task' as const, cells: cells(line, place).map((words, column) => ({ column, columnSpan: 1, rowSpan: 1, lines: words === '' ? [] : words.split('\n') })) })),
    notes: frozen.missingUnits.length === 0 ? [] : [`尚未报齐的单位：${frozen.missingUnits.join('、')}。`],
  };
}
