import { CheckOutlined } from '@ant-design/icons';
import { printDay } from '../../words/days.ts';
import { useWords } from '../../words/i18n.ts';
import { type CaseFile, type Step } from './case.operations.ts';
import { caseWords } from './case.words.ts';

/** All steps: who took which and when, the one that waits, and those that still lie ahead. */
export function Rail({ file, step }: { readonly file: CaseFile; readonly step: Step | undefined }) {
  const t = useWords(caseWords);
  const [, ...ahead] = file.road;
  const done = file.history.length;
  return (
    <nav className="rail" aria-label={t('steps')} tabIndex={0}>
      <p className="secondary">{file.code}</p>
      <h2>{file.procedureTitle}</h2>
      {file.assignee && <p className="secondary">{t('assignedTo', { name: file.assignee.name })}</p>}
      <ol>
        {file.history.map(({ seq, stepTitle, heldOn, actorName }) => (
          <li key={seq} className="rail-done">
            <span className="rail-mark" aria-hidden="true">
              <CheckOutlined />
            </span>
            <div>
              {stepTitle}
              <div className="secondary">
                {printDay(heldOn).slice(0, 5)} · {actorName}
              </div>
            </div>
          </li>
        ))}
        {!file.outcome && (
          <li className="rail-here" aria-current="step">
            <span className="rail-mark" aria-hidden="true">
              {done + 1}
            </span>
            <div>
              <strong>{step?.title ?? file.stateTitle}</strong>
              {step && <div className="secondary">{file.stateTitle}</div>}
            </div>
          </li>
        )}
        {!file.outcome &&
          ahead.map(({ state, title }, index) => (
            <li key={state} className="rail-ahead">
              <span className="rail-mark" aria-hidden="true">
                {done + 2 + index}
              </span>
              <div>{title}</div>
            </li>
          ))}
      </ol>
    </nav>
  );
}
