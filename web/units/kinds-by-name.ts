import type { UnitKind } from '#units/model';

/** How names end, by kind. */
export const BY_NAME: readonly (readonly [RegExp, UnitKind])[] = [
  [/(?:政府|街道办事处|管委会|管理委员会)$/u, 'government'], [/(?:大学|学院|学校|中学|小学|幼儿园)$/u, 'school'], [/领导小组$/u, 'leading-group'], [/督导(?:室|团|办|委员会办公室)$/u, 'inspectorate'],
];
