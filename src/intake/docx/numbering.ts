/**
 * Automatic numbers of Word, counted and written out as Word shows them (ECMA-376 part 1, 17.9).
 * Lists that rest on one abstract list share its counters, unless one of them overrides the start.
 */
import { child, children, type XmlElement } from '../xml.ts';
import { formatNumber } from './number-format.ts';

interface Level {
  readonly start: number;
  readonly format: string;
  readonly text: string;
  readonly suffix: string;
  readonly legal: boolean;
  /** The level (1 is the outermost) whose use restarts this one; 0 never. */
  readonly restart: number | undefined;
  readonly style: string | undefined;
}

interface AbstractList { readonly levels: ReadonlyMap<number, Level>; readonly styleLink: string | undefined }
interface List { readonly abstractId: string; readonly starts: ReadonlyMap<number, number>; readonly levels: ReadonlyMap<number, Level> }

export interface Numbering {
  /** The number before a paragraph, with what follows it (tab, space or nothing); empty where there is none. Counts on. */
  next(listId: string, level: number): string;
  /** The level that a list gives to paragraphs of this style. */
  levelOfStyle(listId: string, style: string): number | undefined;
}

/** `listOfStyle`: the list that a numbering style names (`numStyleLink`). */
export function readNumbering(part: XmlElement | undefined, listOfStyle: (style: string) => string | undefined): Numbering {
  const root = child(part, 'w:numbering');
  const abstracts = new Map<string, AbstractList>();
  for (const each of children(root, 'w:abstractNum')) {
    abstracts.set(each.attributes['w:abstractNumId'] ?? '', { levels: levelsOf(each), styleLink: val(child(each, 'w:numStyleLink')) });
  }
  const lists = new Map<string, List>();
  for (const each of children(root, 'w:num')) {
    const starts = new Map<number, number>();
    const levels = new Map<number, Level>();
    for (const override of children(each, 'w:lvlOverride')) {
      const index = Number(override.attributes['w:ilvl'] ?? 0);
      const start = Number(val(child(override, 'w:startOverride')) ?? Number.NaN);
      if (Number.isFinite(start)) starts.set(index, start);
      for (const [k, level] of levelsOf(override)) levels.set(k, level);
    }
    lists.set(each.attributes['w:numId'] ?? '', { abstractId: val(child(each, 'w:abstractNumId')) ?? '', starts, levels });
  }

  const abstractIdOf = (list: List, hops = 0): string => {
    const link = abstracts.get(list.abstractId)?.styleLink;
    const linked = link === undefined || hops > 5 ? undefined : lists.get(listOfStyle(link) ?? '');
    return linked === undefined || linked === list ? list.abstractId : abstractIdOf(linked, hops + 1);
  };
  const levelOf = (list: List, index: number): Level | undefined => list.levels.get(index) ?? abstracts.get(abstractIdOf(list))?.levels.get(index);

  const counters = new Map<string, (number | undefined)[]>();
  const begun = new Set<string>();

  return {
    next(listId, index) {
      const list = lists.get(listId);
      const level = list === undefined ? undefined : levelOf(list, index);
      if (list === undefined || level === undefined) return '';
      const key = abstractIdOf(list);
      const counts = counters.get(key) ?? [];
      counters.set(key, counts);
      const startOf = (k: number): number => list.starts.get(k) ?? levelOf(list, k)?.start ?? 1;
      const mark = `${listId}/${index}`;
      if (list.starts.has(index) && !begun.has(mark)) counts[index] = undefined;
      begun.add(mark);
      const count = counts[index];
      counts[index] = count === undefined ? startOf(index) : count + 1;
      for (let k = index + 1; k < 9; k += 1) {
        const restart = levelOf(list, k)?.restart;
        if (restart === undefined || index < restart) counts[k] = undefined;
      }
      // A level above that was never used shows its start, and counts as used.
      for (let k = 0; k < index; k += 1) counts[k] ??= startOf(k);
      if (level.format === 'bullet') return bullet(level.text) + suffix(level.suffix);
      const written = level.text.replace(/%([1-9])/g, (_, digit: string) => {
        const k = Number(digit) - 1;
        return formatNumber(counts[k] ?? startOf(k), level.legal ? 'decimal' : levelOf(list, k)?.format ?? 'decimal');
      });
      return written === '' ? '' : written + suffix(level.suffix);
    },
    levelOfStyle(listId, style) {
      const list = lists.get(listId);
      if (list === undefined) return undefined;
      for (let k = 0; k < 9; k += 1) if (levelOf(list, k)?.style === style) return k;
      return undefined;
    },
  };
}

function levelsOf(parent: XmlElement): Map<number, Level> {
  const levels = new Map<number, Level>();
  for (const each of children(parent, 'w:lvl')) {
    const legal = child(each, 'w:isLgl');
    const restart = val(child(each, 'w:lvlRestart'));
    const alternate = child(child(each, 'mc:AlternateContent'), 'mc:Fallback');
    levels.set(Number(each.attributes['w:ilvl'] ?? 0), {
      start: Number(val(child(each, 'w:start')) ?? 0),
      format: val(child(each, 'w:numFmt') ?? child(alternate, 'w:numFmt')) ?? 'decimal',
      text: val(child(each, 'w:lvlText')) ?? '',
      suffix: val(child(each, 'w:suff')) ?? 'tab',
      legal: legal !== undefined && isOn(legal),
      restart: restart === undefined ? undefined : Number(restart),
      style: val(child(each, 'w:pStyle')),
    });
  }
  return levels;
}

function suffix(name: string): string {
  return name === 'nothing' ? '' : name === 'space' ? ' ' : '\t';
}

/** Bullets of symbol fonts lie in the private area; they are shown as a plain bullet. */
function bullet(text: string): string {
  const code = text.charCodeAt(0);
  return text === '' ? '' : code >= 0xe000 && code <= 0xf8ff ? '•' : text;
}

export function val(node: XmlElement | undefined): string | undefined {
  return node?.attributes['w:val'];
}

/** ST_OnOff: present without a value is on. */
export function isOn(node: XmlElement): boolean {
  const value = val(node);
  return value === undefined || !/^(0|false|off)$/.test(value);
}
