/** Who looks at the page, what is open to them, and what happens when the server no longer knows them. */
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { createContext, lazy, type ReactNode, Suspense, useCallback, useContext, useEffect, useMemo, useRef, useState } from 'react';
import type { Me } from '#access/model';
import { bearAlways, call, whenTurnedAway } from '../api/call.ts';
import { inTheNameOf, rememberedUnit, rememberUnit, unitsOf, type WorkingUnit } from './working-unit.ts';

export interface Session {
  /** Null while it is not known yet. */
  readonly me: Me | null;
  readonly failed: unknown;
  readonly can: (action: string) => boolean;
  /** The units at which roles are held, where there are several. */
  readonly units: readonly WorkingUnit[];
  /** The one in whose name one works; null: in that of all. */
  readonly unit: WorkingUnit | null;
  readonly workFor: (unitId: string | null) => void;
  /** Takes over what the server said after signing in. */
  readonly adopt: (me: Me) => void;
  readonly refresh: () => Promise<void>;
  readonly signOut: () => Promise<void>;
}

const ME = ['me'] as const;
const Context = createContext<Session | null>(null);
const SignInAgain = lazy(() => import('./SignInAgain.tsx'));

async function getMe(): Promise<Me> {
  const me = await call('getMe', {});
  bear(me);
  return me;
}

/** Asked before anything is drawn. */
export const WHO_LOOKS = { queryKey: ME, queryFn: getMe, staleTime: Infinity, gcTime: Infinity };

function bear(me: Me): void {
  bearAlways('x-taizhang-csrf', me.csrf);
  bearAlways('x-taizhang-unit', rememberedUnit(me));
}

export function SessionProvider({ children }: { readonly children: ReactNode }): ReactNode {
  const queries = useQueryClient();
  const { data, error } = useQuery(WHO_LOOKS);
  const [chosen, setChosen] = useState(0);
  // What is open in the name of one unit is what the roles there allow.
  const me = useMemo(() => (data === undefined ? null : inTheNameOf(data, rememberedUnit(data))), [data, chosen]);
  const latest = useRef(me);
  useEffect(() => { latest.current = me; }, [me]);
  const [asking, setAsking] = useState<((entered: boolean) => void) | null>(null);

  const adopt = useCallback((next: Me) => {
    bear(next);
    // What another person saw is not shown to this one.
    if (latest.current?.account?.id !== next.account?.id) queries.removeQueries({ predicate: ({ queryKey }) => queryKey[0] !== ME[0] });
    queries.setQueryData(ME, next);
  }, [queries]);

  useEffect(() => {
    let running: Promise<boolean> | null = null;
    const ask = async (): Promise<boolean> => {
      const now = await getMe();
      const before = latest.current?.account?.id;
      // Another tab signed in anew: its session is ours.
      if (now.account !== null && (before === undefined || now.account.id === before)) {
        adopt(now);
        return true;
      }
      if (now.account !== null) {
        location.reload();
        return false;
      }
      return new Promise<boolean>((resolve) => { setAsking(() => resolve); });
    };
    whenTurnedAway(() => {
      running ??= ask().catch(() => false).finally(() => { running = null; setAsking(null); });
      return running;
    });
    return () => whenTurnedAway(() => Promise.resolve(false));
  }, [adopt]);

  const session = useMemo<Session>(() => ({
    me, failed: error, adopt,
    can: (action) => me !== null && Object.hasOwn(me.actions, action),
    units: data === undefined ? [] : unitsOf(data),
    unit: data === undefined ? null : unitsOf(data).find(({ id }) => id === rememberedUnit(data)) ?? null,
    workFor: (unitId) => {
      if (data === undefined) return;
      rememberUnit(data, unitId);
      bear(data);
      setChosen((count) => count + 1);
      // What was seen in another's name is asked for anew.
      void queries.resetQueries({ predicate: ({ queryKey }) => queryKey[0] !== ME[0] });
    },
    refresh: async () => { await queries.invalidateQueries({ queryKey: ME }); },
    signOut: async () => {
      await call('signOut', {});
      const now = await getMe();
      adopt(now);
    },
  }), [me, data, error, adopt, queries]);

  return (
    <Context value={session}>
      {children}
      {asking === null ? null : (
        <Suspense fallback={null}>
          <SignInAgain expected={me?.account?.signInName ?? ''} onAway={() => asking(false)} onEntered={(next) => {
            const same = me?.account == null || me.account.id === next.account?.id;
            adopt(next);
            if (same) asking(true);
            else location.reload();
          }} />
        </Suspense>
      )}
    </Context>
  );
}

export function useSession(): Session {
  const session = useContext(Context);
  if (session === null) throw new Error('useSession outside SessionProvider');
  return session;
}
