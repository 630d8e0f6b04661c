/** When two names mean the same measure. Small steps only: a false conflict costs more than a missed one. */

const WHOLE = /^(?:全|我|本)(?:省|市|县|区|州|旗|盟|镇|乡|校|自治区|自治州|国)$|^(?:全域|县域内?|市域内?|省域内?)$/;

/** The scope is the issuer's whole territory, so it says nothing beyond no scope. */
export function isWholeScope(scope: string): boolean {
  return WHOLE.test(scope);
}

const OPENING = /^(?:全省|全市|全县|全区|全州|我省|我市|我县|我区|我州|规划|计划|预计|总共|累计|共计|共|拟|将|力争|确保|完成|实现|推进|年底前|使)/;

/** Ways to write one measure; the first form is replaced by the second. */
const SAME: readonly (readonly [written: string, meant: string])[] = [
  ['学前教育三年', '学前三年'], ['学前教育毛入园率', '学前三年毛入园率'], ['学前毛入园率', '学前三年毛入园率'],
  ['九年义务教育', '义务教育'], ['高中阶段教育', '高中阶段'], ['特殊教育学校', '特教学校'], ['中等职业学校', '中职学校'],
  ['幼儿园公办率', '公办幼儿园占比'], ['普惠性幼儿园', '普惠园'], ['比重', '比例'], ['所占比例', '占比'],
];

/** The measure without the words that only plan it, without the place that is said beside it. */
export function measureOf(metric: string, scope: string): string {
  let measure = metric.replace(/[\s“”"《》（）()]/g, '');
  for (let before = ''; before !== measure;) { before = measure; measure = measure.replace(OPENING, ''); }
  if (scope !== '' && measure.startsWith(scope)) measure = measure.slice(scope.length);
  for (const [written, meant] of SAME) measure = measure.replace(written, meant);
  return measure;
}
