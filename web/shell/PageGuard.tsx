import { Component, type ErrorInfo, type ReactNode } from 'react';
import { useSay } from '../labels/index.tsx';
import { Sentence } from './Sentence.tsx';

/** A bug in a page leaves the frame standing and says what to do; the draft is kept in the browser all the while. */
export class PageGuard extends Component<{ readonly children: ReactNode }, { readonly failed: boolean }> {
  override state = { failed: false };

  static getDerivedStateFromError(): { failed: boolean } {
    return { failed: true };
  }

  override componentDidCatch(error: Error, info: ErrorInfo): void {
    console.error(error, info.componentStack);
  }

  override render(): ReactNode {
    return this.state.failed ? <Failed /> : this.props.children;
  }
}

function Failed(): ReactNode {
  const say = useSay();
  return <Sentence title={say('failed.title')} detail={say('failed.detail')} action={<button type="button" className="link" onClick={() => location.reload()}>{say('failed.reload')}</button>} />;
}
