/** The columns of the workbook: what each is called, and what may stand in it. */
import { plain } from '../matching/index.ts';
import type { UnitKind, UnitLevel } from '../model.ts';

export type ColumnKey = 'id' | 'name' | 'parent' | 'shortName' | 'aliases' | 'kind' | 'level' | 'divisionCode' | 'schoolCode' | 'creditCode' | 'validFrom';

export interface Column {
  readonly key: ColumnKey;
  /** As the template heads it; the first of the forms that are understood. */
  readonly heads: readonly [string, ...string[]];
  readonly width: number;
  readonly hint: string;
}

export const COLUMNS: readonly Column[] = [
  { key: 'name', heads: ['单位名称', '名称', '机构名称', '单位全称', '全称', '部门名称', '学校名称', '单位'], width: 34, hint: '必填，写全称' },
  { key: 'parent', heads: ['上级单位', '上级', '主管单位', '主管部门', '所属单位', '隶属单位', '上级机构', '隶属关系'], width: 30, hint: '写上级的全称；最上面一级留空；有同名的写成“再上一级/上级”' },
  { key: 'shortName', heads: ['简称', '单位简称', '规范简称'], width: 18, hint: '文件里常用的，如“省教育厅”' },
  { key: 'aliases', heads: ['别名', '其他名称', '又称', '曾用简称'], width: 24, hint: '几个之间用顿号或分号' },
  { key: 'kind', heads: ['类型', '单位类型', '机构类型', '性质', '单位性质'], width: 10, hint: '政府、部门、处室、学校、督导机构、领导小组、其他；留空按名称判断' },
  { key: 'level', heads: ['层级', '级别', '行政层级', '单位层级'], width: 8, hint: '省级、市级、县级、乡级、村级、无；留空按代码和上级判断' },
  { key: 'divisionCode', heads: ['行政区划代码', '区划代码', '行政区划', '区划码'], width: 14, hint: '6、9 或 12 位，设成文本' },
  { key: 'schoolCode', heads: ['学校标识码', '标识码', '学校代码'], width: 14, hint: '10 位，设成文本' },
  { key: 'creditCode', heads: ['统一社会信用代码', '信用代码', '社会信用代码'], width: 22, hint: '18 位' },
  { key: 'validFrom', heads: ['起始日期', '成立日期', '设立日期', '生效日期', '启用日期'], width: 12, hint: '如 2019-01-01，可留空' },
  { key: 'id', heads: ['系统编号'], width: 12, hint: '导出时自带，改名或换上级时靠它认出单位；新增的留空' },
];

export const KINDS: Readonly<Record<UnitKind, readonly [string, ...string[]]>> = {
  government: ['政府', '人民政府', '党委政府', '管委会', '街道办'], department: ['部门', '厅局', '委办局', '行政部门', '职能部门'], office: ['处室', '科室', '股室', '内设机构', '处', '科', '股'],
  school: ['学校', '高校', '中小学', '小学', '中学', '初中', '高中', '幼儿园', '职业学校', '特殊教育学校', '大学', '学院'], inspectorate: ['督导机构', '督导室', '督导'], 'leading-group': ['领导小组', '议事协调机构', '议事机构'], other: ['其他', '其它', '事业单位', '直属单位', '群团', '企业', '国企'],
};
export const LEVELS: Readonly<Record<UnitLevel, readonly [string, ...string[]]>> = {
  province: ['省级', '省', '自治区级', '省直'], prefecture: ['市级', '地市级', '市', '州级', '州', '地级', '设区市', '市州级', '市直'], county: ['县级', '县', '区级', '县区级', '区县级', '县直'], town: ['乡级', '乡镇级', '镇级', '乡镇', '乡', '镇', '街道'], village: ['村级', '村'], none: ['无', '不分级'],
};

export function columnOf(head: string): Column | undefined {
  // 单位名称(必填), *单位名称 and 单位 名称 are one head.
  const said = plain(head).replace(/\(.*\)|[*:]/gu, '');
  return COLUMNS.find(({ heads }) => heads.includes(said));
}

export function wordIn<K extends string>(words: Readonly<Record<K, readonly string[]>>, said: string): K | undefined {
  return (Object.keys(words) as K[]).find((key) => words[key].includes(said));
}
