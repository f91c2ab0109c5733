import { AutoComplete, Checkbox, Form, Input, InputNumber, Radio } from 'antd';
import { Choose } from '../kit/choose.tsx';
import { matches } from '../words/fold.ts';
import { useWords } from '../words/i18n.ts';
import { banks } from './banks.ts';
import { DayField } from './day-field.tsx';
import { FilesField } from './files-field.tsx';
import { formWords } from './form.words.ts';
import { type FormSchema } from './keywords.ts';
import { PersonField } from './person-field.tsx';
import { dayKindOf, rulesOf } from './rules.ts';
import { UnitField } from './unit-field.tsx';
import { type Path } from './values.ts';

interface FieldProps {
  readonly field: FormSchema;
  readonly path: Path;
  /** The same place seen from the list it is in, which is how a row names its fields. */
  readonly name: Path;
  readonly isRequired: boolean;
  readonly unitId: number | undefined;
}

/** One field: label, control, help, fault. */
export function Field({ field, name, isRequired, unitId }: FieldProps) {
  const t = useWords(formWords);
  const title = field.title ?? String(name.at(-1));
  const label = isRequired || field.type === 'boolean' ? title : `${title} ${t('optional')}`;
  const rules = rulesOf(field, isRequired);
  if (field.type === 'boolean')
    return (
      <Form.Item name={[...name]} valuePropName="checked" rules={rules} extra={field.description}>
        <Checkbox>{title}</Checkbox>
      </Form.Item>
    );
  return (
    <Form.Item name={[...name]} label={label} rules={rules} extra={field.description} validateTrigger="onBlur">
      {controlOf(field, title, unitId)}
    </Form.Item>
  );
}

const fewChoices = 3;

/** The control that a field asks for. */
function controlOf(field: FormSchema, title: string, unitId: number | undefined) {
  const kind = dayKindOf(field);
  if (kind) return <DayField kind={kind} />;
  switch (field['x-widget']) {
    case 'money':
      return <MoneyField />;
    case 'textarea':
      return <Input.TextArea rows={3} />;
    case 'person':
      return <PersonField />;
    case 'unit':
      return <UnitField />;
    case 'bank-account':
      return <BankField />;
    case 'files':
      return <FilesField unitId={unitId} />;
    case 'partial-date':
    case 'month':
    case undefined:
      return plainControlOf(field, title);
    case 'readonly':
      return <Input readOnly variant="borderless" />;
  }
}

function plainControlOf(field: FormSchema, title: string) {
  const choices = choicesOf(field) ?? (field.type === 'array' && field.items ? choicesOf(field.items) : undefined);
  if (choices && field.type === 'array') return <Choose label={title} options={choices} mode="multiple" />;
  if (choices && choices.length <= fewChoices) return <Radio.Group aria-label={title} options={choices} />;
  if (choices) return <Choose label={title} options={choices} />;
  if (field.format === 'date-time') return <InstantField />;
  if (field.type === 'integer' || field.type === 'number')
    return (
      <InputNumber controls={false} className="field-number" {...(field.type === 'integer' && { precision: 0 })} />
    );
  return <Input autoComplete="off" />;
}

const choicesOf = ({ oneOf, enum: bare }: FormSchema): { value: string; label: string }[] | undefined =>
  oneOf?.map(({ const: value, title }) => ({ value, label: title })) ?? bare?.map((value) => ({ value, label: value }));

interface InstantFieldProps {
  readonly value?: string;
  readonly onChange?: (value: string | undefined) => void;
}

/** A day with its hour, in Vietnam. */
function InstantField({ value = '', onChange, ...rest }: InstantFieldProps) {
  return (
    <Input
      {...rest}
      type="datetime-local"
      value={value.slice(0, 16)}
      onChange={({ target }) => onChange?.(target.value === '' ? undefined : `${target.value}:00+07:00`)}
    />
  );
}

function MoneyField(props: object) {
  return (
    <InputNumber<number>
      {...props}
      controls={false}
      precision={0}
      suffix="₫"
      className="field-number"
      formatter={(value) => (value === undefined ? '' : String(value).replace(/\B(?=(\d{3})+$)/g, '.'))}
      parser={(text) => Number((text ?? '').replace(/\D/g, ''))}
    />
  );
}

/** Codes of the usual banks are offered; any other may be written. */
function BankField(props: object) {
  return (
    <AutoComplete
      {...props}
      options={banks.map((value) => ({ value }))}
      showSearch={{ filterOption: (typed, option) => matches(String(option?.value ?? ''), typed) }}
    />
  );
}
