/** In whose name one works: somebody with roles at several units chooses one, for this tab. The server counts the roles held there and no others. */
import type { Me } from '#access/model';
import { ACTIONS } from '#access/actions';

export interface WorkingUnit { readonly id: string; readonly name: string }

const KEY = 'taizhang.unit';

/** By name; none where there is nothing to choose. */
export function unitsOf({ roles }: Pick<Me, 'roles'>): readonly WorkingUnit[] {
  const units = new Map(roles.flatMap(({ unitId, unitName }): [string, WorkingUnit][] => (unitId === null ? [] : [[unitId, { id: unitId, name: unitName ?? unitId }]])));
  const places = units.size + (roles.some(({ unitId }) => unitId === null) ? 1 : 0);
  return places < 2 ? [] : [...units.values()].toSorted((a, b) => a.name.localeCompare(b.name, 'zh-CN'));
}

/** Null where none was chosen, or where no role is held there any more. */
export function rememberedUnit(me: Pick<Me, 'roles' | 'account'>): string | null {
  try {
    const [account, unit] = JSON.parse(sessionStorage.getItem(KEY) ?? '[]') as (string | undefined)[];
    return account !== undefined && account === me.account?.id && unitsOf(me).some(({ id }) => id === unit) ? unit ?? null : null;
  } catch {
    return null;
  }
}

export function rememberUnit(me: Pick<Me, 'account'>, unitId: string | null): void {
  try {
    if (unitId === null) sessionStorage.removeItem(KEY);
    else sessionStorage.setItem(KEY, JSON.stringify([me.account?.id, unitId]));
  } catch { /* private window: all units at once */ }
}

/** What the roles at one unit allow; the roles themselves stay, since one may choose again. */
export function inTheNameOf(me: Me, unitId: string | null): Me {
  if (unitId === null) return me;
  const held = me.roles.filter((role) => role.unitId === unitId).map(({ role }) => role);
  return { ...me, actions: Object.fromEntries(Object.entries(ACTIONS).filter(([, roles]) => held.some((role) => (roles as readonly string[]).includes(role))).map(([action]) => [action, [unitId]])) };
}
