import { type ReactNode } from 'react';
import { ExclamationCircleFilled } from '@ant-design/icons';
import { type Refusal } from '../server/refusal.ts';
import { useRefusalWords } from '../words/refusals.ts';
import './refused.css';

/** Why a command was refused and what to do, where it was sent from. */
export function Refused({ refusal, children }: { readonly refusal: Refusal; readonly children?: ReactNode }) {
  const words = useRefusalWords();
  return (
    <div className="refused" role="alert">
      <ExclamationCircleFilled aria-hidden="true" />
      <div>
        <strong>{words(refusal)}</strong>
        {children}
      </div>
    </div>
  );
}
