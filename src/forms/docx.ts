/** The table as a Word file: A4, fonts by name, header row on every page, `— 1 —`. */
import { Document, Packer } from 'docx';
import { documentFrame, finish, tableSection } from './docx-parts.ts';
import { SIZES } from './fonts.ts';
import type { FormTable } from './table.ts';

export async function writeDocx(table: FormTable): Promise<Uint8Array> {
  const document = new Document({ ...documentFrame(SIZES.body), sections: [tableSection(table)] });
  return finish(new Uint8Array(await Packer.toBuffer(document)), [table]);
}
