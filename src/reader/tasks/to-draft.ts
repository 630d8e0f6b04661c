/** From a run of words with what says who to the draft of a measure. */
import type { Flow } from '../flow.ts';
import type { Node } from '../outline.ts';
import type { Statement } from '../units/statement.ts';
import { opensWithNames } from './by-unit.ts';
import type { Passage, TaskDraft, UnitPassage } from './draft.ts';
import { fixRoles } from './roles.ts';
import type { Run, Stated } from './runs.ts';

/** 4-5月:开展自查…: the time of a step stands in front of it. */
function opensWithMonth(passage: Passage | undefined): Passage | null {
  const length = passage ? (/^(?:20\d{2}年)?\d{1,2}(?:月?[-~至]\d{1,2})?月(?:底|初|上旬|中旬|下旬|份)?前?(?=:.{4})/.exec(passage.flow.text.slice(passage.from, passage.from + 24))?.[0].length ?? 0) : 0;
  return passage && length > 0 && passage.to - passage.from > length + 4 ? { flow: passage.flow, from: passage.from, to: passage.from + length } : null;
}

/** A section of an office. */
const SECTION = /(?:[科股室处]|中心|站|馆|学校)$/;

/** The draft of a run of words below a number. `order`: which run of that number it is. */
export function toDraft(run: Run, node: Node, order: number, heading: readonly Flow[], inherited: readonly Stated[] | null): TaskDraft {
  const opening = run.statements.length === 0 && !inherited && run.passages[0] ? opensWithNames(run.passages[0]) : null;
  if (opening) return toDraft({ passages: [opening.rest, ...run.passages.slice(1)], statements: [opening.stated] }, node, order, heading, null);
  const stated = run.statements.length > 0 || !inherited ? run.statements : inherited;
  const officeLeads = stated.some(({ flow, statement }) => statement.explicit && statement.units.some((unit) => unit.role === 'lead' && SECTION.test(flow.text.slice(unit.from, unit.to))));
  const helps = (statement: Statement): boolean => officeLeads && statement.helping === true;
  const units: UnitPassage[] = stated.flatMap(({ flow, statement }) => [
    ...statement.units.map((unit) => ({ flow, unit: run.statements.length === 0 ? { ...unit, inferred: true } : unit })),
    ...(helps(statement) ? statement.offices.map((office): UnitPassage => ({ flow, unit: { ...office, role: 'cooperating', inferred: false } })) : []),
  ]);
  const dated = stated.some(({ statement }) => statement.deadline) ? null : opensWithMonth(run.passages[0]);
  const first = dated && run.passages[0] ? { ...run.passages[0], from: dated.to + 1 } : run.passages[0];
  const marker = node.marker;
  const number = order === 0 && marker && marker.value > 0 && node.opening ? { flow: node.opening, from: marker.number[0], to: marker.number[1] } : null;
  const range = extent(run, order === 0 ? node.opening : null);
  return {
    number,
    heading,
    title: first ? titleOf(first, node) : null,
    body: run.passages,
    units: fixRoles(units),
    leaders: stated.flatMap(({ flow, statement }) => statement.leaders.map((one) => ({ flow, ...one }))),
    offices: stated.flatMap(({ flow, statement }) => (helps(statement) ? [] : statement.offices).map((one) => ({ flow, ...one }))),
    deadlines: [...(dated ? [dated] : []), ...stated.flatMap(({ flow, statement }) => (statement.deadline ? [{ flow, ...statement.deadline }] : []))],
    goal: null, ownGoal: false,
    explicit: stated.some(({ statement }) => statement.explicit),
    ...range,
  };
}

function extent(run: Run, opening: Flow | null): { start: number; end: number } {
  const points: number[] = opening ? [opening.offsets[0] as number] : [];
  for (const passage of run.passages) points.push(passage.flow.offsets[passage.from] as number, (passage.flow.offsets[passage.to - 1] as number) + 1);
  for (const { flow, statement } of run.statements) points.push(flow.offsets[statement.from] as number, (flow.offsets[statement.to - 1] as number) + 1);
  return points.length > 0 ? { start: points.reduce((least, point) => Math.min(least, point)), end: points.reduce((most, point) => Math.max(most, point)) } : { start: 0, end: 0 };
}

/** The short first sentence, where more follows it; or a paragraph that is only a title. */
export function titleOf(passage: Passage, node: Node): Passage | null {
  const text = passage.flow.text.slice(passage.from, passage.to);
  // 达到10:1 is a ratio, no end
  const stop = /。|(?<!\d):|:(?!\d)/.exec(text);
  const alone = stop === null && (node.segments.length > 1 || node.children.length > 0) && node.segments[0]?.flow === passage.flow;
  const end = stop ? stop.index : text.length;
  if (end < 2 || end > 45 || (!alone && (!stop || stop.index === text.length - 1 && node.segments.length <= 1))) return null;
  return { flow: passage.flow, from: passage.from, to: passage.from + end };
}

