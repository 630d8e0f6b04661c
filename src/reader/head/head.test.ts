import { expect, test } from 'vitest';
import { readSource, textSource } from '../index.ts';

const BODY = '\n一、总体要求\n坚持优先发展。\n二、主要任务\n（一）扩大资源。新建幼儿园。（责任单位：市教育局、市财政局）\n（二）加强管理。开展检查。（责任单位：市教育局、市财政局）\n（三）提高质量。开展培训。（责任单位：市教育局、市财政局）\n';

interface Head { readonly title: string | null; readonly number: string | null; readonly issuers: string; readonly on: string | null; readonly addressees: number; readonly disclosure: string | null; readonly plan?: string }

/** How papers begin: as offices write them, and as pages give them. */
const CASES: readonly (readonly [form: string, text: string, head: Head])[] = [
  ['title over three lines, then the number', '霁州市人民政府教育督导委员会\n关于印发《2023年对县级人民政府履行\n教育职责评价报告》的通知\n霁政教督委〔2024〕1号\n各县人民政府，市政府有关部门：\n现将评价报告印发给你们，请认真整改。\n霁州市人民政府教育督导委员会\n2024年4月24日\n（此件公开发布）',
    { title: '霁州市人民政府教育督导委员会关于印发《2023年对县级人民政府履行教育职责评价报告》的通知', number: '霁政教督委〔2024〕1号', issuers: '霁州市人民政府教育督导委员会', on: '2024-04-24', addressees: 2, disclosure: '公开发布' }],
  ['the number first and no title but the plan’s', '澜东南府办发〔2017〕45号\n各县（市）人民政府，各经济开发区管委会：\n《澜东南州城乡义务教育一体化改革发展实施方案》已经州人民政府同意，现印发给你们，请认真组织实施。\n澜东南州人民政府办公室\n2017年9月29日\n澜东南州统筹推进县域内城乡义务教育\n一体化改革发展实施方案\n结合实际，制定本实施方案。',
    { title: '澜东南州统筹推进县域内城乡义务教育一体化改革发展实施方案', number: '澜东南府办发〔2017〕45号', issuers: '澜东南州人民政府办公室', on: '2017-09-29', addressees: 2, disclosure: null }],
  ['addressees before the text, unit and date on one line, the page’s own date', '云岑省教育厅关于印发《云岑省消除大班额专项规划（2016—2020年）》的通知\n02.03.2017 00:05\n本文来源：教育厅\n云教基〔2017〕3号\n各市教育局：根据上级通知要求，规划已经省人民政府审定，现印发你们，请遵照执行。\n云岑省教育厅 2017年2月4日',
    { title: '云岑省教育厅关于印发《云岑省消除大班额专项规划（2016—2020年）》的通知', number: '云教基〔2017〕3号', issuers: '云岑省教育厅', on: '2017-02-04', addressees: 1, disclosure: null }],
  ['labels of the page with values below them', '索引号：\nLH000-2019-18\n发文机关：\n省人民政府\n成文日期：\n2019年09月09日\n主题词：\n\n澜海省人民政府关于印发澜海省职业教育改革实施方案的通知\n\n澜海政发〔2019〕18号\n\n各市、县人民政府，省政府直属各单位：\n现将《澜海省职业教育改革实施方案》印发给你们。\n澜海省人民政府\n2019年9月6日\n（此件主动公开）',
    { title: '澜海省人民政府关于印发澜海省职业教育改革实施方案的通知', number: '澜海政发〔2019〕18号', issuers: '澜海省人民政府', on: '2019-09-06', addressees: 2, disclosure: '主动公开' }],
  ['passed on for other bodies', '石桥省人民政府办公厅关于转发\n省教育厅等部门石桥省特殊教育提升计划\n实施方案（2014—2016年）的通知\n石政办发〔2014〕22号\n各市人民政府，省政府各厅委办：\n方案已经省政府同意，现转发给你们。\n石桥省人民政府办公厅\n2014年6月17日\n石桥省特殊教育提升计划实施方案（2014—2016年）\n省教育厅 省发展改革委 省财政厅\n省民政厅 省残联',
    { title: '石桥省人民政府办公厅关于转发省教育厅等部门石桥省特殊教育提升计划实施方案（2014—2016年）的通知', number: '石政办发〔2014〕22号', issuers: '石桥省人民政府办公厅', on: '2014-06-17', addressees: 2, disclosure: null, plan: '石桥省特殊教育提升计划实施方案（2014—2016年）' }],
  ['joint issuers on lines by wide spaces', '教育部等四部门关于印发《“十四五”学前教育发展提升行动计划》的通知\n教基〔2021〕8号\n各省、自治区、直辖市教育厅（教委）、财政厅（局）：\n现将行动计划印发给你们，请认真贯彻执行。\n教育部 国家发展改革委\n财政部 自然资源部\n2021年12月9日',
    { title: '教育部等四部门关于印发《“十四五”学前教育发展提升行动计划》的通知', number: '教基〔2021〕8号', issuers: '教育部 国家发展改革委 财政部 自然资源部', on: '2021-12-09', addressees: 1, disclosure: null }],
  ['the number in brackets, lines of the page between', '安岭省人民政府关于实施《国务院关于基础教育改革与发展的决定》的意见\n2025-06-07 16:43\n166人看过\n学校\n教师\n安岭省人民政府关于实施\n《国务院关于基础教育改革与发展的决定》的意见\n（安政〔2001〕85号）\n各市、县人民政府，省政府各部门：\n提出以下实施意见。',
    { title: '安岭省人民政府关于实施《国务院关于基础教育改革与发展的决定》的意见', number: '安政〔2001〕85号', issuers: '安岭省人民政府', on: null, addressees: 2, disclosure: null }],
  ['a menu of the site above', '某某快讯\n\n清河县人民政府欢迎您！\n首页> 部门文件   > >  教育体育局\n清河县教育局关于印发《清河县教育局脱贫攻坚实施方案》的通知\n来源: 清河县教育局 | 访问量:2898 | 发布时间: 2017/6/2 15:44:24\n\n各中心校，各股室：\n\n方案已经局党政班子会讨论通过，现印发给你们。\n\n                    清河县教育局\n\n                   2017年5月20日',
    { title: '清河县教育局关于印发《清河县教育局脱贫攻坚实施方案》的通知', number: null, issuers: '清河县教育局', on: '2017-05-20', addressees: 2, disclosure: null }],
  ['an attachment alone', '附件1\n\n荆石县2022年义务教育薄弱环节改善工作任务清单',
    { title: '荆石县2022年义务教育薄弱环节改善工作任务清单', number: null, issuers: '', on: null, addressees: 0, disclosure: null }],
  ['labels without a colon, codes, bullets; the title shortened once and wrapped once', '主题分类 教育 发文日期 2023-03-09\n公开方式 主动公开 文号 柘湾政办规〔2023〕2号\n• 统一编号：\nZWXD01-2023-0002\n• 发布单位：\n市政府办\n市政府办公室关于印发柘湾市托育计划的通知\n〔柘湾政办规〔2023〕2号〕柘湾市人民政府办公室关于印发柘湾市托育计划的通知（有效）\n各镇人民政府，市政府各部门：\n现印发给你们。\n柘湾市人民政府办公室\n2023年3月9日',
    { title: '柘湾市人民政府办公室关于印发柘湾市托育计划的通知', number: '柘湾政办规〔2023〕2号', issuers: '柘湾市人民政府办公室', on: '2023-03-09', addressees: 2, disclosure: '主动公开' }],
  ['a number in brackets behind the title; a label of the page ends with a colon, too', '学习成果认证中心：\n岐山省财政厅 岐山省教育厅关于加大投入的通知（岐财教〔2021〕24号）\n各市人民政府：\n现提出如下意见。',
    { title: '岐山省财政厅 岐山省教育厅关于加大投入的通知（岐财教〔2021〕24号）', number: '岐财教〔2021〕24号', issuers: '岐山省财政厅 岐山省教育厅', on: null, addressees: 1, disclosure: null }],
  ['names that nothing parts', '教育部等四部门关于印发《教师队伍建设方案》的通知\n教师〔2019〕6号\n各省教育厅：\n现印发给你们。\n教育部国家发展改革委财政部人力资源社会保障部\n2019年8月30日',
    { title: '教育部等四部门关于印发《教师队伍建设方案》的通知', number: '教师〔2019〕6号', issuers: '教育部 国家发展改革委 财政部 人力资源社会保障部', on: '2019-08-30', addressees: 1, disclosure: null }],
  ['only the table of facts names it', '发文机关： 成文日期：2025年08月22日\n标 题：柳河市商务局柳河市财政局关于开展促学活动的通知\n发文字号：柳商务〔2025〕45号\n各县商务主管部门、财政局：\n现通知如下：',
    { title: '柳河市商务局柳河市财政局关于开展促学活动的通知', number: '柳商务〔2025〕45号', issuers: '柳河市商务局 柳河市财政局', on: '2025-08-22', addressees: 1, disclosure: null }],
  ['the end of a title is none', '各县区人民政府：\n现将方案印发给你们。\n2023年12月11日\n洛川市加强数字校园建设\n实施方案（2023—2025年）\n制定本方案。',
    { title: '洛川市加强数字校园建设实施方案（2023—2025年）', number: null, issuers: '', on: '2023-12-11', addressees: 1, disclosure: null }],
  ['a unit that carries out another’s decision; the title in bullets of the page', '综合资助政策\n• 省人民政府贯彻《国务院关于加强农村教育工作的决定》的实施意见\n• 发布时间：2004-09-01\n• 省人民政府贯彻《国务院关于\n加强农村教育工作的决定》的实施意见\n岚政发〔2004〕26号\n各市、州、县人民政府：\n提出如下实施意见。',
    { title: '省人民政府贯彻《国务院关于加强农村教育工作的决定》的实施意见', number: '岚政发〔2004〕26号', issuers: '省人民政府', on: null, addressees: 1, disclosure: null }],
  ['the day below the title and again below the units', '教育部等三部门关于印发减负措施的通知\n教基〔2018〕26号\n2018年12月28日\n各省人民政府：\n现印发给你们。\n教育部 公安部\n财政部\n2018年12月28日\n说明文字。',
    { title: '教育部等三部门关于印发减负措施的通知', number: '教基〔2018〕26号', issuers: '教育部 公安部 财政部', on: '2018-12-28', addressees: 1, disclosure: null }],
  ['the menu of the page ends like a title, too', '科技项目 通知公告\n法规汇编（2015）\n首页 > 法规 > 其他 >\n发文标题：青岚市人民政府关于补齐创新短板的若干意见\n发文文号：青政发〔2016〕54号\n各县人民政府：\n提出如下意见。',
    { title: '青岚市人民政府关于补齐创新短板的若干意见', number: '青政发〔2016〕54号', issuers: '青岚市人民政府', on: null, addressees: 1, disclosure: null }],
  ['two offices pass on without 关于', '中共柳河市委办公室 柳河市人民政府办公室印发《柳河市促学行动计划（2018—2020年）》的通知\n柳办发〔2018〕12号\n各县委，各县人民政府：\n现印发给你们。\n中共柳河市委办公室\n柳河市人民政府办公室\n2018年5月3日\n柳河市促学行动计划\n（2018—2020年）\n制定本计划。',
    { title: '中共柳河市委办公室柳河市人民政府办公室印发《柳河市促学行动计划（2018—2020年）》的通知', number: '柳办发〔2018〕12号', issuers: '中共柳河市委办公室 柳河市人民政府办公室', on: '2018-05-03', addressees: 2, disclosure: null, plan: '柳河市促学行动计划（2018—2020年）' }],
  ['a cited number is of the title', '清河县教育局文件\n清教发〔2018〕9号\n关于贯彻国发〔2018〕5号文件精神的实施意见\n各中心校：\n现提出如下意见。',
    { title: '关于贯彻国发〔2018〕5号文件精神的实施意见', number: '清教发〔2018〕9号', issuers: '', on: null, addressees: 1, disclosure: null }],
  ['a cited number behind the unit', '清河县贯彻落实国发〔2018〕5号文件工作方案\n各中心校：\n现制定如下方案。',
    { title: '清河县贯彻落实国发〔2018〕5号文件工作方案', number: null, issuers: '', on: null, addressees: 1, disclosure: null }],
  ['a cited number in front', '国发〔2018〕5号文件任务分工方案\n各中心校：\n现制定如下方案。',
    { title: '国发〔2018〕5号文件任务分工方案', number: null, issuers: '', on: null, addressees: 1, disclosure: null }],
];

test.each(CASES.map(([form, text, head]) => ({ form, text, head })))('$form', ({ text, head }) => {
  const { document, tasks } = readSource(textSource(text + BODY), { name: 'x.txt' });
  expect({ title: document.title, number: document.documentNumber, issuers: document.issuers.join(' '), on: document.issuedOn, addressees: document.addressees.length, disclosure: document.disclosure, ...(head.plan && { plan: document.plan?.title }) }).toEqual(head);
  expect(tasks).toHaveLength(3);
});
