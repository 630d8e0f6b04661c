import type { FigureKey } from '#papers/model';
import { FIGURE_NAMES, MISSING_UNITS_NAME, TARGETS_NAME } from '#papers/text';
import { wordsOf } from '../labels/words.ts';

/** In Chinese a figure is called as it stands in the text of a paper. */
const FIGURES = Object.fromEntries(Object.entries(FIGURE_NAMES).map(([key, name]) => [`figure.${key}`, name])) as Record<`figure.${FigureKey}`, string>;

export const words = wordsOf({
  'title': '文稿',
  'lead': '由已经上报的进展取数成稿，改好后导出 Word，到公文系统编号用印，再把文号登记回来。',
  'none': '还没有文稿。交办和填报以后，可以在这里起草情况汇报、简报、提示函和通报。',
  'noneFound': '没有这一类文稿。',
  'new': '起草文稿',
  'all': '全部',
  'more': '再看一些',
  'column.title': '标题', 'column.kind': '文种', 'more.plans': '等 {count} 份', 'column.plan': '台账', 'column.day': '统计时点', 'column.status': '状态',
  'kind.situation-report': '情况汇报', 'kind.brief': '工作简报', 'kind.reminder-letter': '工作提示函', 'kind.supervision-notice': '督办通知', 'kind.letter': '函', 'kind.bulletin': '通报',
  'about.situation-report': '给领导的一页纸：办成的、慢的、卡住的', 'about.brief': '发各单位的全面情况，附进展表', 'about.reminder-letter': '提醒一个单位快到期和过了期的任务', 'about.supervision-notice': '督促一个单位办结过了期的任务', 'about.letter': '商请平级单位提供进展', 'about.bulletin': '公开说清逾期、受阻和未报的',
  'status.draft': '起草中', 'status.finished': '已定稿', 'status.numbered': '已登记文号',
  'make.plan': '哪份台账', 'make.choose': '请选择', 'make.kind': '文种', 'make.unit': '发文单位', 'make.about': '写给哪个单位', 'make.period': '填报周期', 'make.now': '不按周期，取最近一次填报', 'make.go': '取数并起草', 'make.without': '去掉：{title}', 'make.also': '还要写哪些台账', 'make.alsoChoose': '再加一份台账', 'make.alsoAbout': '几份台账合成一份文稿，同名的填报周期一起取数。', 'make.noPlans': '还没有签发的台账。先签发、交办，才有进展可写。',
  'cancel': '取消', 'save': '保存', 'saved': '已保存。', 'unsaved': '有改动未保存', 'back': '回到文稿列表', 'missing': '没有这份文稿',
  'edit.title': '标题', 'edit.to': '主送（用、隔开）', 'edit.body': '正文', 'edit.contact': '联系人', 'edit.hint': '一行一段。双花括号里的数由系统填，点右边的数可以插入；序号开头的短行是小标题。',
  'figures': '数和清单', 'figures.about': '{day} 取的数。点一个数看它由哪些任务得来。', 'insert': '插入', 'insertOf': '插入：{name}', 'insertList': '插入清单', 'insertListOf': '插入清单：{name}', 'behind': '{name}：{count} 项', 'noLines': '没有任务。', 'close': '收起',
  'paper': '文稿样子', 'editing': '修改',
  'openedAgain': '取数以后，这一期在 {at} 重新开放。这份文稿仍是 {day} 的数据。', 'openedAgain.refresh': '取数以后，这一期在 {at} 重新开放。这份文稿仍是 {day} 的数据；要用新的，请重新取数。',
  'refresh': '重新取数', 'refreshed': '已重新取数，正文没有动。', 'finish': '定稿', 'reopen': '退回修改', 'discard': '删去', 'discard.title': '删去这份文稿', 'discard.about': '草稿和它取的数一起删去，不能恢复；谁在什么时候删的会留下记录。', 'record': '登记文号', 'record.number': '发文字号', 'record.on': '成文日期', 'record.about': '登记后文稿不再改动。', 'word': '导出 Word', 'print': '打印',
  'stale': '这份文稿刚被别人改过，已换成现在的样子；您没有保存的改动还在编辑框里。', 'to': '主送：', 'since': '与 {day} 的上一份相比', 'standing.none': '未报',
  ...FIGURES, 'figure.missingUnits': MISSING_UNITS_NAME, 'figure.targets': TARGETS_NAME, 'figure.noneMissing': '无', 'figure.inTasks': '{count}项', 'figure.inUnits': '{count}个', 'figure.lacks': '（缺{count}个单位）',
  'standing.not-started': '未启动', 'standing.under-way': '推进中', 'standing.blocked': '受阻', 'standing.done': '已完成',
}, {
  'title': 'Papers',
  'lead': 'Figures of what was reported become a text; mend it, export it to Word, have it numbered and sealed in the office\'s document system, and record the number here.',
  'none': 'There are no papers yet. Once tasks are dispatched and reported on, reports, briefs, letters and bulletins are drafted here.',
  'noneFound': 'There are no papers of this kind.',
  'new': 'Draft a paper',
  'all': 'All',
  'more': 'More',
  'column.title': 'Title', 'column.kind': 'Kind', 'more.plans': 'and others, {count} in all', 'column.plan': 'Plan', 'column.day': 'Figures of', 'column.status': 'State',
  'kind.situation-report': 'Situation report', 'kind.brief': 'Brief', 'kind.reminder-letter': 'Reminder letter', 'kind.supervision-notice': 'Supervision notice', 'kind.letter': 'Letter', 'kind.bulletin': 'Bulletin',
  'about.situation-report': 'One page for a leader: done, slow, stuck', 'about.brief': 'The whole state for all units, with a table', 'about.reminder-letter': 'Tells one unit what is near or past its day', 'about.supervision-notice': 'Presses one unit to finish what is past its day', 'about.letter': 'Asks a peer for its progress', 'about.bulletin': 'Says plainly what is overdue, stuck and unreported',
  'status.draft': 'Draft', 'status.finished': 'Finished', 'status.numbered': 'Numbered',
  'make.plan': 'Which plan', 'make.choose': 'Choose', 'make.kind': 'Kind', 'make.unit': 'Whose paper', 'make.about': 'To which unit', 'make.period': 'Period', 'make.now': 'No period: the newest report of each', 'make.go': 'Take figures and draft', 'make.without': 'Without: {title}', 'make.also': 'Further plans', 'make.alsoChoose': 'Add a plan', 'make.alsoAbout': 'Several plans in one paper; periods of the same name are taken together.', 'make.noPlans': 'No plan is published yet. Publish and dispatch one first.',
  'cancel': 'Cancel', 'save': 'Save', 'saved': 'Saved.', 'unsaved': 'Not saved yet', 'back': 'Back to the papers', 'missing': 'There is no such paper',
  'edit.title': 'Title', 'edit.to': 'To (separated by 、)', 'edit.body': 'Text', 'edit.contact': 'Whom to ask back', 'edit.hint': 'A line a paragraph. What stands in double braces is filled in; choose a figure to put it in. A short line that begins with a number is a heading.',
  'figures': 'Figures and lists', 'figures.about': 'Taken on {day}. Choose one to see the tasks behind it.', 'insert': 'Insert', 'insertOf': 'Insert: {name}', 'insertList': 'Insert list', 'insertListOf': 'Insert list: {name}', 'behind': '{name}: {count}', 'noLines': 'No tasks.', 'close': 'Close',
  'paper': 'The paper', 'editing': 'Edit',
  'openedAgain': 'After these figures were taken the period was opened again, {at}. The paper keeps the figures of {day}.', 'openedAgain.refresh': 'After these figures were taken the period was opened again, {at}. The paper keeps the figures of {day}; take them anew for newer ones.',
  'refresh': 'Take figures anew', 'refreshed': 'Figures taken anew; the text was not touched.', 'finish': 'Finish', 'reopen': 'Take back', 'discard': 'Discard', 'discard.title': 'Discard this paper', 'discard.about': 'The draft goes with its figures and cannot be brought back; who did it and when is recorded.', 'record': 'Record number', 'record.number': 'Number', 'record.on': 'Signed on', 'record.about': 'After this the paper stays as it is.', 'word': 'Export to Word', 'print': 'Print',
  'stale': 'Somebody changed this paper just now; it is shown as it is. What you had typed is still in the editor.', 'to': 'To: ', 'since': 'Against the paper of {day}', 'standing.none': 'Not reported',
  'figure.tasks': 'Tasks', 'figure.units': 'Units', 'figure.asked': 'Reports asked', 'figure.reported': 'Reported', 'figure.missing': 'Not reported', 'figure.done': 'Done', 'figure.closed': 'Closed', 'figure.under-way': 'Under way', 'figure.blocked': 'Stuck', 'figure.not-started': 'Not begun', 'figure.overdue': 'Overdue', 'figure.near': 'Near', 'figure.late': 'Handed in late', 'figure.behind': 'Behind pace', 'figure.on-pace': 'On pace', 'figure.ahead': 'Ahead', 'figure.newly-done': 'Newly done', 'figure.newly-blocked': 'Newly stuck', 'figure.newly-overdue': 'Newly overdue', 'figure.missingUnits': 'Units that have not reported', 'figure.targets': 'Targets', 'figure.noneMissing': 'none', 'figure.inTasks': '{count}', 'figure.inUnits': '{count}', 'figure.lacks': ' ({count} units missing)',
  'standing.not-started': 'Not begun', 'standing.under-way': 'Under way', 'standing.blocked': 'Stuck', 'standing.done': 'Done',
});
