/** What the room says when it refuses, and what is wrong in a row of a workbook. */
import { intakeSentence } from '#intake';
import { type Sentences, sentenceTable } from '#platform';

const table = sentenceTable({
  'unit-not-found': { status: 404, zh: '没有这个单位，可能已被删除。请刷新单位树再找。', en: 'There is no such unit; it may have been deleted. Reload the tree and look again.' },
  'unit-out-of-reach': { status: 403, zh: '这里不在您的管理范围内。请找管这一级单位的人，或请安全管理员调整范围。', en: 'This is outside of what you manage. Ask whoever manages this level, or the security administrator to widen your reach.' },
  'parent-not-found': { status: 422, zh: '选的上级单位不存在，请重新选择。', en: 'The unit chosen above does not exist; choose again.' },
  'parent-closed': { status: 422, zh: '上级单位“{name}”已于 {day} 撤销，请选它的承接单位。', en: 'The unit above, "{name}", was closed on {day}; choose its successor.' },
  'unit-name-taken': { status: 422, zh: '同一上级下已有“{name}”。请核对是不是同一个单位；不是的话写全称加以区别。', en: 'There is already a "{name}" below the same unit. If it is another, tell them apart by their full names.' },
  'division-code-wrong': { status: 422, zh: '行政区划代码“{code}”不对：应为 6 位、9 位或 12 位数字（GB/T 2260）。请核对后改正。', en: 'The division code "{code}" is wrong: it has 6, 9 or 12 digits (GB/T 2260). Check and correct it.' },
  'division-code-taken': { status: 422, zh: '行政区划代码 {code} 已用于“{other}”。一个代码只对应一个政府，请核对。', en: 'The division code {code} belongs to "{other}". One code is one government\'s; check it.' },
  'school-code-wrong': { status: 422, zh: '学校标识码“{code}”不对：应为 10 位数字，前两位是办学类型（11、21、31、34、36、41、51），接两位省码。请核对后改正。', en: 'The school code "{code}" is wrong: ten digits, the first two a kind of school (11, 21, 31, 34, 36, 41, 51), then two of the province. Check and correct it.' },
  'school-code-taken': { status: 422, zh: '学校标识码 {code} 已用于“{other}”，且不得重复使用。请核对。', en: 'The school code {code} was given to "{other}" and is never given again. Check it.' },
  'credit-code-wrong': { status: 422, zh: '统一社会信用代码“{code}”不对：应为 18 位，末位校验码对不上或有不用的字母（I、O、S、V、Z）。请照证书重新录入。', en: 'The credit code "{code}" is wrong: 18 characters, and its check digit does not fit or it has a letter that is not used (I, O, S, V, Z). Copy it from the certificate again.' },
  'credit-code-taken': { status: 422, zh: '统一社会信用代码 {code} 已用于“{other}”。请核对是不是同一个单位。', en: 'The credit code {code} belongs to "{other}". Check whether they are the same unit.' },
  'validity-wrong': { status: 422, zh: '止期 {to} 应晚于起期 {from}，请改正日期。', en: 'The end {to} must be later than the beginning {from}; correct the dates.' },
  'renamed-too-early': { status: 422, zh: '更名日期应晚于 {day}（上一次更名或成立的日子），请改正。', en: 'The day of the new name must be later than {day}, when it was last renamed or founded.' },
  'day-in-future': { status: 422, zh: '{day} 还没有到（今天是 {today}）。请到那一天再办，或改日期。', en: '{day} has not come yet (today is {today}). Do it on that day, or change the date.' },
  'unit-below-itself': { status: 422, zh: '不能把“{name}”放到它自己的下级里。请选别的上级。', en: '"{name}" cannot stand below itself; choose another unit above.' },
  'unit-in-use': { status: 409, zh: '“{name}”已被用过（有下级、有文件或任务提到它），不能删除。请改用“撤销”，历史会留着。', en: '"{name}" is in use (units, papers or tasks name it) and cannot be deleted. Close it instead; its history stays.' },
  'unit-has-children': { status: 422, zh: '“{name}”下面还有 {count} 个单位。请选一并撤销，或移交给承接单位。', en: '"{name}" still has {count} units below it: close them too, or pass them on to the successor.' },
  'unit-closed': { status: 409, zh: '“{name}”已于 {day} 撤销。', en: '"{name}" was closed on {day} already.' },
  'unit-not-closed': { status: 409, zh: '“{name}”没有撤销，不需要恢复。', en: '"{name}" is not closed.' },
  'successor-not-found': { status: 422, zh: '选的承接单位不存在，请重新选择。', en: 'A successor that was chosen does not exist; choose again.' },
  'successor-not-there': { status: 422, zh: '“{name}”在 {day} 不能承接：那天它不存在，或它就在被撤销单位的下级。请选别的单位，或改日期。', en: '"{name}" cannot take over on {day}: it is not there on that day, or it stands below what is closed. Choose another, or change the day.' },
  'nothing-to-merge': { status: 422, zh: '要合并的单位里只有承接单位自己，请再选至少一个。', en: 'Only the successor itself was chosen to be merged; choose at least one more.' },
  'alias-taken': { status: 422, zh: '这个范围里“{alias}”已是“{name}”的名称。一个叫法只能指一个单位，请换一个，或缩小适用范围。', en: 'Within this scope "{alias}" already means "{name}". Choose another, or a narrower scope.' },
  'alias-not-found': { status: 404, zh: '没有这个别名，可能已被删除。请刷新。', en: 'There is no such alias; it may have been removed. Reload.' },
  'scope-not-found': { status: 422, zh: '选的适用范围（单位）不存在，请重新选择。', en: 'The unit chosen as the scope does not exist; choose again.' },
  'collective-not-found': { status: 404, zh: '没有这个统称，可能已被删除。请刷新。', en: 'There is no such set of units; it may have been removed. Reload.' },
  'collective-taken': { status: 422, zh: '这个范围里已有统称“{name}”。请改它，或换一个名称。', en: 'There is already a set "{name}" here. Change that one, or choose another name.' },
  'collective-empty': { status: 422, zh: '“{name}”还没有成员：请定一条规则，或至少选一个单位。', en: '"{name}" means nobody yet: give it a rule, or choose at least one unit.' },
  'collective-in-use': { status: 409, zh: '已有名称或任务用到“{name}”，不能删除。', en: '"{name}" is used by names or tasks and cannot be removed.' },
  'name-not-found': { status: 404, zh: '没有这条确认，可能已被撤回。请刷新。', en: 'There is no such confirmation; it may have been taken back. Reload.' },
  'units-there-already': { status: 409, zh: '已经有单位了，示例省份只能导入到空的单位树。', en: 'There are units already; the sample goes into an empty tree only.' },
  'workbook-not-xlsx': { status: 422, zh: '“{name}”不是 .xlsx 工作簿。请在 Excel 或 WPS 里另存为 .xlsx 再导入。', en: '"{name}" is no .xlsx workbook. Save it as .xlsx in Excel or WPS, then import it.' },
  'workbook-empty': { status: 422, zh: '“{name}”里没有内容。请下载模板填写。', en: '"{name}" is empty. Download the template and fill it in.' },
  'workbook-no-head': { status: 422, zh: '“{name}”前 10 行里没有找到表头“单位名称”。请用模板的表头。', en: 'No head "单位名称" was found in the first ten rows of "{name}". Use the heads of the template.' },
  'workbook-too-many': { status: 422, zh: '“{name}”有 {count} 行，一次最多导入 {limit} 行。请按地区拆成几份。', en: '"{name}" has {count} rows; at most {limit} are taken at once. Divide it by region.' },
  'row-no-name': { status: 422, zh: '第 {row} 行没有单位名称。请填写，或删掉这一行。', en: 'Row {row} has no name. Fill it in, or delete the row.' },
  'row-too-long': { status: 422, zh: '第 {row} 行“{column}”超过 {limit} 字。请写规范名称。', en: 'Row {row}: "{column}" has more than {limit} characters. Write the proper name.' },
  'row-kind': { status: 422, zh: '第 {row} 行类型“{value}”不认识。可填：政府、部门、处室、学校、督导机构、领导小组、其他。', en: 'Row {row}: the kind "{value}" is not known. Use 政府, 部门, 处室, 学校, 督导机构, 领导小组 or 其他.' },
  'row-level': { status: 422, zh: '第 {row} 行层级“{value}”不认识。可填：省级、市级、县级、乡级、村级、无。', en: 'Row {row}: the level "{value}" is not known. Use 省级, 市级, 县级, 乡级, 村级 or 无.' },
  'row-date': { status: 422, zh: '第 {row} 行日期“{value}”不对。请写成 2026-01-31。', en: 'Row {row}: the date "{value}" is wrong. Write it as 2026-01-31.' },
  'row-parent-missing': { status: 422, zh: '第 {row} 行上级单位“{value}”找不到：表里和单位树里都没有。请核对名称，或先加上这个单位。', en: 'Row {row}: the unit above, "{value}", is neither in the table nor in the tree. Check its name, or add it first.' },
  'row-parent-ambiguous': { status: 422, zh: '第 {row} 行上级单位“{value}”有 {count} 个同名的。请写成“再上一级/{value}”，例如“云岭县人民政府/{value}”。', en: 'Row {row}: {count} units are called "{value}". Write the one above it in front, divided by a slash.' },
  'row-parent-ring': { status: 422, zh: '第 {row} 行“{name}”的上级绕回了它自己。请改正上级单位。', en: 'Row {row}: going up from "{name}" leads back to itself. Correct the unit above.' },
  'row-twice': { status: 422, zh: '第 {row} 行与第 {other} 行是同一个单位“{name}”（上级也相同）。请删掉一行。', en: 'Rows {row} and {other} are the same unit, "{name}". Delete one of them.' },
  'row-code-twice': { status: 422, zh: '第 {row} 行“{column}”{value} 与第 {other} 行重复。请核对。', en: 'Row {row}: {value} in "{column}" also stands in row {other}. Check both.' },
  'row-code-wrong': { status: 422, zh: '第 {row} 行“{column}”{value} 不对，请照原件核对。', en: 'Row {row}: {value} in "{column}" is wrong; compare it with the original.' },
  'row-code-taken': { status: 422, zh: '第 {row} 行“{column}”{value} 已用于“{other}”。请核对。', en: 'Row {row}: {value} in "{column}" belongs to "{other}". Check it.' },
  'row-alias-taken': { status: 422, zh: '第 {row} 行别名“{value}”已是“{other}”的名称。请换一个，或删去。', en: 'Row {row}: the alias "{value}" already means "{other}". Choose another, or leave it out.' },
  'row-parent-closed': { status: 422, zh: '第 {row} 行上级单位“{value}”已撤销。请写它的承接单位。', en: 'Row {row}: the unit above, "{value}", was closed. Name its successor.' },
  'row-closed': { status: 422, zh: '第 {row} 行“{name}”在单位树里已撤销。请先恢复它，或换一个名称。', en: 'Row {row}: "{name}" was closed in the tree. Reopen it first, or choose another name.' },
  'row-out-of-reach': { status: 403, zh: '第 {row} 行“{name}”不在您的管理范围内。请删掉这一行，或找管这一级的人导入。', en: 'Row {row}: "{name}" is outside of what you manage. Delete the row, or let whoever manages it import it.' },
});

/** The room's own, and those of the files that it reads. */
export const unitSentences: Sentences = (refusal) => {
  const own = table(refusal);
  if (own !== undefined) return own;
  const [zh, en] = [intakeSentence(refusal, 'zh'), intakeSentence(refusal, 'en')];
  return zh !== undefined && en !== undefined ? { status: refusal.refused === 'file-too-large' ? 413 : 422, zh, en } : undefined;
};
