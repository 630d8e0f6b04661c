/** The thin edge of the paper: a small sign for each finding that begins in this block. */
import { createContext, type ReactNode, useContext } from 'react';
import type { Span } from '#kernel';
import type { Finding } from '#reader/model';
import { useSay } from '../labels/index.tsx';
import { type Anchor, findingOf } from './anchor.ts';
import type { MarkIndex } from './marks.ts';
import { SeveritySign } from './SeveritySign.tsx';

export const FindingsContext = createContext<{ readonly findings: readonly Finding[]; readonly choose: (anchor: Anchor) => void }>({ findings: [], choose: () => undefined });

const SHOWN = 3;

export function Gutter({ index, span }: { readonly index: MarkIndex; readonly span: Span }): ReactNode {
  const say = useSay();
  const { findings, choose } = useContext(FindingsContext);
  const here = [...new Set(index.touching(span[0], span[1]).filter((mark) => mark.kind === 'finding' && mark.start >= span[0]).map((mark) => mark.anchor))];
  if (here.length === 0) return null;
  return (
    <span className="gutter">
      {here.slice(0, SHOWN).map((anchor) => {
        const finding = findings[findingOf(anchor)];
        return finding ? (
          <button key={anchor} type="button" className="gutter-sign" tabIndex={-1} title={finding.message} aria-label={say('finding.goTo', { message: finding.message })}
            onMouseUp={(event) => event.stopPropagation()} onClick={() => choose(anchor)}>
            <SeveritySign severity={finding.severity} />
          </button>
        ) : null;
      })}
    </span>
  );
}
