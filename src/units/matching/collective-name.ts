/** Names of many units at once: 各市州政府, 各县(市、区)教育局, 各高校. Pure. */
import { plain } from './canonical.ts';
import type { UnitKind, UnitLevel } from '../model.ts';

/** What a name tells of its members, without where they stand. */
export interface CollectiveWords {
  readonly kinds: readonly UnitKind[];
  readonly levels: readonly UnitLevel[];
  readonly schoolKinds: readonly string[];
  /** Of the units of that kind, those with this in their names (各市州教育局); null: all. */
  readonly named: string | null;
  /** 各市县: the places that stand directly below the province, where it leads counties itself. */
  readonly mayBeDirect: boolean;
}

const LEVELS: Readonly<Record<string, readonly UnitLevel[]>> = {
  设区市: ['prefecture'], 设区的市: ['prefecture'], 地级市: ['prefecture'], 地市: ['prefecture'], 市州: ['prefecture'], 市: ['prefecture'], 州: ['prefecture'], 州市: ['prefecture'], 市地: ['prefecture'], 盟市: ['prefecture'], 地州市: ['prefecture'],
  市县: ['prefecture', 'county'], 市县区: ['prefecture', 'county'], 州县: ['prefecture', 'county'], 市州县市区: ['prefecture', 'county'], 市县市区: ['prefecture', 'county'],
  县: ['county'], 区: ['county'], 县区: ['county'], 区县: ['county'], 县市: ['county'], 县市区: ['county'], 市区县: ['county'], 区县市: ['county'], 旗县: ['county'], 旗县区: ['county'], 旗县市区: ['county'],
  乡镇: ['town'], 镇: ['town'], 镇街: ['town'], 镇街道: ['town'], 乡镇街道: ['town'], 镇乡: ['town'], 街道: ['town'], 镇街道管理区: ['town'], 村: ['village'],
};
const PLACES = Object.keys(LEVELS).toSorted((a, b) => b.length - a.length);
const SCHOOLS: Readonly<Record<string, readonly string[]>> = {
  高校: ['41'], 高等学校: ['41'], 高等院校: ['41'], 本科高校: ['41'], 学校: [], 中小学: ['21', '31', '34'], 中小学校: ['21', '31', '34'], 小学: ['21'], 初中: ['31'], 初中学校: ['31'], 高中: ['34'], 高中学校: ['34'], 普通高中: ['34'],
  幼儿园: ['11'], 职业院校: ['36', '41'], 中职学校: ['36'], 中等职业学校: ['36'], 特殊教育学校: ['51'], 特教学校: ['51'],
};
const OF_SCHOOLS = /^(?:各级各类|各中心|各|全省|全市|全县|全区)(.+)$/u;

/** Whether a name means several units. */
export function isCollectiveName(name: string): boolean {
  return /^(?:各|有关|相关|全[省市县区州])|及(?:其)?(?:所属|成员|直属|有关|相关)|成员单位$|各(?:处|科|股)室$|直属(?:各)?单位$/u.test(plain(name));
}

/** What its name tells; null where it tells too little for a rule (有关部门, 省教育厅及成员单位). */
export function collectiveWords(name: string): CollectiveWords | null {
  const text = plain(name).replace(/[、,()]/gu, '').replace(/^全[省市县区州](?=各)/u, '');
  const school = SCHOOLS[OF_SCHOOLS.exec(text)?.[1] ?? ''];
  if (school !== undefined) return { kinds: ['school'], levels: [], schoolKinds: school, named: null, mayBeDirect: false };
  if (/^各(?:处|科|股)室$/u.test(text)) return { kinds: ['office'], levels: [], schoolKinds: [], named: null, mayBeDirect: false };
  const places = PLACES.find((one) => text.startsWith(`各${one}`));
  const levels = places === undefined ? undefined : LEVELS[places];
  if (places === undefined || levels === undefined) return null;
  const body = text.slice(places.length + 1).replace(/政府(?:管委会)?$/u, '政府');
  const isGovernment = /^(?:(?:人民)?政府|管委会|(?:街道)?办事处)?$/u.test(body);
  if (!isGovernment && !/^\p{Script=Han}{2,8}[局委]$/u.test(body)) return null;
  return { kinds: [isGovernment ? 'government' : 'department'], levels, schoolKinds: [], named: isGovernment ? null : body.replace(/(?:体育)?[局委]$/u, ''), mayBeDirect: levels.length === 2 };
}

/** 各市、县人民政府 and 各市县政府 are one name. */
export function collectiveForm(name: string): string {
  return plain(name).replace(/人民政府/gu, '政府').replace(/[、,()]/gu, '');
}
