/** Where one was before leaving for the office's sign-in; of this tab only. */
const KEY = 'taizhang.back';

export function rememberPlace(): void {
  try { sessionStorage.setItem(KEY, `${location.pathname}${location.search}`); } catch { /* private window: one comes back to the first page */ }
}

/** Told once; a path of ours and nothing else. */
export function takePlace(): string {
  try {
    const place = sessionStorage.getItem(KEY) ?? '/';
    sessionStorage.removeItem(KEY);
    return /^\/(?![/\\])/.test(place) && !place.startsWith('/office-sign-in') ? place : '/';
  } catch {
    return '/';
  }
}
