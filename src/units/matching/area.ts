/** The place in a unit's name: 海南省 in 海南省教育厅, and what its own papers call it there: 省. Pure. */

/** Its own words for itself in a place: 省教育厅, 区教育局. Long forms first. */
const NOUNS: readonly (readonly [RegExp, readonly string[]])[] = [
  [/自治区$/u, ['自治区', '区']], [/自治州$/u, ['自治州', '州']], [/自治县$/u, ['自治县', '县']], [/自治旗$/u, ['自治旗', '旗']],
  [/特别行政区$/u, ['特区']], [/省$/u, ['省']], [/市$/u, ['市']], [/州$/u, ['州']], [/盟$/u, ['盟']], [/地区$/u, ['地区']], [/县$/u, ['县']], [/旗$/u, ['旗']],
  [/林区$/u, ['区']], [/(?:开发区|高新区|新区|示范区|园区|保税区|管理区)$/u, ['管委会辖区']], [/区$/u, ['区']], [/街道$/u, ['街道']], [/镇$/u, ['镇']], [/乡$/u, ['乡']], [/村$/u, ['村']], [/社区$/u, ['社区']],
];
const NOT_PLACES = /^(?:自治区|社区|城区|市区|校区|学区|片区|开发区|高新区|园区|地区|各|有关|全)/u;
// A county may have a name of one character: 沙县.
const PLACE = /^(?:[^各市本全该]县(?!级)|\p{Script=Han}{2,}?(?:自治区|自治州|自治县|自治旗|特别行政区|省|市|州|盟|地区|县|旗|区|镇|乡|街道))/u;

export interface Area {
  /** The names of the places from the outermost: two 新华区 are two areas. */
  readonly key: string;
  readonly name: string;
  /** How its own papers begin the names of its units. */
  readonly nouns: readonly string[];
}

export function nounsOf(area: string): readonly string[] {
  return NOUNS.find(([end]) => end.test(area))?.[1] ?? [];
}

/**
 * The place that a unit is the government of, or that its name begins with; null where it tells of none.
 * @param name plain
 */
export function placeIn(name: string, kind: string, level: string): string | null {
  if (kind === 'office' || kind === 'school') return null;
  const whole = /^(.{2,}?)(?:人民)?政府$/u.exec(name)?.[1] ?? (kind === 'government' ? /^(.{2,}?)(?:管理委员会|管委会|街道办事处)$/u.exec(name)?.[1] : undefined);
  if (whole !== undefined && kind === 'government') return name.endsWith('街道办事处') ? `${whole}街道` : whole;
  if (kind === 'government') return nounsOf(name).length > 0 ? name : null;
  if (level === 'none') return null;
  const place = NOT_PLACES.test(name) ? undefined : PLACE.exec(name)?.[0];
  return place === undefined || place.length === name.length || !fits(place, level) ? null : place;
}

const ENDS: Readonly<Record<string, RegExp>> = {
  province: /(?:省|自治区|特别行政区|市)$/u, prefecture: /(?:市|州|盟|地区)$/u, county: /(?:县|市|区|旗)$/u, town: /(?:镇|乡|街道)$/u, village: /村$/u,
};

function fits(place: string, level: string): boolean {
  return ENDS[level]?.test(place) ?? false;
}

const PEOPLES = '壮|回|维吾尔|藏|蒙古|苗|瑶|侗|彝|白|傣|傈僳|哈尼|土家|土|羌|黎|畲|满|朝鲜|哈萨克|柯尔克孜|布依|水|仡佬|撒拉|东乡|保安|裕固|景颇|拉祜|佤|布朗|怒|独龙|普米|纳西|达斡尔|鄂温克|鄂伦春|锡伯|塔吉克|仫佬|毛南|京|各';
const AUTONOMOUS = new RegExp(`(?:(?:${PEOPLES})族)*(?:自治[区州县旗])$`, 'u');

/** As people say it: 海南 of 海南省, 海北 and 海北州 of 海北藏族自治州. The whole name is not among them. */
export function saidOf(area: string): readonly string[] {
  const bare = area.replace(/特别行政区$/u, '').replace(AUTONOMOUS, '').replace(/(?:维吾尔|壮族|回族)$/u, '').replace(/(?:地区|[省市盟县旗区])$/u, '').replace(/(?<=..)州$/u, '');
  if (bare.length < 2 || bare === area) return [];
  return [bare, ...nounsOf(area).map((noun) => bare + noun)].filter((said) => said !== area);
}

/** A province at the head of a title or an issuer's name; 全省 and 各省 name none. */
const PROVINCES = /(?:^|[《〈]|关于印发)(?:中共|共青团)?((?:(?!关于|印发|[全各本我该外]省)\p{Script=Han}){2,8}?(?:省|自治区))/gu;

/** The provinces that a paper's head names: its issuers and its title, as read. */
export function provincesNamed(heads: readonly string[]): readonly string[] {
  return [...new Set(heads.flatMap((head) => [...head.normalize('NFKC').replace(/\s/gu, '').matchAll(PROVINCES)].map(([, province]) => province as string)))];
}

/** The province that a unit stands in, by its places. */
export function provinceOf(areas: readonly Area[]): string | null {
  return areas.find(({ name }) => /(?:省|自治区)$/u.test(name))?.name ?? null;
}
