/** The paper: the issued document with its own look, lightly marked; words lead to the ledger and back. */
import { type KeyboardEvent, memo, type MouseEvent, type ReactNode, useEffect, useLayoutEffect, useMemo, useRef, useState } from 'react';
import type { Span } from '#kernel';
import type { Reading } from '#reader/model';
import { useSay } from '../labels/index.tsx';
import type { Anchor } from './anchor.ts';
import { Gutter } from './Gutter.tsx';
import { anchorIn, type MarkIndex, type MarkKind, type Stress } from './marks.ts';
import { blockAt, layOut, type PaperBlock } from './paper-layout.ts';
import { offsetAt, Passage, placeOf } from './Passage.tsx';

export interface PaperProps {
  readonly reading: Reading;
  readonly index: MarkIndex;
  readonly hidden: ReadonlySet<MarkKind>;
  readonly at: Anchor | null;
  readonly stresses: readonly Stress[];
  /** Counts up when the choice was made elsewhere and the paper should go there. */
  readonly call: number;
  readonly onChoose: (anchor: Anchor) => void;
  readonly onHover: (anchor: Anchor | null) => void;
  readonly onWords?: ((words: Span | null) => void) | undefined;
  readonly keepsChoice?: ((anchor: Anchor) => boolean) | undefined;
}

const CHUNK = 40;
/** Papers with more blocks than this are drawn as they come near. */
const LAZY_FROM = 800;
const MANY_COLUMNS = 5;
const NO_STRESS: readonly Stress[] = [];

export function Paper(props: PaperProps): ReactNode {
  const { reading, index, hidden, at, stresses, call, onChoose, onHover, onWords, keepsChoice } = props;
  const say = useSay();
  const root = useRef<HTMLDivElement>(null);
  const kept = useRef<readonly [number, number] | null>(null);
  const blocks = useMemo(() => layOut(reading), [reading]);
  const chunks = useMemo(() => Array.from({ length: Math.ceil(blocks.length / CHUNK) }, (_, i) => blocks.slice(i * CHUNK, (i + 1) * CHUNK)), [blocks]);
  const called = useMemo(() => {
    const first = stresses.find((stress) => stress.emphasis === 'chosen') ?? (at === null ? stresses.find((stress) => stress.emphasis === 'sought') : undefined) ?? stresses[0];
    return first === undefined || call === 0 && at === null ? -1 : Math.floor(blockAt(blocks, first.span[0]) / CHUNK);
  }, [stresses, blocks, call, at]);

  useEffect(() => {
    const place = at === null ? root.current?.querySelector('[data-emphasis="sought"]') : root.current?.querySelector('[data-emphasis="chosen"]') ?? root.current?.querySelector('[data-emphasis="within"]');
    place?.scrollIntoView({ block: 'center' });
    // The place is sought when the choice is made, not whenever the paper is drawn again.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [call]);

  useLayoutEffect(() => {
    const range = kept.current;
    kept.current = null;
    if (range === null || root.current === null) return;
    const from = placeOf(root.current, range[0]);
    const to = placeOf(root.current, range[1]);
    if (from && to) getSelection()?.setBaseAndExtent(from.node, from.within, to.node, to.within);
  }, [stresses]);

  function choose(event: MouseEvent): void {
    const selection = getSelection();
    if (selection && !selection.isCollapsed && selection.rangeCount > 0 && root.current?.contains(selection.anchorNode)) {
      const range = selection.getRangeAt(0);
      const start = offsetAt(range.startContainer, range.startOffset);
      const end = offsetAt(range.endContainer, range.endOffset);
      if (start === null || end === null) return;
      const anchor = anchorIn(reading, index, start, end, at);
      if (end > start) onWords?.([start, end]);
      if (anchor !== null && anchor !== at && keepsChoice?.(anchor) !== true) {
        kept.current = [start, end];
        onChoose(anchor);
      }
      return;
    }
    onWords?.(null);
    const piece = (event.target as Element).closest('[data-s]');
    if (piece === null) return;
    const start = Number(piece.getAttribute('data-s'));
    const anchors = piece.getAttribute('data-anchors')?.split(' ') ?? [];
    const anchor = anchors.find((one) => at !== null && one !== at && one.split('.')[0] === at.split('.')[0]) ?? anchors[0] ?? anchorIn(reading, index, caret(event) ?? start, 0, at);
    if (anchor !== null && anchor !== undefined) onChoose(anchor);
  }

  /** The signs at the edge are one stop of the Tab key; up and down go from one to the next. */
  useEffect(() => {
    const signs = root.current?.querySelectorAll<HTMLElement>('.gutter-sign') ?? [];
    if (![...signs].some((sign) => sign.tabIndex === 0)) signs[0]?.setAttribute('tabindex', '0');
  });
  function walk(event: KeyboardEvent): void {
    const move = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    const here = (event.target as Element).closest<HTMLElement>('.gutter-sign');
    if (move === undefined || here === null) return;
    event.preventDefault();
    const signs = [...root.current?.querySelectorAll<HTMLElement>('.gutter-sign') ?? []];
    const next = signs[signs.indexOf(here) + move];
    if (next === undefined) return;
    here.tabIndex = -1;
    next.tabIndex = 0;
    next.focus();
  }

  function hover(event: MouseEvent): void {
    const anchors = (event.target as Element).closest('[data-anchors]')?.getAttribute('data-anchors');
    onHover(anchors?.split(' ')[0] ?? null);
  }

  return (
    <div className="paper" ref={root} tabIndex={0} role="document" aria-label={say('desk.paper')} lang="zh-CN" onKeyDown={walk} onMouseUp={choose} onMouseOver={hover} onMouseLeave={() => onHover(null)}>
      {chunks.map((chunk, i) => (
        <Chunk key={i} blocks={chunk} text={reading.source.text} index={index} hidden={hidden} lazy={blocks.length > LAZY_FROM && i > 1} wanted={i === called}
          stresses={touching(chunk, stresses)} />
      ))}
      {blocks.length === 0 ? <p className="quiet">{say('desk.emptyPaper')}</p> : null}
    </div>
  );
}

function touching(chunk: readonly PaperBlock[], stresses: readonly Stress[]): readonly Stress[] {
  const start = chunk[0]?.span[0] ?? 0;
  const end = chunk.at(-1)?.span[1] ?? 0;
  const near = stresses.filter(({ span }) => span[0] < end && span[1] > start);
  return near.length === 0 ? NO_STRESS : near;
}

function caret(event: MouseEvent): number | null {
  const position = document.caretPositionFromPoint?.(event.clientX, event.clientY);
  return position ? offsetAt(position.offsetNode, position.offset) : null;
}

interface DrawProps { readonly text: string; readonly index: MarkIndex; readonly hidden: ReadonlySet<MarkKind>; readonly stresses: readonly Stress[] }

const Chunk = memo(function Chunk({ blocks, lazy, wanted, ...draw }: DrawProps & { readonly blocks: readonly PaperBlock[]; readonly lazy: boolean; readonly wanted: boolean }): ReactNode {
  const [near, setNear] = useState(!lazy);
  const holder = useRef<HTMLDivElement>(null);
  const shown = near || wanted;
  useEffect(() => {
    if (shown || holder.current === null) return;
    const observer = new IntersectionObserver((entries) => { if (entries.some((entry) => entry.isIntersecting)) setNear(true); }, { rootMargin: '1600px' });
    const all = (): void => setNear(true);
    observer.observe(holder.current);
    addEventListener('beforeprint', all);
    return () => { observer.disconnect(); removeEventListener('beforeprint', all); };
  }, [shown]);
  return (
    <div className="paper-chunk" ref={holder} style={shown ? undefined : { height: `${blocks.length * 3}em` }}>
      {shown ? blocks.map((block) => <DrawnBlock key={block.span[0]} block={block} {...draw} />) : null}
    </div>
  );
});

function DrawnBlock({ block, ...draw }: DrawProps & { readonly block: PaperBlock }): ReactNode {
  const tableName = useSay()('desk.table');
  const gutter = <Gutter index={draw.index} span={block.span} />;
  if (block.kind === 'chrome') return <FoldedChrome lines={block.lines} {...draw} />;
  if (block.kind === 'table') {
    return (
      <div className={`paper-block paper-table-holder${(block.rows[0]?.length ?? 0) > MANY_COLUMNS ? ' is-wide' : ''}`}>
        {gutter}
        <div className="paper-table-frame" tabIndex={0} role="group" aria-label={tableName}>
          <table className="paper-table">
            <tbody>
              {block.rows.map((row, r) => (
                <tr key={r}>
                  {row.map((cell) => {
                    const Tag = cell.row < block.headRows ? 'th' : 'td';
                    return (
                      <Tag key={cell.column} rowSpan={cell.rowSpan > 1 ? cell.rowSpan : undefined} colSpan={cell.columnSpan > 1 ? cell.columnSpan : undefined}>
                        <Passage start={cell.span[0]} end={cell.span[1]} {...draw} />
                      </Tag>
                    );
                  })}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      </div>
    );
  }
  const { look } = block;
  return (
    <p className={`paper-block paper-${look.role} align-${look.align}${look.bold ? ' bold' : ''}${look.gap ? ' gap' : ''}`}>
      {gutter}
      <Passage start={block.span[0]} end={block.span[1]} {...draw} />
    </p>
  );
}

/** What surrounds a saved page (menus, counters, footers) is folded away, but not lost. */
function FoldedChrome({ lines, ...draw }: DrawProps & { readonly lines: readonly (readonly [number, number])[] }): ReactNode {
  const say = useSay();
  return (
    <details className="paper-chrome" open={draw.stresses.some(({ span }) => lines.some(([start, end]) => span[0] < end && span[1] > start))}>
      <summary>{say('desk.chrome', { count: lines.length })}</summary>
      {lines.map(([start, end]) => <p key={start}><Passage start={start} end={end} {...draw} /></p>)}
    </details>
  );
}
