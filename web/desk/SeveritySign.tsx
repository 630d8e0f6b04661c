import type { ReactNode } from 'react';
import type { Severity } from '#reader/model';

const SHAPE: Readonly<Record<Severity, string>> = { error: '!', warning: '!', note: 'i' };

/**
 * A severity as a small plate: filled, outlined, or a plain letter; the word stands beside it or in the label of the button that holds it.
 * Squares, triangles and circles are kept for the states of a task (■ overdue, ▲ behind, ○ not due).
 */
export function SeveritySign({ severity }: { readonly severity: Severity }): ReactNode {
  return <span className={`severity severity-${severity}`} aria-hidden="true">{SHAPE[severity]}</span>;
}
