/** 意见采纳情况表: who was asked, what came back, what became of it. Pure. */
import { type FormTable, LANDSCAPE, quoted } from '#forms';
import type { Consultation, ConsultedUnit, Decision, Opinion } from './model.ts';

const DECISIONS: Readonly<Record<Decision, string>> = { 'pending': '研究中', 'adopted': '采纳', 'partly': '部分采纳', 'declined': '未采纳' };

/** One row an opinion, the unit's cells merged over its own; units without an opinion have one row. */
export function adoptionTable(consultation: Consultation): FormTable {
  const rows = consultation.units.flatMap((unit, place) => {
    const opinions: readonly (Opinion | null)[] = unit.opinions.length === 0 ? [null] : unit.opinions;
    return opinions.map((opinion, at) => ({
      kind: 'task' as const,
      cells: [
        ...(at === 0 ? [spanned(0, [String(place + 1)], opinions.length), spanned(1, unitLines(unit), opinions.length)] : []),
        ...(opinion === null ? [spanned(2, [], 1), spanned(3, [withoutOpinion(unit)], 1), spanned(4, [], 1), spanned(5, [], 1)]
          : [spanned(2, [opinion.about], 1), spanned(3, [opinion.proposal, ...(opinion.reason === null || opinion.reason === '' ? [] : [`理由：${opinion.reason}`])], 1), spanned(4, [DECISIONS[opinion.decision]], 1), spanned(5, opinion.explanation === null ? [] : [opinion.explanation], 1)]),
      ],
    }));
  });
  return {
    sheet: '意见采纳情况', marked: false, paper: LANDSCAPE, size: 10.5, title: `${quoted(consultation.planTitle)}\n征求意见采纳情况表`,
    subtitles: [`${consultation.round > 1 ? `第${consultation.round}次征求意见　` : ''}${consultation.openedOn} 至 ${consultation.answerBy}`], notes: [totals(consultation)],
    columns: [
      { key: 'number', head: '序号', width: 12, align: 'center' }, { key: 'unit', head: '单位', width: 44, align: 'left' }, { key: 'about', head: '涉及的任务', width: 52, align: 'left' },
      { key: 'opinion', head: '意见', width: 66, align: 'left' }, { key: 'decision', head: '采纳情况', width: 20, align: 'center' }, { key: 'explanation', head: '说明', width: 53, align: 'left' },
    ],
    rows,
  };
}

/** Missing is not zero: who did not answer is counted beside those who had no comment. */
export function totals({ units }: Pick<Consultation, 'units'>): string {
  const opinions = units.flatMap((unit) => unit.opinions);
  const of = (decision: Decision): number => opinions.filter((one) => one.decision === decision).length;
  const [silent, agreed, asked] = (['none', 'no-comment', 'changes'] as const).map((kind) => units.filter(({ answer }) => answer === kind).length);
  const decided = (['adopted', 'partly', 'declined', 'pending'] as const).filter((decision) => of(decision) > 0).map((decision) => `${DECISIONS[decision]}${of(decision)}条`).join('、');
  return `共征求${units.length}个单位意见：无意见${agreed}个，提出意见${asked}个${silent === 0 ? '' : `，未回复${silent}个`}。${opinions.length === 0 ? '' : `意见共${opinions.length}条：${decided}。`}`;
}

function unitLines({ name, answerNumber, answeredOn }: ConsultedUnit): string[] {
  return [name, ...[answerNumber, answeredOn].filter((part): part is string => part !== null)];
}

function withoutOpinion({ answer }: ConsultedUnit): string {
  return answer === 'no-comment' ? '无意见' : '未回复';
}

function spanned(column: number, lines: readonly string[], rowSpan: number) {
  return { column, columnSpan: 1, rowSpan, lines };
}
