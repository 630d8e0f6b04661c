/** What each endpoint does. */
import { isRefusal, type Refusal, refuse } from '#kernel';
import { type Caller, type Executor, type Handlers, type Knock, type WithCookies, withCookies } from '#platform';
import * as accounts from './accounts.ts';
import type { endpoints } from './api.ts';
import { takeFirstSteps } from './first-start.ts';
import { sessionCookie, sessionTokenOf } from './gate.ts';
import { grantRole, placeSaid, revokeRole } from './grants.ts';
import { meOf } from './me.ts';
import type { Me, Role } from './model.ts';
import { enterByOffice, officeCookie, pendingOf } from './office-sign-in.ts';
import * as own from './own-account.ts';
import * as programs from './programs.ts';
import type { AccessRoom, Arrival } from './room.ts';
import * as sessions from './sessions.ts';
import { signIn, type SignedIn } from './sign-in.ts';
import { fingerprintOf } from './certificates.ts';
import { findSessionCaller } from './store/callers.ts';
import { digestOf } from './credentials.ts';
import { idleSince } from './gate.ts';

/**
 * Signing in, and what proves a person anew, works on the database itself and not in a transaction that an
 * `Idempotency-Key` opened: a wrong password must stay counted.
 * @param secure whether cookies travel by TLS only.
 * @param origin the address under which a proxy shows the pages.
 */
export function handlersOf(room: AccessRoom, secure: boolean, origin?: string): Handlers<typeof endpoints> {
  const at = (database: Executor): AccessRoom => ({ ...room, database });
  const entered = async (signedIn: SignedIn | Refusal): Promise<WithCookies<Me> | Refusal> => {
    if (isRefusal(signedIn)) return signedIn;
    return withCookies(await meOf(room, await callerAfter(room, signedIn), signedIn.token), [sessionCookie(signedIn.token, secure)]);
  };
  return {
    getMe: ({ caller, knock }) => meOf(room, caller, sessionTokenOf(knock.cookie, secure)),
    signIn: async ({ body, knock }) => entered(await signIn(room, arrivalOf(room, knock, secure), body)),
    beginOfficeSignIn: async ({ knock }) => {
      if (room.office === null) return refuse('office-not-set-up');
      const begun = await room.office.begin(`${origin ?? `http://${knock.host}`}/office-sign-in`);
      return isRefusal(begun) ? begun : withCookies({ address: begun.address }, [officeCookie(begun.pending, secure)]);
    },
    finishOfficeSignIn: async ({ body, knock }) => {
      const entered = await enterByOffice(room, arrivalOf(room, knock, secure), body.query, pendingOf(knock.cookie, secure));
      if (isRefusal(entered)) return entered;
      return withCookies(await meOf(room, await callerAfter(room, entered), entered.token), [sessionCookie(entered.token, secure), officeCookie(null, secure)]);
    },
    signOut: async ({ caller }) => (await sessions.signOut(room, caller)) ?? withCookies(undefined, [sessionCookie(null, secure)]),
    changePassword: async ({ caller, body, knock }) => entered(await own.changePassword(room, caller, arrivalOf(room, knock, secure), body)),
    listOwnSessions: ({ caller }) => sessions.listOwnSessions(room, caller),
    endOwnSession: async ({ caller, params, database }) => (await sessions.endOwnSession(at(database), caller, params.id)) ?? undefined,
    beginCode: ({ caller, body, knock }) => own.beginCode(room, caller, arrivalOf(room, knock, secure), body.password),
    confirmCode: ({ caller, body, knock }) => own.confirmCode(room, caller, arrivalOf(room, knock, secure), body.code),
    dropCode: async ({ caller, body, knock }) => (await own.dropCode(room, caller, arrivalOf(room, knock, secure), body.password)) ?? undefined,
    takeFirstSteps: ({ caller, body, database }) => takeFirstSteps(at(database), caller, body),
    listAccounts: ({ caller, query, database }) => accounts.listAccounts(at(database), caller, query),
    getAccount: ({ caller, params, database }) => accounts.getAccount(at(database), caller, params.id),
    addAccount: ({ caller, body, database }) => accounts.addAccount(at(database), caller, body),
    changeAccount: ({ caller, params, body, ifMatch, database }) => accounts.changeAccount(at(database), caller, params.id, ifMatch, body),
    disableAccount: ({ caller, params, body, ifMatch, database }) => accounts.disableAccount(at(database), caller, params.id, ifMatch, body.reason),
    enableAccount: ({ caller, params, ifMatch, database }) => accounts.enableAccount(at(database), caller, params.id, ifMatch),
    resetPassword: ({ caller, params, body, database }) => accounts.resetPassword(at(database), caller, params.id, body.reason),
    revealAccount: ({ caller, params, body, database }) => accounts.revealAccount(at(database), caller, params.id, body.reason),
    grantRole: async ({ caller, params, body, database }) => {
      const place = placeSaid(body);
      return isRefusal(place) ? place : grantRole(at(database), caller, params.id, { ...body, ...place });
    },
    revokeRole: async ({ caller, params, database }) => (await revokeRole(at(database), caller, params.id)) ?? undefined,
    listSessions: ({ caller, query, database }) => sessions.listSessions(at(database), caller, query.accountId),
    endSession: async ({ caller, params, database }) => (await sessions.endSession(at(database), caller, params.id)) ?? undefined,
    listTokens: ({ caller, database }) => programs.listTokens(at(database), caller),
    addToken: async ({ caller, body, database }) => {
      const roles: { role: Role; unitId: string | null }[] = [];
      for (const said of body.roles) {
        const place = placeSaid(said);
        if (isRefusal(place)) return place;
        roles.push({ role: said.role, ...place });
      }
      return programs.addToken(at(database), caller, { ...body, roles });
    },
    endToken: async ({ caller, params, database }) => (await programs.endToken(at(database), caller, params.id)) ?? undefined,
  };
}

function arrivalOf({ certificates }: AccessRoom, { address, agent, cookie, certificate }: Knock, secure: boolean): Arrival {
  return { certificate: certificates && certificate !== undefined ? fingerprintOf(certificate) : null, address, agent, token: sessionTokenOf(cookie, secure) };
}

/** Who came in, as the gate will see them from now on. */
async function callerAfter({ database, clock, session }: AccessRoom, { accountId, sessionId, token }: SignedIn): Promise<Caller> {
  const now = clock.now();
  const found = await findSessionCaller(database, digestOf(token), now.toISOString(), idleSince(now, session));
  return { kind: 'account', id: accountId, grants: found === undefined || found.mustChange ? [] : found.grants, sessionId };
}
