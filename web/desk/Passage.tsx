/** A passage of the paper with its marks. Each piece knows its offset, so chosen words lead back to the reading. */
import { memo, type ReactNode } from 'react';
import { type MarkIndex, type MarkKind, type Segment, segmentsOf, type Stress } from './marks.ts';

export interface PassageProps {
  readonly text: string;
  readonly start: number;
  readonly end: number;
  readonly index: MarkIndex;
  readonly hidden: ReadonlySet<MarkKind>;
  readonly stresses: readonly Stress[];
}

export const Passage = memo(function Passage({ text, start, end, index, hidden, stresses }: PassageProps): ReactNode {
  const marks = index.touching(start, end).filter((mark) => mark.kind === 'finding' || !hidden.has(mark.kind));
  const near = stresses.filter(({ span }) => span[0] < end && span[1] > start);
  if (marks.length === 0 && near.length === 0) return <span data-s={start}>{text.slice(start, end)}</span>;
  return segmentsOf(start, end, marks, near).map((segment) => (
    <span key={segment.start} data-s={segment.start} className={classOf(segment)} data-anchors={segment.anchors.length > 0 ? segment.anchors.join(' ') : undefined}
      data-emphasis={segment.emphasis ?? undefined}>
      {text.slice(segment.start, segment.end)}
    </span>
  ));
});

function classOf(segment: Segment): string | undefined {
  const names = [
    segment.kind === null ? '' : `mark mark-${segment.kind}`,
    segment.severity === null ? '' : `squiggle squiggle-${segment.severity}`,
    segment.emphasis === null ? '' : `stress-${segment.emphasis}`,
  ].filter((name) => name !== '');
  return names.length === 0 ? undefined : names.join(' ');
}

/** Offset in the reading of a place in the drawn paper; null outside it. */
export function offsetAt(node: Node, within: number): number | null {
  const element = node instanceof Element ? node : node.parentElement;
  if (node instanceof Text) {
    const piece = element?.closest('[data-s]');
    return piece ? Number(piece.getAttribute('data-s')) + within : null;
  }
  if (element === null) return null;
  // A selection that ends between elements (a double click, a whole line): the piece after the gap, or the end of the one before it.
  const own = element.closest('[data-s]');
  const pieces = own ? [own] : [...element.querySelectorAll('[data-s]')];
  const gap = element.childNodes[within];
  const after = own || !gap ? undefined : pieces.find((piece) => gap.contains(piece) || (gap.compareDocumentPosition(piece) & Node.DOCUMENT_POSITION_FOLLOWING) !== 0);
  if (own && within === 0) return Number(own.getAttribute('data-s'));
  if (after) return Number(after.getAttribute('data-s'));
  const last = pieces.at(-1);
  return last ? Number(last.getAttribute('data-s')) + (last.textContent?.length ?? 0) : null;
}

/** The drawn place of an offset, for giving a selection back after the paper was drawn again. */
export function placeOf(root: Element, offset: number): { node: Node; within: number } | null {
  let best: Element | null = null;
  for (const piece of root.querySelectorAll('[data-s]')) {
    if (Number(piece.getAttribute('data-s')) > offset) break;
    best = piece;
  }
  const node = best?.firstChild;
  if (!best || !(node instanceof Text)) return null;
  return { node, within: Math.min(offset - Number(best.getAttribute('data-s')), node.length) };
}
