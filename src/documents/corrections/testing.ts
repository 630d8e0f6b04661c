/** Corrections for tests: a clerk's layers on a reading of an invented plan. */
import { readSource, textSource } from '#reader';
import type { Reading } from '#reader/model';
import { basePrint } from './lay.ts';
import type { CheckedCell, Correction, CorrectionKind, Value } from './model.ts';

export const PLAN = `云岭县人民政府办公室关于印发教育提升方案的通知
云政办〔2026〕7号

一、重点任务
（一）扩大学位供给
1.扩建校舍。到2027年底，新建小学2所，学前三年毛入园率达到92%。（县教育局、县财政局、县自然资源局。列第一位的单位为牵头单位，下同）
2.配齐教师。2026年10月底前补充教师120名。每年组织一次轮岗。（县教育局、县委编办）
（二）提高质量
3.改善食堂。到2027年底，食堂达标率达到100%。（县教育局、县市场监管局）
4.改善食堂。到2027年底，食堂达标率达到100%。（县教育局、县市场监管局）

云岭县人民政府办公室
2026年3月2日
`;

export function readPlan(text = PLAN): Reading {
  return readSource(textSource(text), { name: '方案.txt', digest: `sm3:${'0'.repeat(64)}`, mode: 'received' });
}

let count = 0;

/** The next layer on a cell. */
export function layerOn(cell: CheckedCell, kind: CorrectionKind, value: Value | undefined, earlier: readonly Correction[] = [], more: Partial<Correction> = {}): Correction {
  count += 1;
  const id = `00000000-0000-4000-8000-${String(count).padStart(12, '0')}`;
  return {
    id, cell: cell.key, layer: earlier.filter((one) => one.cell === cell.key).length + 1, kind, ...(value === undefined ? {} : { value }),
    rests: cell.span, reason: null, base: basePrint(cell), step: id, by: { kind: 'account', id: null }, at: '2026-03-02T01:30:00.000Z', undone: null, version: 1, ...more,
  };
}

export function undone(correction: Correction): Correction {
  return { ...correction, undone: { by: correction.by, at: correction.at }, version: 2 };
}
