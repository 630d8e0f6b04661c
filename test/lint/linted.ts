/** A text as the product reads it, and its findings as a test compares them. */
import { readSource, textSource } from '#reader';
import type { Finding, Reading } from '#reader/model';

export type Mode = 'received' | 'draft';

export function read(text: string, mode: Mode = 'received'): Reading {
  return readSource(textSource(text), { name: 'case.txt', mode });
}

export function ofCode(text: string, code: string, mode: Mode = 'received'): readonly Finding[] {
  return read(text, mode).findings.filter((finding) => finding.code === code);
}

/** The words that a finding points at. */
export function wordsOf(text: string, finding: Finding): string[] {
  return finding.spans.map(([from, to]) => text.slice(from, to));
}

/** A small plan with the given measures under one heading; units stand in brackets. */
export function plan(measures: readonly string[], { title = '青禾县教育提升行动方案', aim = '', tail = '' }: { title?: string; aim?: string; tail?: string } = {}): string {
  const body = measures.map((measure, i) => (/^\d+[.、]/.test(measure) ? measure : `${i + 1}.${measure}`)).join('\n');
  return `${title}\n\n一、工作目标\n\n${aim || '办好人民满意的教育。'}\n\n二、重点任务\n\n${body}\n${tail}`;
}

export const UNITS = '（责任单位：县教育局、县财政局，列第一位的为牵头单位，下同）';
