/**
 * By whose word tasks of a paper are handed out where nobody said otherwise: who issued it tells. What the government issued, or its
 * office forwarded, goes out in the government's name; a leading group's paper in the group's; a department's in its own. Pure.
 */
import type { UnitKind } from '#units/model';
import type { Authority } from '../model.ts';

export interface Paper { readonly issuers: readonly string[]; readonly documentNumber: string | null; readonly title: string }
/** `words`: what told it, as it stands in the paper; of the owner the unit's name. */
export interface ProposedAuthority { readonly authority: Authority; readonly because: 'issuer' | 'number' | 'title' | 'owner' | 'none'; readonly words: string | null }

const GROUP = /(?:领导小组|协调小组|指挥部)(?:办公室)?$/u;
const GOVERNMENT = /(?:人民政府|行政公署|国务院)(?:办公[厅室])?$/u;
/** 青政办〔2016〕225号, 琼府办〔2018〕9号, 国办发〔2014〕1号: 政, 府 or 国 before the kind of paper, with or without its office. */
const GOVERNMENTS_NUMBER = /^(?:国(?:办)?(?:发|函)|\p{Script=Han}{1,4}(?:(?<![民财行])政|府)(?:办)?(?:发|函|字|电|明电|办|通)?)[〔[（(]/u;
/** 琼教领〔2018〕3号, 澜教组办〔2026〕1号. */
const GROUPS_NUMBER = /^\p{Script=Han}{1,6}(?:领|组|领办|组办|领组办)(?:发|函|字)?[〔[（(]/u;
/** 澜江省人民政府办公厅转发省教育厅…的通知, 青石区人民政府办公室关于印发… */
const FORWARDED = /^\p{Script=Han}{2,12}?(?:人民政府|行政公署|国务院)(?:办公[厅室])?(?=转发|批转|关于)/u;

/** @param owner whose plan it is; null where it has none. */
export function authorityOf(paper: Paper, owner: { readonly name: string; readonly kind: UnitKind } | null): ProposedAuthority {
  const told = toldBy(paper, owner);
  // A government has no word as a department: it speaks through its office.
  return told.authority === 'own-department' && owner?.kind === 'government' ? { authority: 'government-office', because: 'owner', words: owner.name } : told;
}

function toldBy({ issuers, documentNumber, title }: Paper, owner: { readonly name: string; readonly kind: UnitKind } | null): ProposedAuthority {
  const spaceless = (text: string): string => text.replace(/\s+/gu, '');
  for (const [authority, form] of [['leading-group', GROUP], ['government-office', GOVERNMENT]] as const) {
    const issuer = issuers.map(spaceless).find((one) => form.test(one));
    if (issuer !== undefined) return { authority, because: 'issuer', words: issuer };
  }
  // Whoever is named as issuer tells, also where the number looks like another's.
  if (issuers.length > 0) return { authority: 'own-department', because: 'issuer', words: issuers.map(spaceless).join('、') };
  const number = documentNumber === null ? '' : spaceless(documentNumber);
  if (GOVERNMENTS_NUMBER.test(number)) return { authority: 'government-office', because: 'number', words: number };
  if (GROUPS_NUMBER.test(number)) return { authority: 'leading-group', because: 'number', words: number };
  const [forwarding] = FORWARDED.exec(spaceless(title)) ?? [];
  if (forwarding !== undefined) return { authority: 'government-office', because: 'title', words: forwarding };
  if (number !== '') return { authority: 'own-department', because: 'number', words: number };
  if (owner?.kind === 'leading-group') return { authority: 'leading-group', because: 'owner', words: owner.name };
  return { authority: 'own-department', because: owner === null ? 'none' : 'owner', words: owner?.name ?? null };
}

/** Of the groups that there are the one whose paper it is: named in the words, else the only one. */
export function groupNamed(groups: readonly { readonly id: string; readonly name: string }[], words: string | null): string | null {
  const bare = (name: string): string => name.replace(/办公室$/u, '');
  return groups.find(({ name }) => words !== null && (bare(words).endsWith(bare(name)) || bare(name).endsWith(bare(words))))?.id ?? (groups.length === 1 ? groups[0]?.id ?? null : null);
}
