import { expect, it } from 'vitest';
import { linesOf } from './lines.ts';
import type { Glyphs } from './model.ts';

const at = (text: string, x: number, width = [...text].length * 10): Glyphs => ({ text, x, y: 100, width, size: 10 });
const lineText = (glyphs: readonly Glyphs[]): string => linesOf(glyphs).map((line) => line.text).join('\n');

it('puts a character of another font into the gap that was left for it', () => {
  expect(lineText([at('师生比', 0), at('1 3', 30, 15), at('∶', 35, 5), at('的标准', 45)])).toBe('师生比1∶3的标准');
});

it('keeps a space that was typed between two names, and drops the stretching of a line', () => {
  const characters = [...'市教育局'].map((character, k) => at(character, k * 10));
  const others = [...'市财政局'].map((character, k) => at(character, 45 + k * 10));
  expect(lineText([...characters, ...others])).toBe('市教育局 市财政局');
  expect(lineText([...'市教育局市财政局'].map((character, k) => at(character, k * 12.5)))).toBe('市教育局市财政局');
});
