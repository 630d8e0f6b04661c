/** The office's own sign-in by OpenID Connect: authorization code with PKCE, state and nonce. */
import { type Refusal, refuse } from '#kernel';
import type { Configuration } from 'openid-client';

/** What the browser keeps between leaving and coming back. */
export interface Pending { readonly state: string; readonly nonce: string; readonly verifier: string; readonly redirect: string }

export interface Office {
  readonly name: string;
  /** Refuses `office-unreachable`. */
  readonly begin: (redirect: string) => Promise<{ readonly address: string; readonly pending: Pending } | Refusal>;
  /**
   * @param query as the browser came back with, `?code=…&state=…`.
   * @returns who it is there. Refuses `office-unreachable`, `office-refused`.
   */
  readonly finish: (query: string, pending: Pending) => Promise<{ readonly subject: string } | Refusal>;
}

export interface OfficeSettings { readonly issuer: string; readonly clientId: string; readonly clientSecret: string | undefined; readonly name: string }

const SECONDS = 10;

export function openOffice({ issuer, clientId, clientSecret, name }: OfficeSettings): Office {
  let known: Promise<Configuration> | undefined;
  /** What the issuer says of itself is asked once; a failure is asked again. */
  const configuration = (): Promise<Configuration> => {
    known ??= discover().catch((error: unknown) => { known = undefined; throw error; });
    return known;
  };
  const discover = async (): Promise<Configuration> => {
    const { allowInsecureRequests, discovery, None } = await import('openid-client');
    // Settings allow http for this machine only.
    const execute = issuer.startsWith('http:') ? [allowInsecureRequests] : [];
    return discovery(new URL(issuer), clientId, clientSecret, clientSecret === undefined ? None() : undefined, { execute, timeout: SECONDS });
  };
  return {
    name,
    begin: async (redirect) => {
      try {
        const { buildAuthorizationUrl, calculatePKCECodeChallenge, randomNonce, randomPKCECodeVerifier, randomState } = await import('openid-client');
        const pending: Pending = { state: randomState(), nonce: randomNonce(), verifier: randomPKCECodeVerifier(), redirect };
        const address = buildAuthorizationUrl(await configuration(), {
          redirect_uri: redirect, scope: 'openid', state: pending.state, nonce: pending.nonce, code_challenge: await calculatePKCECodeChallenge(pending.verifier), code_challenge_method: 'S256',
        });
        return { address: address.href, pending };
      } catch {
        return refuse('office-unreachable');
      }
    },
    finish: async (query, { state, nonce, verifier, redirect }) => {
      let at: Configuration;
      try {
        at = await configuration();
      } catch {
        return refuse('office-unreachable');
      }
      try {
        const { authorizationCodeGrant } = await import('openid-client');
        const back = new URL(redirect);
        back.search = query;
        const tokens = await authorizationCodeGrant(at, back, { expectedState: state, expectedNonce: nonce, pkceCodeVerifier: verifier, idTokenExpected: true });
        const subject = tokens.claims()?.sub;
        return subject === undefined || subject === '' ? refuse('office-refused') : { subject };
      } catch {
        // A wrong state, nonce or signature, a code that was used, a person who declined: all begin anew.
        return refuse('office-refused');
      }
    },
  };
}
