/** A small invented province: what a new installation may begin with to look around, and what tests stand on. */
import type { UnitKind, UnitLevel } from '../model.ts';
import type { UnitRow } from './row.ts';

const PROVINCE = '澜江省';
/** Codes that begin with 97 belong to no province. */
const PLACES: readonly { readonly name: string; readonly code: string; readonly counties: readonly (readonly [string, string])[] }[] = [
  { name: '沅台市', code: '970100', counties: [['临津区', '970102'], ['石埠区', '970103'], ['云岭县', '970121'], ['沅安市', '970181']] },
  { name: '梓陵市', code: '970200', counties: [['城北区', '970202'], ['港东区', '970203'], ['青溪县', '970221']] },
  { name: '霁州土家族自治州', code: '972300', counties: [['霁山市', '972301'], ['白水县', '972322'], ['南坪瑶族自治县', '972323']] },
];
const DEPARTMENTS: readonly (readonly [string, string | null, ...string[]])[] = [
  ['教育厅', '省教育厅', '省教育厅（省委教育工委）'], ['发展和改革委员会', '省发展改革委', '省发改委'], ['财政厅', '省财政厅'], ['人力资源和社会保障厅', '省人力资源社会保障厅', '省人社厅'],
  ['住房和城乡建设厅', '省住房城乡建设厅', '省住建厅'], ['自然资源厅', '省自然资源厅'], ['公安厅', '省公安厅'], ['民政厅', '省民政厅'], ['卫生健康委员会', '省卫生健康委'], ['工业和信息化厅', '省工业和信息化厅'],
  ['科学技术厅', '省科技厅'], ['司法厅', '省司法厅'], ['审计厅', '省审计厅'], ['市场监督管理局', '省市场监管局'], ['乡村振兴局', '省乡村振兴局', '省扶贫办'], ['民族宗教事务委员会', '省民宗委'], ['文化和旅游厅', '省文化和旅游厅'],
];
const OFFICES = ['办公室', '发展规划处', '基础教育处', '职业教育与成人教育处', '高等教育处', '教师工作处', '财务处', '体育卫生与艺术教育处', '学生资助管理处', '政策法规处'];
const CITY = ['发展和改革委员会', '财政局', '人力资源和社会保障局', '住房和城乡建设局', '自然资源和规划局', '民政局', '卫生健康委员会'];
const COUNTY = ['发展和改革局', '财政局', '人力资源和社会保障局', '住房和城乡建设局', '民政局'];
const TOWNS = ['城关镇', '河湾乡'];

export const sampleRows: readonly UnitRow[] = build();

function build(): UnitRow[] {
  const rows: UnitRow[] = [];
  let serial = 0;
  const add = (name: string, parent: string | null, kind: UnitKind, level: UnitLevel, more: Partial<UnitRow> = {}): string => {
    rows.push({ name, parent, shortName: null, kind, level, divisionCode: null, schoolCode: null, creditCode: null, aliases: [], validFrom: null, ...more });
    return name;
  };
  const school = (name: string, parent: string, level: UnitLevel, kind: string): void => {
    serial += 1;
    add(name, parent, 'school', level, { schoolCode: `${kind}97${String(serial).padStart(6, '0')}` });
  };
  const government = add(`${PROVINCE}人民政府`, null, 'government', 'province', { shortName: '省政府', divisionCode: '970000' });
  add(`${PROVINCE}人民政府办公厅`, government, 'department', 'province', { shortName: '省政府办公厅' });
  for (const [name, shortName, ...aliases] of DEPARTMENTS) add(`${PROVINCE}${name}`, government, 'department', 'province', { shortName, aliases });
  add(`中共${PROVINCE}委机构编制委员会办公室`, government, 'department', 'province', { shortName: '省委编办', aliases: ['省编办'] });
  add(`共青团${PROVINCE}委员会`, government, 'other', 'province', { shortName: '团省委' });
  add(`${PROVINCE}残疾人联合会`, government, 'other', 'province', { shortName: '省残联' });
  add(`${PROVINCE}教育领导小组`, government, 'leading-group', 'province');
  add(`${PROVINCE}人民政府教育督导委员会办公室`, government, 'inspectorate', 'province', { shortName: '省政府教育督导室' });
  for (const office of OFFICES) add(office, `${PROVINCE}教育厅`, 'office', 'none');
  for (const name of ['澜江大学', '澜江师范学院', '沅台职业技术学院']) school(name, `${PROVINCE}教育厅`, 'province', '41');
  for (const { name: city, code, counties } of PLACES) {
    const above = add(`${city}人民政府`, government, 'government', 'prefecture', { divisionCode: code });
    add(`${city}教育局`, above, 'department', 'prefecture');
    for (const body of CITY) add(`${city}${body}`, above, 'department', 'prefecture');
    add('基础教育科', `${city}教育局`, 'office', 'none');
    school(`${city}第一中学`, `${city}教育局`, 'prefecture', '34');
    for (const [county, countyCode] of counties) {
      const below = add(`${county}人民政府`, above, 'government', 'county', { divisionCode: countyCode });
      add(`${county}教育局`, below, 'department', 'county');
      for (const body of COUNTY) add(`${county}${body}`, below, 'department', 'county');
      school(`${county}实验小学`, `${county}教育局`, 'county', '21');
      school(`${county}初级中学`, `${county}教育局`, 'county', '31');
      TOWNS.forEach((town, n) => add(`${county}${town}人民政府`, below, 'government', 'town', { divisionCode: `${countyCode}${100 + n}` }));
    }
  }
  return rows;
}
