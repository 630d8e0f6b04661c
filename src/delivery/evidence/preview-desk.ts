/** Looks into files of evidence in a bounded worker: a hostile one costs its thread, not the server. */
import { isRefusal, refuse, type Refusal } from '#kernel';
import { boundedWorkers } from '#platform';

export interface PreviewJob { readonly bytes: Uint8Array; readonly name: string }
export type PreviewResult = { readonly text: string } | Refusal;

export interface PreviewDesk {
  /** The text, null where there is none to read (a scan). Refused: what bears a secrecy mark, and what is damaged or locked. */
  readonly look: (bytes: Uint8Array, name: string) => Promise<string | null | Refusal>;
  readonly close: () => Promise<void>;
}

const ENTRY = new URL(import.meta.url.endsWith('.ts') ? './preview-worker.ts' : './preview-worker.js', import.meta.url);
/** These files are kept, and are opened instead of looked at. */
const WITHOUT_TEXT = new Set(['scanned-document', 'text-too-long', 'expands-too-far', 'too-many-cells', 'too-deep', 'too-complex', 'too-many-pages', 'took-too-long', 'out-of-memory', 'no-text']);

export function openPreviewDesk(): PreviewDesk {
  const workers = boundedWorkers<PreviewJob, PreviewResult>(ENTRY, { seconds: 10, megabytes: 320, threads: 1, waiting: 16 });
  return {
    look: async (bytes, name) => {
      const outcome = await workers.run({ bytes, name });
      if ('fault' in outcome) throw outcome.fault;
      if ('failed' in outcome) return outcome.failed === 'too-busy' ? refuse('too-busy') : null;
      const { done } = outcome;
      return !isRefusal(done) ? done.text : WITHOUT_TEXT.has(done.refused) ? null : done;
    },
    close: workers.close,
  };
}
