import { useEffect, useState } from 'react';
import { Link } from '@tanstack/react-router';
import { Button, Form } from 'antd';
import { type Draft, useDraft } from '../../form/draft.ts';
import { type Fault, FaultList, focusField, ownFaults, showFaults } from '../../form/faults.tsx';
import { formWords } from '../../form/form.words.ts';
import { type FormSchema } from '../../form/keywords.ts';
import { SchemaForm } from '../../form/schema-form.tsx';
import { sentValues, type Values } from '../../form/values.ts';
import { useKeys } from '../../kit/keys.ts';
import { Refused } from '../../kit/refused.tsx';
import { Loading, UnknownOutcome } from '../../kit/states.tsx';
import { useCommand } from '../../server/use-command.ts';
import { useWords } from '../../words/i18n.ts';
import { type CaseFile, isForward, missingPapers, PerformStepDocument, type Step } from './case.operations.ts';
import { caseWords } from './case.words.ts';
import { Check } from './check.tsx';
import { Conflict } from './conflict.tsx';

interface StepWorkProps {
  readonly file: CaseFile;
  readonly step: Step;
  readonly onChange: (form: object) => void;
}

const nothing: FormSchema = { type: 'object', properties: {} };

/** The step that waits: its form, what is still missing, and the bar with one way on and the ways aside. */
export function StepWork(props: StepWorkProps) {
  const draft = useDraft(`${props.file.id}.${props.step.code}`);
  return draft.isReady ? <StepForm {...props} draft={draft} /> : <Loading rows={3} />;
}

function StepForm({ file, step, onChange, draft }: StepWorkProps & { readonly draft: Draft }) {
  const t = useWords(caseWords);
  const words = useWords(formWords);
  const [form] = Form.useForm<Values>();
  const schema = (step.schema as FormSchema | null | undefined) ?? nothing;
  const [faults, setFaults] = useState<readonly Fault[]>([]);
  const [checked, setChecked] = useState<Values>();
  // The version the viewer began with: a change by somebody else meanwhile is refused, and shown.
  const [seen, setSeen] = useState(file);
  const command = useCommand(PerformStepDocument, {
    onDone: () => {
      draft.drop();
      document.querySelector<HTMLElement>('h1')?.focus();
    },
  });
  const missing = missingPapers(file, step);

  useEffect(() => onChange(draft.kept ?? {}), [onChange, draft.kept]);

  const toCheck = async () => {
    command.reset();
    const values = await form.validateFields().catch(() => undefined);
    const found = values ? [] : ownFaults(form);
    setFaults(found);
    if (found[0]) return focusField(found[0].path);
    setChecked(sentValues(schema, (values ?? {}) as Values));
  };
  const send = async () => {
    const input = { caseId: file.id, step: step.code, form: checked ?? {}, version: seen.version };
    const isDone = await command.send({ input });
    if (isDone) setChecked(undefined);
  };
  // Faults of the form lead back to it; whatever else was refused is said where it was sent from.
  const { refusal } = command;
  const isOfForm = refusal !== undefined && refusal.fields.length > 0;
  useEffect(() => {
    if (!refusal || refusal.fields.length === 0) return;
    const found = showFaults(form, schema, refusal);
    queueMicrotask(() => {
      setChecked(undefined);
      setFaults(found);
      if (found[0]) focusField(found[0].path);
    });
  }, [refusal, form, schema]);
  useKeys({ 'Ctrl+Enter': () => void (checked ? send() : toCheck()) });

  const isStale = refusal?.code === 'PLATFORM.STALE';
  return (
    <>
      <section className="step" aria-labelledby="step-title" hidden={checked !== undefined}>
        <div className="step-scroll" role="region" aria-labelledby="step-title" tabIndex={0}>
          <div className="step-head">
            <h2 id="step-title">{step.title}</h2>
            <span className="secondary" role="status">
              {draft.keptAt ? words('savedAt', { time: draft.keptAt }) : draft.kept && words('restored')}
            </span>
          </div>
          <FaultList faults={faults} />
          {!step.schema && <p className="secondary">{t('nothingToFill')}</p>}
          <SchemaForm
            schema={schema}
            form={form}
            initial={draft.kept}
            unitId={file.unitId}
            onChange={(values) => {
              draft.keep(values);
              onChange(sentValues(schema, values));
              if (isOfForm) command.reset();
            }}
          />
        </div>
      </section>
      {checked && (
        <Check
          step={step}
          schema={schema}
          values={checked}
          onEdit={(path) => (setChecked(undefined), setTimeout(() => focusField(path)))}
        >
          {isStale && <Conflict seen={seen} caseId={file.id} onTaken={(fresh) => (setSeen(fresh), command.reset())} />}
          {refusal && !isStale && !isOfForm && <Refused refusal={refusal} />}
          {command.isUnknown && <UnknownOutcome />}
        </Check>
      )}
      <footer className="case-bar">
        <div className="case-aside">
          {checked ? (
            <Button onClick={() => setChecked(undefined)}>{t('toForm')}</Button>
          ) : (
            <OtherSteps file={file} step={step} />
          )}
        </div>
        <div className="case-on">
          {missing.length > 0 && (
            <span className="secondary">
              {t('missing', { count: missing.length, papers: missing.map(({ title }) => title).join(', ') })}
            </span>
          )}
          <Button type="primary" loading={command.isSending} onClick={() => void (checked ? send() : toCheck())}>
            {checked ? step.title : t('check')}
          </Button>
        </div>
      </footer>
    </>
  );
}

/** Ways aside: return, refuse, withdraw, and whatever else the procedure allows here. */
function OtherSteps({ file, step }: { readonly file: CaseFile; readonly step: Step }) {
  const t = useWords(caseWords);
  const others = file.availableSteps.filter(({ allowed, code }) => allowed && code !== step.code);
  return others.map((other) => (
    <Link
      key={other.code}
      to="/cases/$caseId"
      params={{ caseId: file.id }}
      search={{ step: other.code }}
      className="bar-button"
    >
      {isForward(other) && !isForward(step) ? `${t('back')}: ${other.title}` : other.title}
    </Link>
  ));
}
