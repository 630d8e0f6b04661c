/** One assignment on a page of its own: what notices and lists of others lead to. */
import type { ReactNode } from 'react';
import { useParams } from 'react-router';
import { AssignmentPanel } from './AssignmentPanel.tsx';
import './dispatch.css';

export default function AssignmentPage(): ReactNode {
  const { id = '' } = useParams();
  return <div className="dispatch-page is-narrow"><AssignmentPanel key={id} id={id} onClose={null} /></div>;
}
