/** The numbers of measures: in the text of a ledger, in the column 序号 of a responsibility table. */
import type { Task } from '#reader/model';
import { inLine, inParagraphs } from './words.ts';

/** `18` and its text as one measure: `18.推动…`, `（1）2024年…`; a number that brings its own mark stays as it is. */
export function measureLines(task: Task): string[] {
  const [first = '', ...rest] = inParagraphs(task.text);
  return [numberMark(task.number === null ? '' : inLine(task.number), first) + first, ...rest].filter((line) => line !== '');
}

function numberMark(number: string, text: string): string {
  // 1.2024年 and 3、9月 would be read as one number or as two months.
  if (/^\d+$/.test(number)) return /^[\d.]/.test(text) ? `（${number}）` : `${number}.`;
  return /^[一二三四五六七八九十百]+$/.test(number) ? `${number}、` : number;
}

/** Whether a document counts its measures anew under each heading, so that a number alone names none of them. */
export function numbersRestart(tasks: readonly Task[]): boolean {
  const numbers = tasks.flatMap((task) => (task.number === null ? [] : [inLine(task.number)]));
  return new Set(numbers).size < numbers.length;
}

/**
 * 序号 and 主要任务 of each task. Where the numbers begin anew, 序号 counts through and the measure keeps its own
 * number before its text, from which it is read again.
 */
export function rowNumbers(tasks: readonly Task[]): Map<Task, { readonly mark: string; readonly lines: readonly string[] }> {
  const through = numbersRestart(tasks) && tasks.every((task) => task.number === null || PLAIN.test(inLine(task.number)) && !listsPoints(task));
  let count = 0;
  return new Map(tasks.map((task) => {
    if (!through || task.number === null) return [task, { mark: inLine(task.number ?? ''), lines: inParagraphs(task.text) }];
    count += 1;
    return [task, { mark: String(count), lines: measureLines(task) }];
  }));
}

const PLAIN = /^(?:\d+|[一二三四五六七八九十百]+)$/;

/** `1.…。2.…` would be taken for the points of one measure. */
function listsPoints(task: Task): boolean {
  return /2[.．、]/.test(task.text);
}
