import { Answers } from '../../form/answers.tsx';
import { type FormSchema } from '../../form/keywords.ts';
import { type Values } from '../../form/values.ts';
import { useWords } from '../../words/i18n.ts';
import { type CaseFile } from './case.operations.ts';
import { caseWords } from './case.words.ts';

/** A case in which nothing waits for the viewer: closed, or somebody else’s turn. */
export function Waiting({ file }: { readonly file: CaseFile }) {
  const t = useWords(caseWords);
  const filled = file.history.filter(({ schema }) => schema).toReversed();
  return (
    <section className="step" aria-labelledby="waiting">
      <div className="step-scroll" role="region" aria-labelledby="waiting" tabIndex={0}>
        <h2 id="waiting">{file.outcome ? t('closedTitle') : t('waitingFor')}</h2>
        <p className="secondary">{file.outcome ? t('closedText', { outcome: file.stateTitle }) : t('waitingText')}</p>
        {filled.map(({ seq, stepTitle, form, schema }) => (
          <section key={seq} className="filled">
            <h3>{t('lastForm', { step: stepTitle })}</h3>
            <Answers schema={schema as FormSchema} values={form as Values} />
          </section>
        ))}
      </div>
    </section>
  );
}
