/** How documents word the rhythm in which progress is reported. The rarer rhythm stands first: 每月 and 每季度 in one sentence is a month's rhythm. */
export const RHYTHM_WORDS = [
  { every: 'month', pattern: /(?:每|按|逐)个?月|月报|月(?:调度|通报|汇总)/u },
  { every: 'quarter', pattern: /(?:每|按|逐)个?季|季报|季度(?:调度|通报|报告|汇总)/u },
  { every: 'half-year', pattern: /(?:每|按)?半年(?:一次|度)?|(?:6|六)月底?[、和](?:12|十二)月/u },
  { every: 'year', pattern: /每年(?:度|底|末)?|按年|年报|年度(?:报告|总结)/u },
] as const;

/** A sentence with one of these speaks of reporting, and not of how often a thing is done. */
export const REPORTING_WORDS = /报送|上报|汇报|报告|填报|月报|季报|年报|通报|调度|汇总|跟踪|反馈|总结/u;
/** Reporting is asked for, and how often is left open. */
export const REGULAR_WORDS = /定期(?!(?:检查|开展|组织)?(?:培训|体检))[^。；\n]{0,12}(?:报送|上报|汇报|报告|填报|通报|调度|跟踪|反馈)/u;
