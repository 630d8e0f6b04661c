/** The paper as it will read; a figure in it leads to the tasks behind it. */
import type { ReactNode } from 'react';
import { onPaper } from '#calendar';
import type { FigureKey, OpenedPaper } from '#papers/model';
import { render } from '#papers/text';
import { useWords } from '../labels/words.ts';
import type { Text } from './Editor.tsx';
import { words } from './words.ts';

export function PaperView({ paper, text, onFigure }: { readonly paper: OpenedPaper; readonly text: Text; readonly onFigure: (key: FigureKey) => void }): ReactNode {
  const say = useWords(words);
  return (
    <article className="paper-sheet" lang="zh-CN" aria-label={say('paper')}>
      <h1>{text.title.split(/(\d{4}年(?:第?[一二三四]季度|[上下]半年|\d{1,2}月(?:\d{1,2}日)?)?)/u).map((part, n) => (n % 2 === 1 ? <span key={n} className="is-whole">{part}</span> : part))}</h1>
      {text.addressees === '' ? null : <p className="is-to">{text.addressees}：</p>}
      {render(text.body, paper.frozen).map((block, n) => {
        const inside = block.pieces.map((piece, place) => ('figure' in piece ? <a key={place} className="paper-figure" href={`#figure-${piece.figure}`} onClick={() => onFigure(piece.figure)}>{piece.text}</a> : <span key={place}>{piece.text}</span>));
        return block.kind === 'heading' ? <h2 key={n} className={`is-level-${block.level}`}>{inside}</h2> : <p key={n}>{inside}</p>;
      })}
      <footer><p>{paper.unitName}</p><p>{paper.signedOn === null ? '' : onPaper(paper.signedOn)}</p></footer>
      {text.contact === '' ? null : <p>（{text.contact}）</p>}
    </article>
  );
}
