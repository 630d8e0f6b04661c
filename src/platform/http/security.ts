/** Who may speak to us, and what a page of ours may load. */
import { type Refusal, refuse } from '#kernel';

/** `host:port` as a browser on this machine writes it. */
export function localAuthorities(port: number): ReadonlySet<string> {
  const names = ['127.0.0.1', 'localhost', '[::1]'];
  return new Set([...names.map((name) => `${name}:${port}`), ...(port === 80 ? names : [])]);
}

export interface Sender {
  readonly host: string | undefined;
  readonly origin: string | undefined;
  readonly site: string | undefined;
}

/**
 * Refuses a name that was pointed at us (DNS rebinding) and a page of another site that calls us.
 * @param own the address behind a proxy, `https://host`.
 */
export function refuseForeign(sender: Sender, port: number, api: boolean, own?: string): Refusal | null {
  const ours = localAuthorities(port);
  const shown = own === undefined ? undefined : new URL(own);
  if (sender.host === undefined || !(ours.has(sender.host.toLowerCase()) || sender.host.toLowerCase() === shown?.host)) return refuse('foreign-host', { address: own ?? `http://127.0.0.1:${port}` });
  if (sender.origin !== undefined && sender.origin.toLowerCase() !== shown?.origin && !(sender.origin.startsWith('http://') && ours.has(sender.origin.slice(7).toLowerCase()))) return refuse('foreign-origin');
  return api && sender.site === 'cross-site' ? refuse('foreign-origin') : null;
}

export const headers: Readonly<Record<string, string>> = {
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
  'referrer-policy': 'no-referrer',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'permissions-policy': 'camera=(), microphone=(), geolocation=(), display-capture=()',
};

/** @param nonce of this response's page: Ant Design writes its styles at run time and marks them with it. */
export function contentSecurityPolicy(nonce?: string): string {
  return [
    "default-src 'self'", "script-src 'self'", `style-src 'self'${nonce === undefined ? '' : ` 'nonce-${nonce}'`}`, "img-src 'self' data:", "worker-src 'self'",
    "object-src 'none'", "base-uri 'none'", "form-action 'self'", "frame-ancestors 'none'",
  ].join('; ');
}
