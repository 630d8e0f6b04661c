import { sentenceTable } from '#platform';

export const sharingSentences = sentenceTable({
  'target-not-found': { status: 404, zh: '没有这个指标，或者它的任务还没有交办给您能看到的单位。', en: 'There is no such target, or nothing of it was handed out that you may see.' },
  'share-of-nobody': { status: 422, zh: '有一份分给了不在这一级的单位，请刷新后重新填。', en: 'One share is of a unit that does not stand on this level; reload and fill in anew.' },
  'shared-twice': { status: 422, zh: '“{name}”写了两份，请合成一份。', en: '"{name}" has two shares; make them one.' },
  'whole-not-shared': { status: 409, zh: '上一级还没有给本单位分这个指标，不能再往下分。请先与上级商定。', en: 'The level above has given no share of this target, so there is nothing to divide.' },
  'share-was-reported': { status: 409, zh: '“{name}”已经按这一份填报过数字，不能去掉；可以把它改为别的数。', en: 'Figures were reported against the share of "{name}", so it stays; it may be given another value.' },
  'shares-do-not-sum': { status: 422, zh: '各单位合计 {sum}{unit}，与目标 {whole}{unit} 差 {difference}{unit}。请调整到相等再保存。', en: 'The shares sum to {sum} {unit}; the target is {whole} {unit}, a difference of {difference} {unit}. Make them equal.' },
  'share-too-weak': { status: 422, zh: '“{name}”的 {value}{unit} 达不到目标 {whole}{unit}。比率类指标每个单位都要达到。', en: '{value} {unit} of "{name}" falls short of {whole} {unit}. A rate is to be reached by each.' },
  'trajectory-without-days': { status: 422, zh: '“{name}”的进度线缺起止日期，请补上。', en: 'The way of "{name}" lacks its first or last day.' },
  'trajectory-without-points': { status: 422, zh: '“{name}”的进度线和节点数不相符：按台阶、手工填的要有节点，按直线、不设的不要。', en: 'The points of "{name}" do not fit its way: steps and by hand need some, a line and none take none.' },
  'trajectory-backwards': { status: 422, zh: '“{name}”的进度线结束早于开始，请改正。', en: 'The way of "{name}" ends before it begins; correct it.' },
  'point-outside': { status: 422, zh: '“{name}”的节点 {day} 不在起止日期之间，请改正。', en: 'The point {day} of "{name}" lies outside its days; correct it.' },
  'points-out-of-order': { status: 422, zh: '“{name}”的节点 {day} 没有按日期先后排，或与前一个同一天，请改正。', en: 'The point {day} of "{name}" is out of order, or twice; correct it.' },
  'trajectory-ends-elsewhere': { status: 422, zh: '“{name}”最后一个节点是 {last}，与分到的 {value} 不相等，请改正。', en: 'The last point of "{name}" is {last}, but its share is {value}; make them equal.' },
});
