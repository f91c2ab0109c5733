import { useEffect, useMemo, useRef, useState } from 'react';
import { Button, Form } from 'antd';
import { Answers } from '../../form/answers.tsx';
import { DayField } from '../../form/day-field.tsx';
import { type Draft, useDraft } from '../../form/draft.ts';
import { type Fault, FaultList, focusField, ownFaults, showFaults } from '../../form/faults.tsx';
import { formWords } from '../../form/form.words.ts';
import { type FormSchema } from '../../form/keywords.ts';
import { SchemaForm } from '../../form/schema-form.tsx';
import { sentValues, type Values } from '../../form/values.ts';
import { type ApplicantQuery, type StartCaseMutation } from '../../gql/graphql.ts';
import { Choose } from '../../kit/choose.tsx';
import { useKeys } from '../../kit/keys.ts';
import { Refused } from '../../kit/refused.tsx';
import { Loading, UnknownOutcome } from '../../kit/states.tsx';
import { useAsk } from '../../server/use-ask.ts';
import { useCommand } from '../../server/use-command.ts';
import { printDay, todayIs } from '../../words/days.ts';
import { useWords } from '../../words/i18n.ts';
import { DecisionsOfApplicantDocument, type Procedure, StartCaseDocument } from './intake.operations.ts';
import { intakeWords } from './intake.words.ts';
import { Papers } from './papers.tsx';

interface ApplicationProps {
  readonly procedure: Procedure;
  readonly person: ApplicantQuery['person'];
  readonly onTaken: (file: StartCaseMutation['startCase']) => void;
}

/** The application itself, kept as a draft until it is taken in. */
export function Application(props: ApplicationProps) {
  const draft = useDraft(`${props.person.id}.${props.procedure.code}`);
  return draft.isReady ? <ApplicationForm {...props} draft={draft} /> : <Loading rows={3} />;
}

const noSchema: FormSchema = { type: 'object', properties: {} };

function ApplicationForm({ procedure, person, draft, onTaken }: ApplicationProps & { readonly draft: Draft }) {
  const t = useWords(intakeWords);
  const words = useWords(formWords);
  const [form] = Form.useForm<Values>();
  const schema = (procedure.schema as FormSchema | null | undefined) ?? noSchema;
  const [faults, setFaults] = useState<readonly Fault[]>([]);
  const [checked, setChecked] = useState<Values>();
  const [receivedOn, setReceivedOn] = useState(todayIs);
  const [decision, setDecision] = useState<string>();
  const command = useCommand(StartCaseDocument, {
    onDone: ({ startCase }) => {
      draft.drop();
      onTaken(startCase);
    },
  });
  const { refusal } = command;
  useEffect(() => {
    if (!refusal || refusal.fields.length === 0) return;
    const found = showFaults(form, schema, refusal);
    queueMicrotask(() => {
      setChecked(undefined);
      setFaults(found);
      if (found[0]) focusField(found[0].path);
    });
  }, [refusal, form, schema]);
  const toCheck = async () => {
    command.reset();
    const values = await form.validateFields().catch(() => undefined);
    const found = values ? [] : ownFaults(form);
    setFaults(found);
    if (found[0]) return focusField(found[0].path);
    setChecked(sentValues(schema, (values ?? {}) as Values));
  };
  const send = () =>
    command.send({
      input: {
        procedure: procedure.code,
        personId: person.id,
        unitId: person.unitId,
        receivedOn,
        form: checked ?? {},
        ...(decision !== undefined && { aboutDecisionId: decision }),
      },
    });
  useKeys({ 'Ctrl+Enter': () => void (checked ? send() : toCheck()) });
  return (
    <>
      <div hidden={checked !== undefined}>
        <div className="intake-row">
          <div className="intake-field">
            <label htmlFor="received">{t('received')}</label>
            <DayField id="received" kind="day" value={receivedOn} onChange={setReceivedOn} />
          </div>
          {procedure.aboutDecision && <DecisionChoice personId={person.id} value={decision} onChange={setDecision} />}
        </div>
        <Papers procedure={procedure} personId={person.id} />
        <div className="step-head">
          <h2>{t('form')}</h2>
          <span className="secondary" role="status">
            {draft.keptAt ? words('savedAt', { time: draft.keptAt }) : draft.kept && words('restored')}
          </span>
        </div>
        <FaultList faults={faults} />
        <SchemaForm schema={schema} form={form} initial={draft.kept} unitId={person.unitId} onChange={draft.keep} />
      </div>
      {checked && <Checked schema={schema} values={checked} onEdit={() => setChecked(undefined)} />}
      {refusal && refusal.fields.length === 0 && <Refused refusal={refusal} />}
      {command.isUnknown && <UnknownOutcome />}
      <div className="intake-acts">
        {checked && <Button onClick={() => setChecked(undefined)}>{t('toForm')}</Button>}
        <Button type="primary" loading={command.isSending} onClick={() => void (checked ? send() : toCheck())}>
          {checked ? t('send') : t('check')}
        </Button>
      </div>
    </>
  );
}

interface CheckedProps {
  readonly schema: FormSchema;
  readonly values: Values;
  readonly onEdit: () => void;
}

function Checked({ schema, values, onEdit }: CheckedProps) {
  const t = useWords(intakeWords);
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  return (
    <section className="intake-check">
      <h2 ref={heading} tabIndex={-1}>
        {t('checkTitle')}
      </h2>
      <Answers
        schema={schema}
        values={values}
        editWord={t('edit')}
        onEdit={(path) => {
          onEdit();
          setTimeout(() => focusField(path));
        }}
      />
    </section>
  );
}

interface DecisionChoiceProps {
  readonly personId: string;
  readonly value: string | undefined;
  readonly onChange: (id: string) => void;
}

/** The signed decision that an appeal, a change or a stop is about. */
function DecisionChoice({ personId, value, onChange }: DecisionChoiceProps) {
  const t = useWords(intakeWords);
  const { data } = useAsk(DecisionsOfApplicantDocument, { id: personId });
  const options = useMemo(
    () =>
      (data?.casesOfPerson ?? [])
        .flatMap(({ decisions }) => decisions)
        .filter(({ revokedBy }) => !revokedBy)
        .map(({ id, paper }) => ({ value: id, label: `${paper.number}, ${printDay(paper.signedOn)}, ${paper.title}` })),
    [data],
  );
  return (
    <div className="intake-field">
      <label htmlFor="decision">{t('decision')}</label>
      <Choose
        label={t('decision')}
        id="decision"
        value={value ?? null}
        options={options}
        onChange={onChange}
        notFoundContent={t('noDecision')}
      />
    </div>
  );
}
