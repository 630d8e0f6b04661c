/** What stood in a cell and what stands there now: lines that went are struck out, lines that came are marked. */
import type { ReactNode } from 'react';
import type { TaskChange } from '#plans/model';
import { useWords } from '../labels/words.ts';
import { KINDS } from './shown.ts';
import { words } from './words.ts';

export function Differences({ differences }: { readonly differences: TaskChange['differences'] }): ReactNode {
  const say = useWords(words);
  if (differences.length === 0) return null;
  const said = (cell: string, line: string): string => {
    const kind = KINDS.find((one) => one === line);
    return cell === 'kind' && kind !== undefined ? say(`kind.${kind}`) : cell === 'status' ? say(line === 'active' ? 'cell.active' : 'cell.withdrawn') : line;
  };
  return (
    <dl className="differences" lang="zh-CN">
      {differences.map(({ cell, before, after }) => (
        <div key={cell}>
          <dt>{say(`cell.${cell}`)}</dt>
          <dd>
            {before.filter((line) => !after.includes(line)).map((line) => <del key={`-${line}`}>{said(cell, line)}</del>)}
            {after.filter((line) => !before.includes(line)).map((line) => <ins key={`+${line}`}>{said(cell, line)}</ins>)}
            {before.every((line) => after.includes(line)) && after.every((line) => before.includes(line)) ? <span>{after.join('、')}</span> : null}
          </dd>
        </div>
      ))}
    </dl>
  );
}
