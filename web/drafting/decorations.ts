/** Marks, squiggles and the chosen words as decorations of the editor. */
import { type Extension, type Range, StateEffect, type StateEffectType, StateField } from '@codemirror/state';
import { Decoration, type DecorationSet, EditorView } from '@codemirror/view';
import type { Span } from '#kernel';
import type { Heads } from '../desk/paper-layout.ts';
import type { MarkIndex, MarkKind, Stress } from '../desk/marks.ts';

export interface Shown { readonly index: MarkIndex; readonly hidden: ReadonlySet<MarkKind>; readonly heads: Heads }
export const showMarks = StateEffect.define<Shown>();
export const showStresses = StateEffect.define<readonly Stress[]>();

function field<T>(effectType: StateEffectType<T>, build: (value: T, length: number) => DecorationSet): Extension {
  return StateField.define<DecorationSet>({
    create: () => Decoration.none,
    update(shown, transaction) {
      let next = shown.map(transaction.changes);
      for (const effect of transaction.effects) if (effect.is(effectType)) next = build(effect.value, transaction.state.doc.length);
      return next;
    },
    provide: (self) => EditorView.decorations.from(self),
  });
}

function decorate(ranges: readonly { from: number; to: number; class: string; anchor?: string }[], length: number): DecorationSet {
  const list: Range<Decoration>[] = ranges.filter(({ from, to }) => from < to && to <= length).map((range) =>
    Decoration.mark({ class: range.class, ...(range.anchor === undefined ? {} : { attributes: { 'data-anchors': range.anchor } }) }).range(range.from, range.to));
  return Decoration.set(list, true);
}

export const markField = field<Shown>(showMarks, ({ index, hidden, heads }, length) => decorate([...heads.titles.map(headed('draft-title')), ...heads.headings.map(headed('draft-heading')), ...index.marks.flatMap((mark) => {
  if (mark.kind === 'finding') return [{ from: mark.start, to: mark.end, class: `squiggle squiggle-${mark.severity ?? 'note'}` }];
  return hidden.has(mark.kind) ? [] : [{ from: mark.start, to: mark.end, class: `mark mark-${mark.kind}`, anchor: mark.anchor }];
})], length));

function headed(name: string): (span: Span) => { from: number; to: number; class: string } {
  return ([from, to]) => ({ from, to, class: name });
}

export const stressField = field<readonly Stress[]>(showStresses, (stresses, length) => decorate(stresses.map(({ span, emphasis }) => ({ from: span[0], to: span[1], class: `stress-${emphasis}` })), length));
