/** The editor of the draft: plain text, what was read of it marked as it is typed. */
import { defaultKeymap, history, historyKeymap } from '@codemirror/commands';
import { EditorState } from '@codemirror/state';
import { drawSelection, EditorView, keymap, placeholder } from '@codemirror/view';
import { type ReactNode, type RefObject, useEffect, useRef } from 'react';
import type { Reading } from '#reader/model';
import type { LeftProps } from '../desk/Desk.tsx';
import { anchorIn } from '../desk/marks.ts';
import { headings } from '../desk/paper-layout.ts';
import { useSay } from '../labels/index.tsx';
import { markField, showMarks, showStresses, stressField } from './decorations.ts';

export interface EditorProps extends LeftProps {
  readonly view: RefObject<EditorView | null>;
  readonly initial: string;
  readonly reading: Reading;
  /** The reading is of the text that stands in the editor now. */
  readonly current: boolean;
  readonly onText: (text: string) => void;
}

/** The ledger follows the caret when it rests. */
const REST_MS = 200;
const nonce = document.querySelector<HTMLMetaElement>('meta[property="csp-nonce"]')?.nonce ?? '';

export function Editor(props: EditorProps): ReactNode {
  const { view, index, hidden, stresses, call, current, reading } = props;
  const say = useSay();
  const holder = useRef<HTMLDivElement>(null);
  const latest = useRef(props);
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  useEffect(() => { latest.current = props; });

  /** Away from the row that a click chose only when the caret leaves its task. */
  function follow(): void {
    const now = latest.current;
    const editor = now.view.current;
    if (editor === null || !editor.hasFocus || !now.current) return;
    const { head } = editor.state.selection.main;
    const t = now.reading.tasks.findIndex(({ span }) => span[0] <= head && span[1] >= head);
    if (t >= 0) now.onFollow(`t${t}`);
  }

  useEffect(() => {
    if (holder.current === null) return;
    const editor = new EditorView({
      parent: holder.current,
      state: EditorState.create({
        doc: latest.current.initial,
        extensions: [
          history(), drawSelection(), keymap.of([...defaultKeymap, ...historyKeymap]), EditorView.lineWrapping, EditorState.lineSeparator.of('\n'), EditorView.cspNonce.of(nonce),
          placeholder(say('drafting.placeholder')), EditorView.contentAttributes.of({ 'aria-label': say('drafting.editor'), lang: 'zh-CN', spellcheck: 'false', tabindex: '0' }),
          markField, stressField,
          EditorView.updateListener.of((update) => {
            if (update.docChanged) latest.current.onText(update.state.doc.toString());
            if (update.selectionSet && update.view.hasFocus) {
              clearTimeout(timer.current);
              timer.current = setTimeout(follow, REST_MS);
            }
          }),
          EditorView.domEventHandlers({
            click(_, clicked) {
              const now = latest.current;
              const { from, to } = clicked.state.selection.main;
              const anchor = now.current ? anchorIn(now.reading, now.index, from, to, now.at) : null;
              if (anchor !== null) now.onChoose(anchor);
              return false;
            },
            mouseover(event) {
              const anchors = (event.target as Element).closest('[data-anchors]')?.getAttribute('data-anchors');
              latest.current.onHover(anchors ?? null);
              return false;
            },
          }),
        ],
      }),
    });
    view.current = editor;
    return () => { clearTimeout(timer.current); editor.destroy(); view.current = null; };
    // The editor lives as long as the page; a change of language is taken up on the next visit.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, []);

  useEffect(() => { if (current) view.current?.dispatch({ effects: showMarks.of({ index, hidden, heads: headings(reading) }) }); }, [index, hidden, reading, current, view]);
  useEffect(() => {
    if (!current) return;
    clearTimeout(timer.current);
    timer.current = setTimeout(follow, REST_MS);
  }, [reading, current]);
  useEffect(() => { if (current) view.current?.dispatch({ effects: showStresses.of(stresses) }); }, [stresses, current, view]);
  useEffect(() => {
    const place = stresses.find((stress) => stress.emphasis === 'chosen') ?? stresses.find((stress) => stress.emphasis === 'sought') ?? stresses[0];
    const editor = view.current;
    if (call === 0 || place === undefined || editor === null || place.span[0] > editor.state.doc.length) return;
    editor.dispatch({ effects: EditorView.scrollIntoView(place.span[0], { y: 'center' }) });
    // Only a choice made on the right moves the editor.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [call]);

  return <div className="editor" ref={holder} />;
}
