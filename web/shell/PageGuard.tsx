import { Component, type ErrorInfo, type ReactNode, useState } from 'react';
import { useSay } from '../labels/index.tsx';
import { Sentence } from './Sentence.tsx';
import { isMissingPart, unreachable } from './use-problem.ts';

interface GuardProps { readonly place: string; readonly children: ReactNode }

/**
 * A bug in a page leaves the frame standing and says what to do; the draft is kept in the browser all the while.
 * A part of the page that could not be fetched is no bug. Going to another place ends either.
 */
export class PageGuard extends Component<GuardProps, { readonly failed: unknown }> {
  override state = { failed: null };

  static getDerivedStateFromError(error: unknown): { failed: unknown } {
    return { failed: error ?? new Error() };
  }

  override componentDidCatch(error: Error, info: ErrorInfo): void {
    if (!isMissingPart(error)) console.error(error, info.componentStack);
  }

  override componentDidUpdate(before: GuardProps): void {
    if (before.place !== this.props.place && this.state.failed !== null) this.setState({ failed: null });
  }

  override render(): ReactNode {
    if (this.state.failed === null) return this.props.children;
    return isMissingPart(this.state.failed) ? <Unreached /> : <Failed />;
  }
}

function Failed(): ReactNode {
  const say = useSay();
  return <Sentence title={say('failed.title')} detail={say('failed.detail')} action={<button type="button" className="link" onClick={() => location.reload()}>{say('failed.reload')}</button>} />;
}

/** Browsers remember a module that failed, so only loading the page anew fetches it again; that waits until the service answers. */
function Unreached(): ReactNode {
  const say = useSay();
  const [asking, setAsking] = useState(false);
  const { title, detail } = unreachable(say);
  async function again(): Promise<void> {
    setAsking(true);
    const answered = await fetch('/healthz').then((response) => response.ok, () => false);
    if (answered) location.reload();
    else setAsking(false);
  }
  return <Sentence title={title} detail={detail} action={<button type="button" className="link" disabled={asking} onClick={() => void again()}>{say('shell.again')}</button>} />;
}
