/** Words that are surely wrong, and punctuation that stands twice. A new word is a line of data. */
import { sourceSpan } from '../flow.ts';
import { kindsOf, nextOf } from '../scan.ts';
import { type Found, MOST_PLACES, type Paper, placesOf, timesOf } from './paper.ts';
import { crosses } from './running.ts';

/** Written, meant, and what must not stand around it (the wrong word inside right ones: 新建全日制). */
interface Wrong { readonly written: string; readonly meant: string; readonly notBehind?: string; readonly notBefore?: string; readonly onlyBefore?: RegExp }

const WRONG: readonly Wrong[] = [
  { written: '教肓', meant: '教育' }, { written: '幼儿幼园', meant: '幼儿园' }, { written: '幼儿圆', meant: '幼儿园' },
  { written: '建全', meant: '健全', notBehind: '构新创共改扩筹搭兴修组', notBefore: '国省市县区州乡镇日面民员覆校程方球过域社系链周天新部' }, { written: '建全乡村', meant: '健全乡村', notBehind: '构新创共改扩筹搭兴修组' },
  { written: '协调制', meant: '协调机制', notBefore: '定订度约动衡造作止裁式', notBehind: '不' }, { written: '部暑', meant: '部署' }, { written: '布署', meant: '部署' }, { written: '按排', meant: '安排', notBefore: '名序列位' }, { written: '峻工', meant: '竣工' }, { written: '园满', meant: '圆满', notBehind: '校公花田家儿' },
  { written: '做为', meant: '作为', notBehind: '当叫' }, { written: '台帐', meant: '台账' }, { written: '帐户', meant: '账户' }, { written: '己经', meant: '已经', notBehind: '自克律知利' },
  { written: '截止', meant: '截至', notBehind: '名请报集收间期', onlyBefore: /^(?:(?:19|20)\d{2}年|\d{1,2}月|目前)/ }, { written: '以身做则', meant: '以身作则' }, { written: '再接再励', meant: '再接再厉' }, { written: '一愁莫展', meant: '一筹莫展' },
  { written: '贯撤', meant: '贯彻' }, { written: '义务教教育', meant: '义务教育' }, { written: '巩因', meant: '巩固' },
  { written: '经废', meant: '经费' }, { written: '资肋', meant: '资助' }, { written: '捡查', meant: '检查' }, { written: '严历', meant: '严厉' },
];

/** The wrong words by their first two characters, so that one pass over the text looks for all of them. */
const FIRST = kindsOf([[1, WRONG.map(({ written }) => written[0]).join('')]]);
const SECOND = kindsOf([[1, WRONG.map(({ written }) => written[1]).join('')]]);
const BY_PAIR = new Map<number, number[]>();
WRONG.forEach(({ written }, k) => {
  const pair = pairAt(written, 0);
  BY_PAIR.set(pair, [...(BY_PAIR.get(pair) ?? []), k]);
});

function pairAt(text: string, at: number): number {
  return text.charCodeAt(at) << 16 | text.charCodeAt(at + 1);
}

export function likelyTypos(paper: Paper): readonly Found[] {
  const { running } = paper;
  const { text } = running;
  const places: Found['spans'][number][][] = WRONG.map(() => []);
  for (let at = nextOf(text, FIRST, 0); at + 1 < text.length; at = nextOf(text, FIRST, at + 1)) {
    if (SECOND[text.charCodeAt(at + 1)] === 0) continue;
    for (const k of BY_PAIR.get(pairAt(text, at)) ?? []) {
      const wrong = WRONG[k] as Wrong;
      const end = at + wrong.written.length;
      const spans = places[k] as Found['spans'][number][];
      if (spans.length < MOST_PLACES && text.startsWith(wrong.written, at) && stands(text, at, end, wrong) && !crosses(running, at, end)) spans.push(sourceSpan(running, at, end));
    }
  }
  return places.flatMap((spans, k): Found[] => {
    const [first] = spans;
    const { written, meant } = WRONG[k] as Wrong;
    return first ? [{ code: 'likely-typo', severity: 'gap', message: `${paper.placeOf(first[0])}“${written}”疑为“${meant}”${spans.length > 1 ? `，共${timesOf(spans)}` : ''}。`, spans }] : [];
  });
}

function stands(text: string, at: number, end: number, { notBehind, notBefore, onlyBefore }: Wrong): boolean {
  if (at > 0 && notBehind?.includes(text[at - 1] as string)) return false;
  if (notBefore !== undefined && end < text.length && notBefore.includes(text[end] as string)) return false;
  return onlyBefore === undefined || onlyBefore.test(text.slice(end, end + 5));
}

/** ，， and 、。 but not …… and not where a cell was left empty. */
const DOUBLED = /[,、;:][,、;。:]|。[。,、;]/g;

export function doubledPunctuation(paper: Paper): readonly Found[] {
  const { running } = paper;
  const places = placesOf(running.text, DOUBLED).filter(({ index }) => !crosses(running, index, index + 2) && isHan(running.text, index - 1));
  const [first] = places;
  if (!first) return [];
  const around = running.raw.slice(Math.max(0, first.index - 6), first.index + 6);
  const spans = places.map(({ index }) => sourceSpan(running, index, index + 2));
  return [{ code: 'doubled-punctuation', severity: 'gap', message: `有${timesOf(places)}标点重复或连用，第一处在${paper.placeOf(spans[0]?.[0] ?? 0)}“${around}”。`, spans }];
}

function isHan(text: string, at: number): boolean {
  return at >= 0 && /[\u4e00-\u9fa5)》”]/.test(text[at] as string);
}
