/** A sample without tables as OFD (GB/T 33190): a zip of XML pages, each line of text an object with its place in millimetres. */
import { strToU8, zipSync, type Zippable } from 'fflate';
import type { Sample } from './model.ts';
import { textOf } from './write-text.ts';

const SPACE = 'xmlns:ofd="http://www.ofdspec.org/2016"';
const SIZE = 5.6;
const PITCH = 10;
const [LEFT, TOP, PER_LINE, LINES] = [28, 40, 27, 22] as const;

export function writeOfd(sample: Sample): Uint8Array {
  const lines = sample.pieces.flatMap((piece) => {
    if (piece.kind === 'table') return [];
    const text = textOf(piece);
    if (piece.kind === 'sign') return [' '.repeat(Math.max(0, PER_LINE - [...text].length - 2)) + text];
    const inset = piece.kind === 'title' || piece.kind === 'number' ? '' : piece.kind === 'to' || piece.kind === 'mark' ? '' : '　　';
    const wrapped = wrap(inset + text);
    return piece.kind === 'title' || piece.kind === 'number' ? wrapped.map((line) => ' '.repeat(Math.floor((PER_LINE - [...line].length) / 2)) + line) : wrapped;
  });
  const pages = Array.from({ length: Math.ceil(lines.length / LINES) }, (_, page) => lines.slice(page * LINES, (page + 1) * LINES));
  let id = 10;
  const head = '<?xml version="1.0" encoding="UTF-8"?>\n';
  const parts: Record<string, string> = {
    'OFD.xml': `${head}<ofd:OFD ${SPACE} Version="1.1" DocType="OFD"><ofd:DocBody><ofd:DocInfo><ofd:DocID>00000000000000000000000000000001</ofd:DocID><ofd:Title>${escape(sample.title)}</ofd:Title></ofd:DocInfo><ofd:DocRoot>Doc_0/Document.xml</ofd:DocRoot></ofd:DocBody></ofd:OFD>`,
    'Doc_0/Document.xml': `${head}<ofd:Document ${SPACE}><ofd:CommonData><ofd:MaxUnitID>${1000 + lines.length}</ofd:MaxUnitID><ofd:PageArea><ofd:PhysicalBox>0 0 210 297</ofd:PhysicalBox></ofd:PageArea><ofd:PublicRes>PublicRes.xml</ofd:PublicRes></ofd:CommonData><ofd:Pages>${pages.map((_, page) => `<ofd:Page ID="${page + 3}" BaseLoc="Pages/Page_${page}/Content.xml"/>`).join('')}</ofd:Pages></ofd:Document>`,
    'Doc_0/PublicRes.xml': `${head}<ofd:Res ${SPACE} BaseLoc="Res"><ofd:Fonts><ofd:Font ID="2" FontName="仿宋" FamilyName="仿宋"/></ofd:Fonts></ofd:Res>`,
  };
  for (const [page, content] of pages.entries()) {
    const objects = content.map((line, at) => {
      const indent = line.length - line.trimStart().length;
      const words = [...line.trim()];
      if (words.length === 0) return '';
      const step = words.length > 1 ? ` DeltaX="${deltas(words)}"` : '';
      id += 1;
      return `<ofd:TextObject ID="${id}" Boundary="${(LEFT + indent * SIZE).toFixed(2)} ${(TOP + at * PITCH).toFixed(2)} ${(words.length * SIZE + 1).toFixed(2)} 7" Font="2" Size="${SIZE}"><ofd:TextCode X="0" Y="5"${step}>${escape(words.join(''))}</ofd:TextCode></ofd:TextObject>`;
    });
    id += 1;
    parts[`Doc_0/Pages/Page_${page}/Content.xml`] = `${head}<ofd:Page ${SPACE}><ofd:Area><ofd:PhysicalBox>0 0 210 297</ofd:PhysicalBox></ofd:Area><ofd:Content><ofd:Layer ID="${id}">${objects.join('')}</ofd:Layer></ofd:Content></ofd:Page>`;
  }
  const packed: Zippable = {};
  for (const [name, xml] of Object.entries(parts)) packed[name] = [strToU8(xml), { mtime: '1980-01-01T12:00:00', level: 6 }];
  return zipSync(packed);
}

/** Distances between characters; runs of one distance as `g count distance`. */
function deltas(words: readonly string[]): string {
  const steps = words.slice(0, -1).map((word) => (word.charCodeAt(0) < 0x80 ? SIZE / 2 : SIZE));
  const out: string[] = [];
  for (let at = 0; at < steps.length;) {
    let run = 1;
    while (steps[at + run] === steps[at]) run += 1;
    out.push(run > 2 ? `g ${run} ${steps[at]}` : Array.from({ length: run }, () => String(steps[at])).join(' '));
    at += run;
  }
  return out.join(' ');
}

function wrap(text: string): string[] {
  const lines: string[] = [];
  let line = '';
  let used = 0;
  for (const character of text) {
    const width = character.charCodeAt(0) < 0x80 ? 0.5 : 1;
    if (used + width > PER_LINE && !/[，。、；：）》”]/.test(character)) { lines.push(line); line = ''; used = 0; }
    line += character;
    used += width;
  }
  return [...lines, line];
}

function escape(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
}
