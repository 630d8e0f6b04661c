/** What the paragraphs of an outline say of who does what, and what its numbers are used for. */
import type { Flow } from '../flow.ts';
import type { Node } from '../outline.ts';
import type { MarkerType } from '../text/markers.ts';
import { type Statement, statementsIn } from '../units/statement.ts';

export interface Marked { readonly flow: Flow; readonly statements: readonly Statement[] }

export interface Plan {
  readonly statements: Map<Node, readonly Marked[]>;
  /** Statements in the node and everything below it. */
  readonly count: Map<Node, number>;
  /** Marker types whose leaves bear statements of their own more often than not. */
  readonly tasked: ReadonlySet<MarkerType>;
  /** Marker types whose numbers run on from one heading to the next: each of them numbers a measure. */
  readonly running: ReadonlySet<MarkerType>;
  /** Marker types of which, under every heading that has several, only the last says who: it closes them all. */
  readonly closed: ReadonlySet<MarkerType>;
  readonly total: number;
}

export function planOf(root: Node): Plan {
  const statements = new Map<Node, readonly Marked[]>();
  const count = new Map<Node, number>();
  const leaves = new Map<MarkerType, { bearing: number; bare: number }>();
  const starts = new Map<MarkerType, { anew: number; on: number }>();
  const groups = new Map<MarkerType, { closed: number; open: number }>();
  const walk = (node: Node): number => {
    const marked = node.segments.map((segment) => ({ flow: segment.flow, statements: statementsIn(segment.flow) }));
    statements.set(node, marked);
    const first = node.children[0]?.marker;
    if (first) { const tally = starts.get(first.type) ?? { anew: 0, on: 0 }; if (first.value <= 1) tally.anew += 1; else tally.on += 1; starts.set(first.type, tally); }
    let sum = marked.reduce((n, one) => n + one.statements.length, 0);
    for (const child of node.children) sum += walk(child);
    count.set(node, sum);
    const last = node.children.at(-1);
    if (last && last.type !== 'root' && node.children.length > 1 && node.children.every((child) => child.children.length === 0)) {
      const bearing = node.children.filter((child) => (count.get(child) ?? 0) > 0);
      const tally = groups.get(last.type) ?? { closed: 0, open: 0 };
      if (bearing.length === 1 && bearing[0] === last) tally.closed += 1; else if (bearing.length > 0) tally.open += 1;
      groups.set(last.type, tally);
    }
    if (node.children.length === 0 && node.type !== 'root') {
      const tally = leaves.get(node.type) ?? { bearing: 0, bare: 0 };
      if (sum > 0) tally.bearing += 1; else tally.bare += 1;
      leaves.set(node.type, tally);
    }
    return sum;
  };
  const total = walk(root);
  const closed = new Set([...groups].filter(([, tally]) => tally.closed > 1 && tally.open === 0).map(([type]) => type));
  const tasked = new Set([...leaves].filter(([type, tally]) => !closed.has(type) && tally.bearing > 1 && tally.bearing >= tally.bare * 0.5).map(([type]) => type));
  const running = new Set([...starts].filter(([, tally]) => tally.anew <= 1 && tally.on > 0).map(([type]) => type));
  return { statements, count, tasked, running, closed, total };
}

/** The node's own paragraphs. */
export function markedIn(node: Node, plan: Plan): readonly Marked[] {
  return plan.statements.get(node) as readonly Marked[];
}

/** It, or something below it, says who does what. */
export function saysWho(node: Node, plan: Plan): boolean {
  return (plan.count.get(node) ?? 0) > 0;
}
