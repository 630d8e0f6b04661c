/** word-extractor bears no types; these are the parts that the intake asks for. */
declare module 'word-extractor' {
  interface Choice { readonly filterUnicode?: boolean; readonly includeFooters?: boolean; readonly includeHeadersAndFooters?: boolean }
  interface Extracted {
    getBody(choice?: Choice): string;
    getHeaders(choice?: Choice): string;
    getFooters(choice?: Choice): string;
    getFootnotes(choice?: Choice): string;
    getTextboxes(choice?: Choice): string;
  }
  export default class WordExtractor {
    extract(file: string | Uint8Array): Promise<Extracted>;
  }
}
