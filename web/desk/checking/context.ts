/** The checking of the document at this desk, for the parts of the desk that show it; null over a draft, which nobody checks. */
import { createContext, useContext } from 'react';
import type { Span } from '#kernel';
import { type Anchor, taskOf } from '../anchor.ts';
import type { AddedField, Checking } from './use-checking.ts';

/** What is being typed: into a cell, or for a new one. */
export type Editing =
  | { readonly kind: 'cell'; readonly at: Anchor; /** The words chosen in the paper take the place of those it rests on. */ readonly withWords?: boolean }
  | { readonly kind: 'new'; readonly at: Anchor; readonly field: AddedField; readonly role?: 'lead' | 'cooperating' };

export interface CheckingDesk {
  readonly checking: Checking;
  readonly editing: Editing | null;
  readonly edit: (editing: Editing | null) => void;
  /** Words chosen in the paper, for what is being typed. */
  readonly words: Span | null;
  readonly chooseWords: (words: Span | null) => void;
  /** The narrow screen's other half, to choose words there. */
  readonly toPaper: () => void;
}

export const CheckingContext = createContext<CheckingDesk | null>(null);

export function useCheckingDesk(): CheckingDesk | null {
  return useContext(CheckingContext);
}

/** The row under which the typing is done; -1 elsewhere. */
export function editedTask({ at }: Editing): number {
  return taskOf(at);
}
