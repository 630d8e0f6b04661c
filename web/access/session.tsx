/** Who looks at the page, what is open to them, and what happens when the server no longer knows them. */
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { createContext, lazy, type ReactNode, Suspense, useCallback, useContext, useEffect, useMemo, useRef, useState } from 'react';
import type { Me } from '#access/model';
import { bearAlways, call, whenTurnedAway } from '../api/call.ts';

export interface Session {
  /** Null while it is not known yet. */
  readonly me: Me | null;
  readonly failed: unknown;
  readonly can: (action: string) => boolean;
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
  bearAlways('x-taizhang-csrf', me.csrf);
  return me;
}

export function SessionProvider({ children }: { readonly children: ReactNode }): ReactNode {
  const queries = useQueryClient();
  const { data, error } = useQuery({ queryKey: ME, queryFn: getMe, staleTime: Infinity, gcTime: Infinity });
  const me = data ?? null;
  const latest = useRef(me);
  useEffect(() => { latest.current = me; }, [me]);
  const [asking, setAsking] = useState<((entered: boolean) => void) | null>(null);

  const adopt = useCallback((next: Me) => {
    bearAlways('x-taizhang-csrf', next.csrf);
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
    refresh: async () => { await queries.invalidateQueries({ queryKey: ME }); },
    signOut: async () => {
      await call('signOut', {});
      const now = await getMe();
      adopt(now);
    },
  }), [me, error, adopt, queries]);

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
