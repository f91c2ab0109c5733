import { type ReactNode, useEffect, useRef } from 'react';
import { Answers } from '../../form/answers.tsx';
import { type FormSchema } from '../../form/keywords.ts';
import { type Path, type Values } from '../../form/values.ts';
import { useWords } from '../../words/i18n.ts';
import { type Step } from './case.operations.ts';
import { caseWords } from './case.words.ts';

interface CheckProps {
  readonly step: Step;
  readonly schema: FormSchema;
  readonly values: Values;
  readonly onEdit: (path: Path) => void;
  /** What became of sending it. */
  readonly children: ReactNode;
}

/** What is about to be recorded, each value with a way back to it. */
export function Check({ step, schema, values, onEdit, children }: CheckProps) {
  const t = useWords(caseWords);
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  return (
    <section className="step" aria-labelledby="check-title">
      <div className="step-scroll" role="region" aria-labelledby="check-title" tabIndex={0}>
        <h2 id="check-title" ref={heading} tabIndex={-1}>
          {t('checkTitle', { step: step.title })}
        </h2>
        <p className="secondary">{t('checkText')}</p>
        {children}
        <Answers schema={schema} values={values} onEdit={onEdit} editWord={t('edit')} />
      </div>
    </section>
  );
}
