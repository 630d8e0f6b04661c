/** SQL of saved views. Every function takes its executor first. */
import type { Executor } from '#platform';

export interface ViewRow { readonly id: string; readonly account_id: string | null; readonly name: string; readonly query: string; readonly shared: boolean; readonly version: number }

const VIEW = ['id', 'account_id', 'name', 'query', 'shared', 'version'] as const;

/** One's own first, then what is shared, by name; nobody has more than a few. */
export async function listViews(db: Executor, accountId: string | null, most: number): Promise<ViewRow[]> {
  const own = db.selectFrom('plans.saved_view').select(VIEW).where('account_id', 'is not distinct from', accountId).orderBy('name').orderBy('id').limit(most);
  const shared = db.selectFrom('plans.saved_view').select(VIEW).where('shared', '=', true).where('account_id', 'is distinct from', accountId).orderBy('name').orderBy('id').limit(most);
  return [...await own.execute(), ...await shared.execute()];
}

export async function findView(db: Executor, id: string): Promise<ViewRow | undefined> {
  return db.selectFrom('plans.saved_view').select(VIEW).where('id', '=', id).executeTakeFirst();
}
