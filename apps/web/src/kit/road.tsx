import { type ReactNode } from 'react';
import './road.css';

interface RoadProps {
  /** The words of the steps, in their order. */
  readonly steps: readonly string[];
  /** The step it stands at; −1 when it left the road. */
  readonly at: number;
  /** Said beside the steps: the state in a word, what became of it. */
  readonly children: ReactNode;
}

/** How far something has come, in a few numbered words. */
export function Road({ steps, at, children }: RoadProps) {
  return (
    <div className="road">
      <ol>
        {steps.map((step, index) => (
          <li
            key={step}
            className={index < at ? 'done' : ''}
            {...(index === at && { 'aria-current': 'step' as const })}
          >
            <span aria-hidden="true">{index + 1}</span> {step}
          </li>
        ))}
      </ol>
      {children}
    </div>
  );
}
