/** Plans of invented counties for a store of thousands: seeded, so the same each time. */
import { chance } from './texts.ts';

const PLACES = ['云岭', '青禾', '石桥', '临江', '沙洲', '松岭', '白塘', '柳溪'];
const SUBJECTS = ['教育提升', '学前教育普及', '校舍安全', '教师队伍建设', '控辍保学', '教育信息化'];
const MEASURES = [
  '改造校舍{n}所，配齐取暖和饮水设施', '新建公办幼儿园{n}所', '招聘音乐、体育和美术教师{n}名', '学前教育毛入园率达到{n}%', '为寄宿制学校配备生活教师{n}名',
  '开展教师培训，每年培训{n}人次', '建立留守儿童台账，定期走访', '消除大班额{n}个', '落实资助政策，资助家庭经济困难学生{n}名', '完善督导评估办法，公布结果',
];
const UNITS = ['县教育局', '县财政局', '县人力资源社会保障局', '县自然资源局', '县住房城乡建设局', '县民政局', '各乡镇人民政府'];
/** Words that stand in one document of 500 and in one of 50: what people search for. */
const RARE = '试点开展交钥匙工程';
const UNCOMMON = '推行集团化办学';

export function* plans(count: number): Generator<string> {
  const next = chance(2026);
  const one = <T>(list: readonly T[]): T => list[Math.floor(next() * list.length)] as T;
  for (let made = 0; made < count; made += 1) {
    const place = one(PLACES);
    const lines = [`${place}县人民政府办公室关于印发${one(SUBJECTS)}实施方案的通知`, `${place}政办〔${2019 + made % 8}〕${made + 1}号`, '', '各乡镇人民政府，县直有关部门：', '', '一、重点任务'];
    for (let number = 1; number <= 4 + Math.floor(next() * 8); number += 1) {
      const measure = made % 500 === 7 && number === 2 ? RARE : made % 50 === 3 && number === 3 ? UNCOMMON : one(MEASURES).replace('{n}', String(2 + Math.floor(next() * 90)));
      lines.push(`${number}.${measure}。到${2026 + Math.floor(next() * 4)}年底前完成。（${one(UNITS)}、${one(UNITS)}、${one(UNITS)}）`);
    }
    lines.push('', '二、保障措施', '列第一位的单位为牵头单位，各单位按季度报送进展。', '', `${place}县人民政府办公室`, `${2019 + made % 8}年${1 + made % 12}月${1 + made % 28}日`, '');
    yield lines.join('\n');
  }
}
