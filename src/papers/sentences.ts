import { sentenceTable } from '#platform';

export const paperSentences = sentenceTable({
  'paper-not-found': { status: 404, zh: '没有这份文稿，或者您无权查看。请回到文稿列表。', en: 'There is no such paper, or you may not see it. Go back to the list of papers.' },
  'paper-not-possible-now': { status: 409, zh: '文稿现在的状态（{status}）不能这样做。要改已定稿的文稿，请先退回修改；已登记文号的文稿不再改动，请另起一份。', en: 'The paper as it stands ({status}) does not allow this. Take a finished paper back to change it; one that bears a number stays as it is: begin another.' },
  'nothing-handed-out': { status: 422, zh: '这份台账还没有交办给{unit}的任务，没有可写的进展。请先交办。', en: 'Nothing of this plan was handed out to {unit} yet, so there is no progress to write about. Dispatch its tasks first.' },
  'about-unit-needed': { status: 422, zh: '工作提示函、督办通知和函写给一个单位，请选是哪个单位。', en: 'A letter or a supervision notice speaks to one unit; choose which.' },
  'period-of-other-plan': { status: 422, zh: '这个填报周期不是这份台账的，请从这份台账的周期里选。', en: 'This period belongs to another plan; choose one of this plan.' },
  'unknown-figure': { status: 422, zh: '文中的“{{{name}}}”不是可用的数。请从右边的清单里点选。', en: '“{{{name}}}” in the text is no figure. Choose one from the list beside it.' },
  'figure-not-taken': { status: 422, zh: '文中的“{{{name}}}”这次没有取数（没有上一份同类文稿可比）。请删去这一处，或改用别的数。', en: '“{{{name}}}” was not taken this time (there is no earlier paper of this kind to compare with). Take it out or use another figure.' },
  'signed-in-future': { status: 422, zh: '成文日期 {on} 还没有到，请写今天或以前的日子。', en: 'The day of signature, {on}, is yet to come. Write today or earlier.' },
});
