/** Units with their roles, as they are placed one behind the other. */
import type { Flow } from '../flow.ts';
import type { Role } from '../model.ts';
import type { UnitRange } from './list.ts';

/** What a place, a label or a verb says of its units; `responsible` leaves the first to lead by convention. */
export type SaidRole = 'lead' | 'responsible' | 'cooperating';

export interface FoundUnit extends UnitRange { readonly role: Role; readonly inferred: boolean }

/** `spoken`: labels or verbs say that it is about who does what; a bare list of names does not. */
export interface Draft { units: FoundUnit[]; leaders: UnitRange[]; offices: UnitRange[]; deadline: UnitRange | null; explicit: boolean; spoken: boolean; /** Sections under 配合科室 without a lead beside them: they help where another line says that a section leads. */ helping?: boolean }

export function emptyDraft(): Draft {
  return { units: [], leaders: [], offices: [], deadline: null, explicit: false, spoken: false };
}

const STAR = /^[★☆*▲△●◆※]+/;

/** Lists of one role; where names bear a star, those lead and the others help. */
export function addUnits(listed: readonly UnitRange[], role: SaidRole, draft: Draft, flow: Flow): void {
  const stars = listed.map((range) => STAR.exec(flow.text.slice(range.from, range.to))?.[0].length ?? 0);
  if (stars.some((length) => length > 0)) {
    draft.explicit = true; draft.spoken = true;
    listed.forEach((range, k) => place({ from: range.from + (stars[k] as number), to: range.to }, (stars[k] as number) > 0 ? 'lead' : 'cooperating', draft, flow));
    return;
  }
  for (const range of listed) place(range, role, draft, flow);
}

/** How a name says its own role: 市教育局(牵头). */
const MARKED = /^(.{2,30})[([]((?:牵头|配合|主办|协办|参与)[^()[\]]{0,4})[)\]]$/;

/** The name without the bracket that says its role. */
export function withoutMark(name: string): string {
  return MARKED.exec(name)?.[1] ?? name;
}

function place(found: UnitRange, role: SaidRole, draft: Draft, flow: Flow): void {
  const marked = MARKED.exec(flow.text.slice(found.from, found.to));
  const range = marked ? { from: found.from, to: found.from + (marked[1] as string).length } : found;
  const own = marked ? roleOfVerb(marked[2] as string) : role;
  if (marked) draft.explicit = true;
  const first = !draft.units.some((unit) => unit.role === 'lead');
  if (own === 'lead') draft.units.push({ ...range, role: first ? 'lead' : 'co-lead', inferred: false });
  else if (own === 'cooperating') draft.units.push({ ...range, role: 'cooperating', inferred: false });
  else draft.units.push({ ...range, role: first ? 'lead' : 'cooperating', inferred: true });
}

/** 牵头 leads, 配合 and its like help, 负责 leaves it open. */
export function roleOfVerb(verb: string): SaidRole {
  if (/牵头|主办|总负责/.test(verb)) return 'lead';
  return /配合|参与|参加|协助|协办|协同|^(?:加强)?(?:指导|监督|督促|督导|支持|保障)/.test(verb) ? 'cooperating' : 'responsible';
}
