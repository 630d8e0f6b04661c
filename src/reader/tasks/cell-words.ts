/** The words of a cell that number or name a measure. */
import type { Flow } from '../flow.ts';
import { markerOf } from '../text/markers.ts';
import { type Passage, whole } from './draft.ts';

/** A cell that begins 1.… and goes on 2.…, or (1)… and (2)…, lists points of one measure; its first number is no number of the row. But a number may have points (1)… and (2)… of its own below it. */
export function manyPoints(flow: Flow, first: number): boolean {
  if (first !== 1) return false;
  const rest = flow.text.slice(4, 4000);
  if (!flow.text.startsWith('(')) return SECOND.test(rest);
  const second = BRACKETED_SECOND.exec(rest);
  return second !== null && !rest.slice(0, second.index).includes('(1)');
}
const SECOND = /(?:。|;|>|[\p{Script=Han})])2[.、](?!\d)/u;
const BRACKETED_SECOND = /(?:。|;|>|[\p{Script=Han})])\(2\)/u;

export function trimNumber(flow: Flow): Passage {
  const found = /\d+(?:\.\d+)+|[^().、\[\]]+/.exec(flow.text);
  return found ? { flow, from: found.index, to: found.index + found[0].length } : whole(flow);
}

export function trimTitle(flow: Flow): Passage {
  return { flow, from: 0, to: /[。;,]$/.test(flow.text) ? flow.text.length - 1 : flow.text.length };
}

export function nameOf(flow: Flow): { number: Passage | null; title: Passage } {
  const marker = markerOf(flow.text);
  const title = trimTitle(flow);
  return marker && marker.value > 0 ? { number: { flow, from: marker.number[0], to: marker.number[1] }, title: { ...title, from: marker.length } } : { number: null, title };
}

export function titleIn(body: Passage): Passage | null {
  const text = body.flow.text.slice(body.from, body.to);
  const stop = /。|(?<!\d):|:(?!\d)/.exec(text);
  return stop && stop.index >= 2 && stop.index <= 30 && stop.index < text.length - 1 ? { flow: body.flow, from: body.from, to: body.from + stop.index } : null;
}
