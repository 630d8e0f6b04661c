import { describe, expect, test } from 'vitest';
import { linesOf } from './lines.ts';
import { paragraphsOf, wrapWidth } from './paragraphs.ts';

const read = (text: string): string[] => {
  const lines = linesOf(text);
  return paragraphsOf(text, lines, 0, lines.length, wrapWidth(text, lines)).map((paragraph) => paragraph.flow.text);
};

describe('a text with a paragraph on each line', () => {
  test('keeps its lines apart', () => {
    expect(read('一、目标\n到2025年，入园率达到90%。\n二、任务\n新建公办园。')).toEqual(['一、目标', '到2025年,入园率达到90%。', '二、任务', '新建公办园。']);
  });
  test('a paragraph cut inside a word is mended, over an empty line, too', () => {
    expect(read('1.新建改扩建公办幼儿园一百所。推进小区配套幼儿园治\n\n理，收回一批。')).toEqual(['1.新建改扩建公办幼儿园一百所。推进小区配套幼儿园治理,收回一批。']);
  });
  test('a bracket that is still open goes on', () => {
    expect(read('加强学校食堂管理工作（责任单位：县教育局、\n县市场监管局）')).toEqual(['加强学校食堂管理工作(责任单位:县教育局、县市场监管局)']);
  });
  test('a line of the page with an open bracket does not', () => {
    expect(read('发布时间：2024-03-28 信息来源：教育局 字体：【\n各县（市、区）教育局：')).toEqual(['发布时间:2024-03-28信息来源:教育局字体:[', '各县(市、区)教育局:']);
  });
});

describe('a text wrapped at a width', () => {
  const wrapped = [
    '　　为办好学前教育，结合我市实际，提出如下实施意见，请各',
    '地认真贯彻执行，并把执行中的情况及时报告市教育局。',
    '一、目标任务',
    '　　到2022年，全市学前三年毛入园率达到93%，公办幼',
    '儿园在园幼儿占比达到55%以上，普惠性幼儿园覆盖率达到8',
    '5%。',
    '二、主要措施',
    '　　（一）科学规划布局。各县（市、区）编制幼儿园专项布局',
    '规划，每3万人口至少设置1所公办幼儿园，并纳入控制性详细',
    '                          - 1 -',
    '规划，严格实施。',
    '　　（二）大力发展公办园。支持机关、企业、高校、街道和有',
    '条件的村举办公办园。',
  ];
  test('lines are joined to paragraphs, page numbers passed over', () => {
    expect(read(wrapped.join('\n'))).toEqual([
      '为办好学前教育,结合我市实际,提出如下实施意见,请各地认真贯彻执行,并把执行中的情况及时报告市教育局。',
      '一、目标任务',
      '到2022年,全市学前三年毛入园率达到93%,公办幼儿园在园幼儿占比达到55%以上,普惠性幼儿园覆盖率达到85%。',
      '二、主要措施',
      '(一)科学规划布局。各县(市、区)编制幼儿园专项布局规划,每3万人口至少设置1所公办幼儿园,并纳入控制性详细规划,严格实施。',
      '(二)大力发展公办园。支持机关、企业、高校、街道和有条件的村举办公办园。',
    ]);
  });
  test('empty lines between all lines say nothing', () => {
    expect(read(wrapped.join('\n\n'))).toHaveLength(6);
  });
});
