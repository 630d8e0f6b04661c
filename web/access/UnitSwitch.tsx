/** Beside the name: the unit in whose name one works, for whoever holds roles at several. */
import type { ReactNode } from 'react';
import { useLocation } from 'react-router';
import { useSay } from '../labels/index.tsx';
import { useFolding } from '../shell/use-folding.ts';
import { useSession } from './session.tsx';

export function UnitSwitch(): ReactNode {
  const say = useSay();
  const { units, unit, workFor } = useSession();
  const { pathname } = useLocation();
  const details = useFolding(pathname);
  if (units.length === 0) return null;
  const choose = (id: string | null): void => {
    details.current?.removeAttribute('open');
    workFor(id);
  };
  return (
    <details className="menu-more unit-switch" ref={details}>
      <summary aria-label={say('shell.workingFor', { unit: unit?.name ?? say('shell.everyUnit') })}><span lang="zh-CN">{unit?.name ?? say('shell.everyUnit')}</span></summary>
      <div role="group" aria-label={say('shell.workFor')}>
        {[null, ...units].map((one) => <button key={one?.id ?? 'all'} type="button" aria-pressed={(unit?.id ?? null) === (one?.id ?? null)} onClick={() => choose(one?.id ?? null)}>{one?.name ?? say('shell.everyUnit')}</button>)}
      </div>
    </details>
  );
}
