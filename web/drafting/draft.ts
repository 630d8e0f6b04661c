/** The draft is kept in this browser and nowhere else until its author keeps it as a document. */
const KEY = 'taizhang.draft';

export function keptDraft(): string {
  try { return localStorage.getItem(KEY) ?? ''; } catch { return ''; }
}

/** False where the browser would not keep it (a private window, no room left). */
export function keepDraft(text: string): boolean {
  try {
    if (text === '') localStorage.removeItem(KEY);
    else localStorage.setItem(KEY, text);
    return true;
  } catch { return false; }
}
