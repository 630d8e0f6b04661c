/** The columns of the list of people: what each is called, and what may stand in it. */
import { fold } from '#platform/search';
import type { Capacity } from '../model.ts';

export type ColumnKey = 'what' | 'target' | 'name' | 'post' | 'unit' | 'phone' | 'from' | 'to' | 'id';
/** What a row is about. */
export type RowKind = Capacity | 'member-unit' | 'pairing';

export interface Column {
  readonly key: ColumnKey;
  /** As the template heads it; the first of the forms that are understood. */
  readonly heads: readonly [string, ...string[]];
  readonly width: number;
  readonly hint: string;
}

export const COLUMNS: readonly Column[] = [
  { key: 'what', heads: ['类别', '身份', '角色', '小组职务'], width: 12, hint: '必填：组长、副组长、成员、办公室主任、联络员、成员单位、包联' },
  { key: 'target', heads: ['领导小组或包联地区', '领导小组', '小组名称', '包联地区', '包联县', '联系县'], width: 34, hint: '写领导小组全称；包联写县（市、区）；联络员可留空' },
  { key: 'name', heads: ['姓名', '名字'], width: 12, hint: '成员单位一行留空，其余必填' },
  { key: 'post', heads: ['职务', '现任职务', '职务职称'], width: 26, hint: '如“党组书记、厅长”' },
  { key: 'unit', heads: ['所在单位', '单位', '工作单位', '单位名称', '成员单位'], width: 30, hint: '单位全称或简称' },
  { key: 'phone', heads: ['电话', '联系电话', '手机', '手机号', '联系方式'], width: 18, hint: '导出时是遮住的；不改就别动它' },
  { key: 'from', heads: ['起始日期', '任职日期', '开始日期'], width: 12, hint: '如 2026-03-01；不清楚可留空' },
  { key: 'to', heads: ['停任日期', '截止日期', '免职日期', '结束日期'], width: 12, hint: '从这一天起不再担任；还在任的留空' },
  { key: 'id', heads: ['系统编号'], width: 12, hint: '导出时自带，靠它认出这一行；新增的留空' },
];

export const WHAT: Readonly<Record<RowKind, readonly [string, ...string[]]>> = {
  'head': ['组长', '主任'], 'deputy': ['副组长', '副主任', '常务副组长'], 'office-head': ['办公室主任', '领导小组办公室主任'], 'member': ['成员', '委员', '组员'], 'liaison': ['联络员', '联系人', '联络人'],
  'member-unit': ['成员单位'], 'pairing': ['包联', '包联领导', '联系领导', '包保'],
};

export function columnOf(head: string): Column | undefined {
  // 姓名(必填), *姓名 and 姓 名 are one head.
  const said = fold(head).replace(/\(.*\)|[*:]/gu, '');
  return COLUMNS.find(({ heads }) => heads.includes(said));
}

export function kindOf(said: string): RowKind | undefined {
  const folded = fold(said);
  return (Object.keys(WHAT) as RowKind[]).find((kind) => WHAT[kind].includes(folded));
}

export function headOf(key: ColumnKey): string {
  return COLUMNS.find((column) => column.key === key)?.heads[0] ?? key;
}
