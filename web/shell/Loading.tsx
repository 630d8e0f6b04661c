import type { ReactNode } from 'react';
import { useSay } from '../labels/index.tsx';

/** Appears only when something takes long enough to be noticed; keeps the height of the page. */
export function Loading(): ReactNode {
  const say = useSay();
  return <p className="loading" role="status">{say('shell.loading')}</p>;
}
