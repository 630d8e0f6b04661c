/** Pages drawn by hand for the tests: text at places and rulings, written as PDF or as OFD. Points from the top left. */
import { readFileSync } from 'node:fs';
import fontkit from '@pdf-lib/fontkit';
import { strToU8, zipSync } from 'fflate';
import { PDFDocument, rgb } from 'pdf-lib';

export interface Drawn { readonly texts: readonly (readonly [text: string, x: number, baseline: number, size?: number])[]; readonly rules?: readonly (readonly [x1: number, y1: number, x2: number, y2: number])[]; readonly width?: number; readonly height?: number }

const FONT = new URL('../../node_modules/@expo-google-fonts/noto-sans-sc/400Regular/NotoSansSC_400Regular.ttf', import.meta.url);

export async function pdfFile(pages: readonly Drawn[]): Promise<Uint8Array> {
  const document = await PDFDocument.create();
  document.registerFontkit(fontkit);
  const font = await document.embedFont(readFileSync(FONT), { subset: true });
  for (const { texts, rules = [], width = 595, height = 842 } of pages) {
    const page = document.addPage([width, height]);
    for (const [text, x, y, size = 12] of texts) page.drawText(text, { x, y: height - y, size, font });
    for (const [x1, y1, x2, y2] of rules) page.drawLine({ start: { x: x1, y: height - y1 }, end: { x: x2, y: height - y2 }, thickness: 0.5, color: rgb(0, 0, 0) });
  }
  return document.save();
}

const MM = 25.4 / 72;
const mm = (points: number): string => (points * MM).toFixed(3);
const O = 'xmlns:ofd="http://www.ofdspec.org/2016"';

export function ofdFile(pages: readonly Drawn[]): Uint8Array {
  const files: Record<string, Uint8Array> = {
    'OFD.xml': strToU8(`<?xml version="1.0" encoding="UTF-8"?><ofd:OFD ${O} Version="1.0"><ofd:DocBody><ofd:DocRoot>Doc_0/Document.xml</ofd:DocRoot></ofd:DocBody></ofd:OFD>`),
    'Doc_0/Document.xml': strToU8(`<ofd:Document ${O}><ofd:CommonData><ofd:PageArea><ofd:PhysicalBox>0 0 210 297</ofd:PhysicalBox></ofd:PageArea></ofd:CommonData><ofd:Pages>${pages.map((_, p) => `<ofd:Page ID="${p + 1}" BaseLoc="Pages/Page_${p}/Content.xml"/>`).join('')}</ofd:Pages></ofd:Document>`),
  };
  pages.forEach(({ texts, rules = [] }, p) => {
    const objects = texts.map(([text, x, y, size = 12]) => {
      const count = [...text].length - 1;
      const deltas = count > 0 ? ` DeltaX="g ${count} ${mm(size)}"` : '';
      return `<ofd:TextObject Boundary="${mm(x)} ${mm(y - size)} 100 10" Font="1" Size="${mm(size)}"><ofd:TextCode X="0" Y="${mm(size)}"${deltas}>${text}</ofd:TextCode></ofd:TextObject>`;
    });
    const paths = rules.map(([x1, y1, x2, y2]) => `<ofd:PathObject Boundary="${mm(x1)} ${mm(y1)} ${mm(x2 - x1 + 1)} ${mm(y2 - y1 + 1)}"><ofd:AbbreviatedData>M 0 0 L ${mm(x2 - x1)} ${mm(y2 - y1)}</ofd:AbbreviatedData></ofd:PathObject>`);
    files[`Doc_0/Pages/Page_${p}/Content.xml`] = strToU8(`<ofd:Page ${O}><ofd:Content><ofd:Layer>${objects.join('')}${paths.join('')}</ofd:Layer></ofd:Content></ofd:Page>`);
  });
  return zipSync(files);
}

/** Rulings of a whole grid. */
export function gridRules(columns: readonly number[], rows: readonly number[]): [number, number, number, number][] {
  const [left, right] = [columns[0] as number, columns.at(-1) as number];
  const [top, bottom] = [rows[0] as number, rows.at(-1) as number];
  return [...rows.map((y): [number, number, number, number] => [left, y, right, y]), ...columns.map((x): [number, number, number, number] => [x, top, x, bottom])];
}
