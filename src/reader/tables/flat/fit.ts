/** How well a piece of text fits a column, told by what cells of that kind look like. */
import { looksLikeUnit } from '../../vocabulary/units.ts';
import type { Column } from '../columns.ts';

const DEADLINE_WORD = /^(?:到|至|于|在|力争)?(?:\d{2,4}年|(?:19|20)\d{2}[.\-/]|\d{1,2}月|长期|持续|每年|每月|每季|每学期|每学年|常态|立即|即时|即行|全年|年内|年底|第?[一二三四]季度|上半年|下半年|按时|按年度|按序时|三年|两年|一年|十[二三四五]五|“十|\d+个?月内|\d+年内|贯穿|阶段性|已完成|完成|立行立改|立知立改|即知即改|限期|边[查整学]边改|整改到位)/;
const DATE_WORDS = /[“”\d年月日底前末初上中下旬到至于在起止-]|第?[一二三四]季度|[上下]半年|春季|秋季|学期|开学|之|以|十[二三四五]五|每|期间|[,;、.~/]/g;

/** Reads like the cell of a column of deadlines: a date and hardly anything else. */
export function isDeadlineText(text: string): boolean {
  if (text.length > 40 || !DEADLINE_WORD.test(text) || text.includes('%')) return false;
  const rest = text.replace(DATE_WORDS, '');
  return rest.length <= 2 || rest.length <= 6 && !/[园校率人所数生师%]/.test(rest) || rest.length <= 22 && /完成|推进|坚持|实施|成效|成果|阶段|落实|到位|取得/.test(rest) && !/达到|新建|所$|名$|个$/.test(rest);
}

/** Cells that say in words who leads: 教育部牵头,财政部等参加. */
const SAYS_HOW = /(?:等(?:部门|单位)?)?(?:(?:按照?(?:各自)?)?职责分工负责|分别负责|共同负责|牵头|负责|参加|参与|配合|协助|落实)?$/;

/** Cells that say with a label who leads: 牵头单位:…;配合单位:… */
const CELL_LABEL = /^(?:牵头|责任|配合|主办|协办|参与|主责|承办)(?:单位|部门|处室|科室|股室|领导)?:/;

const NO_UNIT = /(?<!各)(?:校园|布局|格局|结构|大局|城市|干部|内部|外部|全部|局部)$|^(?:开工|新建|建成|启动|加快|推进|完成|实施|开展|扩建|改扩?建|迁建|筹建|续建|推动|打造|加强|争创)(?!办|[局厅委])/;

/** Share of the listed names that look like units, 0 to 1. A name that is only begun at the end counts neither way. */
export function unitShare(text: string): number {
  if (text.length > 400) return 0;
  const parts = text.replace(/[。;.]$/, '').split(/[、,;\s]|和(?=[省市县区各])|及(?=[省市县区各])/).filter((part) => part !== '' && !/^[省市县区州]$/.test(part));
  if (parts.length === 0) return 0;
  const last = parts[parts.length - 1] as string;
  if (parts.length > 1 && !looksLikeUnit(last) && /^[省市县区州各国]/.test(last)) parts.pop();
  return parts.filter((part) => !/\d|[一二两三四五六七八九十百千]所$/.test(part) && looksLikeUnit(part.replace(CELL_LABEL, '').replace(SAYS_HOW, '')) && !NO_UNIT.test(part) || /^各.{1,6}$/.test(part)).length / parts.length;
}

export function isUnitColumn(column: Column): boolean {
  return column === 'lead' || column === 'responsible' || column === 'cooperating';
}

export function isTextColumn(column: Column): boolean {
  return column === 'workstream' || column === 'goal' || column === 'measure';
}

const POST = /(?:领导|[厅局处科县市区镇乡校院]长|主任|书记|负责人|组长|主席)$|^(?:[\p{Script=Han}]{2,3}[、,]?){1,3}$/u;
const SECTION = /^(?:[\p{Script=Han}()]{1,12}?(?:处|科|室|股|馆|办|中心|局|院|所|站|部)[、,]?)+$/u;

/** Words for kinds of bodies, or that only end like one: no list of units consists of such a word. */
const KIND_ONLY = /^(?:学校|校园|布局|格局|结构|单位|部门|中心|机构|幼儿园|小学|初中|高中|中学|大学|学院|公司|企业|园区|社区|全部)$/;

/** @param expected the number that a row would bear here, for the column of numbers; -1 where it is not known */
export function fit(text: string, column: Column, expected: number): number {
  switch (column) {
    case 'number': {
      if (/^\d{1,3}[.、]?$/.test(text)) return Number.parseInt(text, 10) === expected ? 9 : 4;
      return /^[(]?[一二三四五六七八九十]{1,3}[)]?[、.]?$/.test(text) ? 5 : text.length > 8 ? -20 : -8;
    }
    case 'deadline': return isDeadlineText(text) ? 5 : -5;
    case 'lead': case 'responsible': case 'cooperating': return unitShare(text) * 9 - 4.5 - (KIND_ONLY.test(text) ? 5 : 0);
    case 'leader': return text.length <= 24 && POST.test(text) ? 3.5 : text.length > 14 ? -5 : -1;
    case 'office': return text.length <= 40 && SECTION.test(text) ? 4 : -4;
    case 'remark': case 'other': return -0.5;
    default: return (text.length >= 10 ? 3 : 0.5) - (isDeadlineText(text) ? 5 : 0) - (text.length < 40 && unitShare(text) === 1 ? 4 : 0) - (/^\d{1,3}$/.test(text) ? 5 : 0);
  }
}

/** Where a row that lacks cells is best set: how many columns stand empty in front of it. */
export function bestShift(texts: readonly string[], columns: readonly Column[]): number {
  let shift = 0;
  let best = Number.NEGATIVE_INFINITY;
  for (let d = 0; d <= columns.length - texts.length; d += 1) {
    const score = texts.reduce((sum, text, k) => sum + (text === '' ? 0 : fit(text, columns[k + d] as Column, -1)), 0);
    if (score > best) { best = score; shift = d; }
  }
  return shift;
}
