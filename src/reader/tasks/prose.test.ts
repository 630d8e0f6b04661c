import { describe, expect, test } from 'vitest';
import { readSource, textSource } from '../index.ts';

/** Number, first words and units of each task: `1 新建幼儿园 < 县教育局, 县财政局`. */
const tasksOf = (...lines: string[]): string[] =>
  readSource(textSource(['某某县学前教育实施方案', '一、主要任务', ...lines].join('\n')), { name: 'plan.txt', digest: '', mode: 'received' }).tasks
    .map((task) => `${task.number ?? '·'} ${task.text.slice(0, 5)} < ${task.responsibilities.map((unit) => unit.unit).join(', ')}`);

describe('one bracket for several measures', () => {
  test('numbers glued into one paragraph share what closes it', () => {
    expect(tasksOf('（一）扩大资源。1.新建公办园，优先城区。2.改建附属园，补齐乡镇。（责任单位：县教育局、县财政局）', '（二）建强队伍。3.公开招聘教师，每年一次。4.全员轮训教师，分批进行。（责任单位：县人社局、县教育局）', '5.清理无证办园，逐园建账。（责任单位：县公安局）')).toEqual([
      '1 新建公办园 < 县教育局, 县财政局', '2 改建附属园 < 县教育局, 县财政局', '3 公开招聘教 < 县人社局, 县教育局', '4 全员轮训教 < 县人社局, 县教育局', '5 清理无证办 < 县公安局',
    ]);
  });
  test('a bracket of its own stays with its measure and closes what stands before it', () => {
    expect(tasksOf('1.新建公办园，优先城区。（县教育局）2.改建附属园，补齐乡镇。3.回收配套园，限期移交。（县住建局）', '4.公开招聘教师，每年一次。（县人社局）', '5.全员轮训教师，分批进行。（县教育局）')).toEqual([
      '1 新建公办园 < 县教育局', '2 改建附属园 < 县住建局', '3 回收配套园 < 县住建局', '4 公开招聘教 < 县人社局', '5 全员轮训教 < 县教育局',
    ]);
  });
  test('paragraphs of their own do not share', () => {
    expect(tasksOf('1.新建公办园，优先城区。（县教育局）', '2.改建附属园，补齐乡镇。', '3.回收配套园，限期移交。（县住建局）', '4.公开招聘教师。（县人社局）')).toEqual([
      '1 新建公办园 < 县教育局', '2 改建附属园 < ', '3 回收配套园 < 县住建局', '4 公开招聘教 < 县人社局',
    ]);
  });
  test('points that start again under each heading are one measure where only the last line says who', () => {
    expect(tasksOf('（一）扩大资源。', '1.新建公办园。', '2.改建附属园。', '责任单位：县教育局', '（二）建强队伍。', '1.公开招聘教师。', '2.全员轮训教师。', '责任单位：县人社局', '（三）加强监管。', '1.清理无证园。', '责任单位：县公安局')).toEqual([
      '一 扩大资源。 < 县教育局', '二 建强队伍。 < 县人社局', '1 清理无证园 < 县公安局',
    ]);
  });
});

test('paragraphs without numbers, each with a line that says who leads', () => {
  expect(tasksOf('新增公办幼儿园学位六千个以上。', '牵头领导：何立新　牵头单位：县教育局　责任单位：县财政局', '建成未成年人保护工作站六十个。', '牵头领导：周敏　牵头单位：县民政局　责任单位：县妇联')).toEqual(['· 新增公办幼 < 县教育局, 县财政局', '· 建成未成年 < 县民政局, 县妇联']);
});

test.each([
  ['县教育局牵头，县财政局、县住建局配合', '县教育局, 县财政局, 县住建局'],
  ['县教育局、县财政局负责', '县教育局, 县财政局'],
  ['由县教育局会同县自然资源局、县住房城乡建设局编制规划', '县教育局, 县自然资源局, 县住房城乡建设局'],
  ['由学校负责验收', ''],
  ['教师负责看护学生', ''],
])('a sentence that says who: %s', (sentence, units) => { expect(tasksOf(`1.办好公办园。新建六所。${sentence}。`)).toEqual([`1 办好公办园 < ${units}`]); });

test.each([
  ['县教育局牵头，县直有关部门配合，各乡镇人民政府具体落实', '县教育局, 县直有关部门, 各乡镇人民政府'],
  ['县人民政府负责，县教育局督促指导', '县人民政府, 县教育局'],
  ['实施单位：各乡镇人民政府；指导单位：县教育局', '各乡镇人民政府, 县教育局'],
])('a bracket that says who: %s', (bracket, units) => { expect(tasksOf(`1.办好公办园。新建六所。（${bracket}）`)).toEqual([`1 办好公办园 < ${units}`]); });

test('a section that leads and sections that help, each on a line', () => {
  expect(tasksOf('1.推进均衡发展。', '牵头科室：基教科', '配合科室：督导室、计财科', '2.全员培训教师。', '牵头科室：人事科', '配合科室：基教科')).toEqual(['1 推进均衡发 < 基教科, 督导室, 计财科', '2 全员培训教 < 人事科, 基教科']);
});

test('the measure goes on behind its units where a label says so', () => {
  expect(tasksOf('1.公办园扩容', '牵头单位：县教育局　配合单位：县财政局　工作内容：新建六所。', '2.食堂改造', '牵头单位：县教育局　配合单位：县市场监管局　工作内容：改造十二个。')).toEqual(['1 公办园扩容 < 县教育局, 县财政局', '2 食堂改造改 < 县教育局, 县市场监管局']);
});
