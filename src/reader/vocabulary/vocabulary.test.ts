import { describe, expect, test } from 'vitest';
import { labelOf } from './labels.ts';
import { isAttachmentMark, isChrome } from './papers.ts';
import { isSurrounding } from './sections.ts';

test.each([
  ['number', '序号 编号 项次 问题序号'],
  ['workstream', '重点工作 类别 工程 存在问题 工作项目 巡察反馈问题 短板弱项 风险隐患'],
  ['goal', '任务目标 目标要求 工作目标 补短目标 预期成效'],
  ['measure', '具体举措 主要任务 工作内容 重点任务及措施 工作内容及目标 任务名称'],
  ['deadline', '完成时限 时间节点 完成时间 整改时限 时限要求 办结时限 完成时间及要求 月份'],
  ['lead', '牵头单位 牵头部门 主责单位 主办单位 第一责任单位 市级牵头单位 牵头(责任)单位 责任牵头单位'],
  ['cooperating', '配合单位 参与部门 协办单位 协同单位 配合部门'],
  ['responsible', '责任单位 责任部门 承办单位 落实单位 责任分工 属地责任单位 项目业主 行业主管部门'],
  ['leader', '责任领导 分管领导 包抓领导 责任人 牵头领导 县领导 市政府分管领导 督导领导'],
  ['office', '责任处室 责任科室 牵头部门责任处室 责任股室 责任处(科)室 局责任科室'],
  ['remark', '备注 完成情况 进展情况 任务来源 督办单位 办理情况 形象进度'],
] as const)('heads of columns: %s', (label, words) => {
  expect(words.split(' ').map((word) => [word, labelOf(word)])).toEqual(words.split(' ').map((word) => [word, label]));
});

describe('sections', () => {
  test.each(['一、总体要求', '（一）指导思想', '四、保障措施', '五、组织实施', '三、实施步骤', '二、工作目标', '六、工作机制', '五、督导检查', '二、基本情况'])('%s surrounds the measures', (heading) => { expect(isSurrounding(heading)).toBe(true); });
  test.each(['二、重点任务', '三、主要任务及职责分工', '二、重点任务和保障措施', '六、加强职业教育办学质量督导评价', '三、完善义务教育经费保障机制'])('%s asks for measures', (heading) => { expect(isSurrounding(heading)).toBe(false); });
  test('a longer title of a point tells of a measure', () => {
    expect(isSurrounding('（九）改革乡村教师待遇保障机制', true)).toBe(false);
    expect(isSurrounding('（十二）建立健全职业教育质量评价和督导评估制度', true)).toBe(false);
    expect(isSurrounding('（一）指导思想', true)).toBe(true);
  });
});

test.each(['当前位置:首页>政务公开', '发布时间:2020-05-20来源:办公室', '浏览次数:318', '版权所有:某市人民政府', '【打印本页】【关闭窗口】', '欢迎您访问某县政府网', '分享到:微信'])('%s is of the page', (line) => { expect(isChrome(line.replace(/【/g, '[').replace(/】/g, ']'))).toBe(true); });
test.each(['一、总体要求', '来源广泛的优质资源逐步汇聚。各校要用好这些资源。', '主办单位负责活动的组织。各校积极参加。'])('%s is of the paper', (line) => { expect(isChrome(line)).toBe(false); });

test('attachments are marked', () => {
  expect(['附件', '附件1', '附件:', '附表2', '附件1-2'].map(isAttachmentMark)).toEqual([true, true, true, true, true]);
  expect(['附件下载说明', '附件1工作台账'].map(isAttachmentMark)).toEqual([false, false]);
});
