/** What a name and its place tell of a unit, where the table does not. Pure. */
import { nounsOf } from '../matching/area.ts';
import type { UnitKind, UnitLevel } from '../model.ts';

export function inferKind(name: string, parentKind: UnitKind | null): UnitKind {
  if (/(?:人民政府|政府|街道办事处|管理委员会|管委会)$/u.test(name)) return 'government';
  if (/督导/u.test(name) && /(?:室|团|办|办公室|委员会)$/u.test(name)) return 'inspectorate';
  if (/(?:领导小组|专班|指挥部|联席会议)$/u.test(name)) return 'leading-group';
  if (/(?:大学|学院|学校|中学|小学|幼儿园|附中|附小|高中|初中|职高|中专|教学点)$/u.test(name)) return 'school';
  if (parentKind !== null && parentKind !== 'government' && /(?:[处科股室]|办公室)$/u.test(name)) return 'office';
  return /(?:[厅局委办部署]|办公[厅室]|委员会)$/u.test(name) ? 'department' : 'other';
}

/** By the division code, by the name of the place, else that of the unit above. */
export function inferLevel(name: string, kind: UnitKind, divisionCode: string | null, parentLevel: UnitLevel | null): UnitLevel {
  if (kind === 'office') return 'none';
  if (kind !== 'government') return parentLevel ?? levelOfPlace(/^\p{Script=Han}{2,}?(?:省|自治区|市|州|县|区)/u.exec(name)?.[0] ?? '', null);
  if (divisionCode !== null) return divisionCode.length === 12 && !divisionCode.endsWith('000') ? 'village' : divisionCode.length >= 9 && divisionCode.slice(6, 9) !== '000' ? 'town' : !divisionCode.slice(0, 6).endsWith('00') ? 'county' : divisionCode.slice(2, 4) === '00' ? 'province' : 'prefecture';
  return levelOfPlace(name.replace(/(?:人民)?政府$/u, ''), parentLevel);
}

function levelOfPlace(place: string, parentLevel: UnitLevel | null): UnitLevel {
  if (/(?:省|自治区|特别行政区)$/u.test(place)) return 'province';
  if (/(?:自治州|州|盟|地区)$/u.test(place)) return 'prefecture';
  if (/(?:镇|乡|街道|街道办事处)$/u.test(place)) return 'town';
  if (/(?:自治县|县|旗|区)$/u.test(place)) return 'county';
  if (/市$/u.test(place)) return parentLevel === 'prefecture' ? 'county' : 'prefecture';
  return nounsOf(place).length > 0 ? 'village' : 'none';
}
