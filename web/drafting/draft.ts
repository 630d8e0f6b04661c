/**
 * The draft is kept in this browser and nowhere else until its author keeps it as a document.
 * A text with a secrecy mark is not kept at all. Several windows share the one draft: what another has kept is never written over unasked.
 */
import { secrecyMark } from '#intake/secrecy';
import { textSource } from '#reader';

export const DRAFT_KEY = 'taizhang.draft';
/** What this window had when it was left while another had kept something else. */
const MINE = 'taizhang.draft.mine';

export function isSecret(text: string): boolean {
  return secrecyMark(textSource(text), '') !== null;
}

/** What is kept now; a marked text that an earlier version kept is erased at sight. */
export function keptDraft(): string {
  try {
    const kept = localStorage.getItem(DRAFT_KEY) ?? '';
    if (!isSecret(kept)) return kept;
  } catch { return ''; }
  eraseDraft();
  return '';
}

export function eraseDraft(): void {
  try {
    localStorage.removeItem(DRAFT_KEY);
    sessionStorage.removeItem(MINE);
  } catch { /* nothing was kept where nothing can be kept */ }
}

export type Keeping = 'kept' | 'not-kept' | 'another';

/** `known` is what this window last saw kept; `another` window may have kept something else since. */
export function keepDraft(text: string, known: string): Keeping {
  try {
    const there = localStorage.getItem(DRAFT_KEY) ?? '';
    if (there !== known && there !== text) return 'another';
    if (text === '') localStorage.removeItem(DRAFT_KEY);
    else if (there !== text) localStorage.setItem(DRAFT_KEY, text);
    return 'kept';
  } catch { return 'not-kept'; }
}

/** The text of this window through a reload, while it is not settled whose is kept. */
export function keepMine(text: string | null): void {
  try {
    if (text === null) sessionStorage.removeItem(MINE);
    else sessionStorage.setItem(MINE, text);
  } catch { /* the window holds it */ }
}

export function keptMine(): string | null {
  try { return sessionStorage.getItem(MINE); } catch { return null; }
}
