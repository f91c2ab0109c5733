import { useEffect, useState } from 'react';
import { Button, Form } from 'antd';
import { useViewer } from '../../app/viewer.ts';
import { type Fault, FaultList, focusField, ownFaults, showFaults } from '../../form/faults.tsx';
import { type FormSchema } from '../../form/keywords.ts';
import { useRested } from '../../form/person-field.tsx';
import { SchemaForm } from '../../form/schema-form.tsx';
import { sentValues, type Values } from '../../form/values.ts';
import { type DuplicatesQuery, type RegisterPersonInput } from '../../gql/graphql.ts';
import { Refused } from '../../kit/refused.tsx';
import { UnknownOutcome } from '../../kit/states.tsx';
import { useAsk } from '../../server/use-ask.ts';
import { useCommand } from '../../server/use-command.ts';
import { printDay, todayIs } from '../../words/days.ts';
import { useWords } from '../../words/i18n.ts';
import { DuplicatesDocument, RegisterPersonDocument } from './intake.operations.ts';
import { intakeWords } from './intake.words.ts';

/** What is asked of somebody new; the same keywords as the server's forms. */
const schema: FormSchema = {
  type: 'object',
  required: ['fullName', 'sex', 'unitId', 'address'],
  properties: {
    fullName: { type: 'string', title: 'Họ và tên', maxLength: 100 },
    birth: {
      type: 'string',
      title: 'Ngày sinh',
      'x-widget': 'partial-date',
      description: 'Chỉ biết năm thì ghi 1951.',
    },
    sex: {
      type: 'string',
      title: 'Giới tính',
      oneOf: [
        { const: 'female', title: 'Nữ' },
        { const: 'male', title: 'Nam' },
      ],
    },
    personalNumber: {
      type: 'string',
      title: 'Số định danh cá nhân',
      pattern: '^\\d{12}$',
      'x-hint': 'Số định danh cần đủ 12 số; thiếu số 0 đầu thì thêm vào.',
    },
    unitId: { type: 'integer', title: 'Xã, phường cư trú', 'x-widget': 'unit' },
    hamlet: { type: 'string', title: 'Ấp, khóm', maxLength: 100 },
    address: { type: 'string', title: 'Địa chỉ', maxLength: 200, 'x-span': 4 },
    reason: {
      type: 'string',
      title: 'Lý do khi số định danh không khớp giới tính, năm sinh',
      'x-widget': 'textarea',
      maxLength: 500,
    },
  },
};

interface RegistrationProps {
  readonly onChosen: (personId: string) => void;
  readonly onBack: () => void;
}

/** Somebody not yet known; while it is typed, those who may be the same are shown. */
export function Registration({ onChosen, onBack }: RegistrationProps) {
  const t = useWords(intakeWords);
  const { units } = useViewer();
  const [form] = Form.useForm<Values>();
  const [typed, setTyped] = useState<Values>({});
  const [faults, setFaults] = useState<readonly Fault[]>([]);
  const command = useCommand(RegisterPersonDocument, {
    onDone: ({ registerPerson }) => onChosen(registerPerson.person.id),
  });
  const { refusal } = command;
  useEffect(() => {
    if (refusal && refusal.fields.length > 0) showFaults(form, schema, refusal);
  }, [refusal, form]);
  const submit = async () => {
    command.reset();
    const values = await form.validateFields().catch(() => undefined);
    const found = values ? [] : ownFaults(form);
    setFaults(found);
    if (!values) return found[0] && focusField(found[0].path);
    await command.send({ input: inputOf(sentValues(schema, values)) });
  };
  return (
    <section className="card intake-new">
      <h2>{t('newPerson')}</h2>
      <div className="card-body">
        <FaultList faults={faults} />
        {refusal && <Refused refusal={refusal} />}
        {command.isUnknown && <UnknownOutcome />}
        <SchemaForm
          schema={schema}
          form={form}
          initial={units.length === 1 ? { unitId: units[0] } : undefined}
          onChange={setTyped}
        />
        <Duplicates typed={typed} onChosen={onChosen} />
        <div className="intake-acts">
          <Button onClick={onBack}>{t('existing')}</Button>
          <Button type="primary" loading={command.isSending} onClick={() => void submit()}>
            {t('register')}
          </Button>
        </div>
      </div>
    </section>
  );
}

function inputOf({ address, hamlet, ...given }: Values): RegisterPersonInput {
  const residence = {
    address: String(address),
    from: todayIs(),
    ...(hamlet !== undefined && { hamlet: String(hamlet) }),
  };
  return { ...(given as Pick<RegisterPersonInput, 'fullName' | 'sex' | 'unitId'>), source: 'paper', residence };
}

type Candidate = DuplicatesQuery['duplicateCandidates'][number];

/** Those who may be the one being typed. */
function Duplicates({ typed, onChosen }: { readonly typed: Values; readonly onChosen: (personId: string) => void }) {
  const t = useWords(intakeWords);
  const asked = useRested(JSON.stringify(questionOf(typed)), 500);
  const question = JSON.parse(asked) as ReturnType<typeof questionOf>;
  const { data } = useAsk(DuplicatesDocument, question, {
    enabled: question.fullName.includes(' '),
    keepsPrevious: true,
  });
  const found = question.fullName.includes(' ') ? (data?.duplicateCandidates ?? []).slice(0, 5) : [];
  const reason = ({ reasons }: Candidate) =>
    reasons.includes('SAME_PERSONAL_NUMBER')
      ? t('sameNumber')
      : reasons.includes('SAME_NAME_AND_BIRTH')
        ? t('sameNameBirth')
        : t('similar');
  return (
    <div aria-live="polite">
      {found.length > 0 && (
        <section className="duplicates">
          <h3>{t('mayBe')}</h3>
          <ul>
            {found.map((candidate) => (
              <li key={candidate.person.id}>
                <span>
                  <strong>{candidate.person.fullName}</strong>{' '}
                  {[
                    candidate.person.birth && printDay(candidate.person.birth),
                    candidate.person.personalNumber,
                    reason(candidate),
                  ]
                    .filter(Boolean)
                    .join(' · ')}
                </span>
                <Button size="small" onClick={() => onChosen(candidate.person.id)}>
                  {t('choose', { name: candidate.person.fullName })}
                </Button>
              </li>
            ))}
          </ul>
        </section>
      )}
    </div>
  );
}

function questionOf({ fullName, birth, personalNumber }: Values): {
  fullName: string;
  birth?: string;
  personalNumber?: string;
} {
  return {
    fullName: typeof fullName === 'string' ? fullName.normalize('NFC').trim() : '',
    ...(typeof birth === 'string' && /^\d{4}(-\d{2}){0,2}$/.test(birth) && { birth }),
    ...(typeof personalNumber === 'string' && /^\d{12}$/.test(personalNumber) && { personalNumber }),
  };
}
