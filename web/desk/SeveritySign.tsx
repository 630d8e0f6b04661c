import type { ReactNode } from 'react';
import type { Severity } from '#reader/model';

const SHAPE: Readonly<Record<Severity, string>> = { error: '■', warning: '▲', note: '○' };

/** A severity as a shape; the word stands beside it or in the label of the button that holds it. */
export function SeveritySign({ severity }: { readonly severity: Severity }): ReactNode {
  return <span className={`severity severity-${severity}`} aria-hidden="true">{SHAPE[severity]}</span>;
}
