/** Numbers that rule rather than aim. */
import type { ReactNode } from 'react';
import type { Reading } from '#reader/model';
import { useSay } from '../labels/index.tsx';
import type { Anchor } from './anchor.ts';
import { ToWords } from './ToWords.tsx';
import { targetFigure } from './wording.ts';

export function Parameters({ reading, at, onChoose }: { readonly reading: Reading; readonly at: Anchor | null; readonly onChoose: (anchor: Anchor) => void }): ReactNode {
  const say = useSay();
  if (reading.parameters.length === 0) return <p className="blank">{say('parameters.empty')}</p>;
  return (
    <table className="targets">
      <thead><tr><th scope="col">{say('parameter.subject')}</th><th scope="col" className="figure">{say('target.value')}</th><th scope="col">{say('target.unit')}</th><th scope="col">{say('parameter.words')}</th></tr></thead>
      <tbody>
        {reading.parameters.map((one, p) => (
          <tr key={p} className={at === `p${p}` ? 'is-chosen' : undefined}>
            <td data-label={say('parameter.subject')}>{one.subject}</td>
            <td data-label={say('target.value')} className="figure">{targetFigure(one)}</td>
            <td data-label={say('target.unit')}>{one.unit}</td>
            <td data-label={say('parameter.words')}><ToWords anchor={`p${p}`} at={at} onChoose={onChoose}>{one.text}</ToWords></td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
