/** A piece of text that a PDF wrote across a ruling in one go: cut where the ruling stands. */
import type { Glyphs } from './model.ts';
import type { RuledGrid } from './rulings.ts';

export function splitAtRulings(glyphs: Glyphs, grid: RuledGrid): Glyphs[] {
  const middle = glyphs.y - glyphs.size * 0.35;
  const walls = grid.cells.filter((cell) => cell.top <= middle && middle < cell.bottom && cell.right > glyphs.x + glyphs.size * 0.6 && cell.right < glyphs.x + glyphs.width - glyphs.size * 0.6).map((cell) => cell.right);
  if (walls.length === 0) return [glyphs];
  walls.sort((a, b) => a - b);
  const characters = [...glyphs.text];
  const weight = characters.map((each) => (each < '\u0100' ? 0.55 : 1));
  const unit = glyphs.width / weight.reduce((sum, each) => sum + each, 0);
  const parts: Glyphs[] = [];
  let x = glyphs.x;
  let start = x;
  let text = '';
  let wall = 0;
  characters.forEach((each, i) => {
    const width = (weight[i] as number) * unit;
    if (wall < walls.length && x + width / 2 > (walls[wall] as number)) {
      if (text.trim() !== '') parts.push({ ...glyphs, text: text.trim(), x: start, width: x - start });
      while (wall < walls.length && x + width / 2 > (walls[wall] as number)) wall += 1;
      text = '';
      start = x;
    }
    text += each;
    x += width;
  });
  if (text.trim() !== '') parts.push({ ...glyphs, text: text.trim(), x: start, width: x - start });
  return parts;
}
