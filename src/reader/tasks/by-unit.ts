/** Papers that divide the work by unit: （一）县教育局 as a heading over what it does, or 县教育局:… as a paragraph. */
import type { Flow } from '../flow.ts';
import { slice } from '../flow.ts';
import { headingFlow, type Node } from '../outline.ts';
import { splitUnits } from '../units/list.ts';
import { addUnits, emptyDraft } from '../units/roles.ts';
import type { Statement } from '../units/statement.ts';
import { isPlainlyUnit } from '../vocabulary/units.ts';
import type { Passage } from './draft.ts';
import type { Stated } from './runs.ts';

/** What one unit, or several together, have to do. */
export interface Duty { readonly node: Node; readonly stated: Stated; /** The words themselves, where no numbered points stand below. */ readonly flow: Flow | null }

const LONGEST_NAMES = 60;

/** What the names at the front of the words say, or null where something else stands there. `to`: where the names end. */
function namesIn(flow: Flow, from: number, to: number): Stated | null {
  if (to - from < 2 || to - from > LONGEST_NAMES) return null;
  const units = splitUnits(flow, from, to);
  if (units.length === 0 || !units.every((unit) => isPlainlyUnit(flow.text.slice(unit.from, unit.to)))) return null;
  const draft = emptyDraft();
  addUnits(units, 'responsible', draft, flow);
  return { flow, statement: { from, to, ...draft } satisfies Statement };
}

/** 1.县教育局、县财政局:落实…: the names in front of a measure, and its own words. */
export function opensWithNames({ flow, from, to }: Passage): { readonly stated: Stated; readonly rest: Passage } | null {
  const stop = flow.text.slice(from, Math.min(to, from + LONGEST_NAMES)).indexOf(':');
  const stated = stop > 0 && to - from - stop > 6 ? namesIn(flow, from, from + stop) : null;
  return stated && { stated, rest: { flow, from: from + stop + 1, to } };
}

/** 县教育局:落实…; in 县教育局负责… the name is a word of the sentence and stays with it. */
function dutyIn(node: Node, flow: Flow): Duty | null {
  const stop = /[:。]|(?:主要|具体|牵头)?负责/.exec(flow.text.slice(0, LONGEST_NAMES))?.index ?? -1;
  const stated = stop > 0 && stop < flow.text.length - 6 ? namesIn(flow, 0, stop) : null;
  return stated && { node, stated, flow: /[:。]/.test(flow.text[stop] as string) ? slice(flow, stop + 1, flow.text.length) : flow };
}

function dutiesOf(node: Node): Duty[] {
  const heading = headingFlow(node);
  const names = node.children.length > 0 ? namesIn(heading, node.marker?.length ?? 0, heading.text.length) : null;
  if (names) return [{ node, stated: names, flow: null }];
  return [...node.segments.flatMap((segment) => dutyIn(node, segment.flow) ?? []), ...node.children.flatMap(dutiesOf)];
}

/** Told by unit throughout: a name at one place only may be anything. */
const LEAST_DUTIES = 2;

/** The duties that stand in each section that is told so. */
export function dutiesBySection(root: Node): ReadonlyMap<Node, readonly Duty[]> {
  const found = new Map<Node, readonly Duty[]>();
  const lone: (readonly [Node, Duty])[] = [];
  for (const section of root.children) {
    const duties = dutiesOf(section);
    if (duties.length >= LEAST_DUTIES) found.set(section, duties);
    else if (duties.length === 1 && (duties[0] as Duty).node === section && (duties[0] as Duty).flow === null) lone.push([section, duties[0] as Duty]);
  }
  // 一、县教育局 二、县财政局: the sections themselves are told by unit
  if (lone.length >= LEAST_DUTIES) for (const [section, duty] of lone) found.set(section, [duty]);
  return found;
}
