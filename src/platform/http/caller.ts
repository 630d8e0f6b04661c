/** Who calls, and who lets them in. The platform asks; the access room answers. Safe for the browser. */
import type { Refusal } from '#kernel';

/** A role held at a unit, for that unit and all below it; at `null`, everywhere. */
export interface Grant {
  readonly role: string;
  readonly unitId: string | null;
}

export interface Caller {
  readonly kind: 'nobody' | 'account' | 'program' | 'system';
  /** The account, or the program's token; null for nobody and for the product itself. */
  readonly id: string | null;
  readonly grants: readonly Grant[];
  /** The session under which an account came. */
  readonly sessionId: string | null;
  /** The product at the hands of the machine's owner, by its command line. */
  readonly byOwner?: true;
  /** Came with a password that somebody else gave: may only change it. */
  readonly mustChange?: true;
}

export const NOBODY: Caller = { kind: 'nobody', id: null, grants: [], sessionId: null };
/** The product itself. */
export const SYSTEM: Caller = { kind: 'system', id: null, grants: [], sessionId: null };
/** The same, told by the machine's owner on its command line. */
export const OWNER: Caller = { ...SYSTEM, byOwner: true };

/** What the gate is told of a request. */
export interface Knock {
  /** The endpoint's: what is open to anyone stays open to whom the gate would turn away. */
  readonly access: string;
  readonly method: string;
  readonly cookie: string | undefined;
  readonly authorization: string | undefined;
  readonly csrf: string | undefined;
  /** The unit in whose name somebody with roles at several works: only those held there count. */
  readonly unit: string | undefined;
  readonly address: string;
  readonly agent: string;
  /** The client's certificate in PEM, percent-escaped, where a proxy that is believed says that it verified it. */
  readonly certificate?: string | undefined;
  /** Under which the browser knows this server: `host:port`, one of our own. */
  readonly host: string;
}

export interface Gate {
  /** Refused: a session that ended, a token past its end, a change without the page's own mark. */
  readonly callerOf: (knock: Knock) => Promise<Caller | Refusal>;
  /** @param access the endpoint's: `anyone`, `signed-in` or an action. */
  readonly admits: (caller: Caller, access: string) => Refusal | null;
}

/** Without a room that knows accounts, whoever reaches this machine is its owner. */
export const OWNER_ONLY: Gate = { callerOf: async () => SYSTEM, admits: () => null };
