import { Fragment } from 'react';
import { DeleteOutlined, PlusOutlined } from '@ant-design/icons';
import { Button, Form, type FormInstance } from 'antd';
import { useWords } from '../words/i18n.ts';
import { Field } from './field.tsx';
import { formWords } from './form.words.ts';
import { type FormSchema } from './keywords.ts';
import { emptyValues, isShown, type Path, type Values } from './values.ts';
import './form.css';

interface SchemaFormProps {
  readonly schema: FormSchema;
  readonly form: FormInstance<Values>;
  readonly initial?: Values | undefined;
  /** Where files of the form belong. */
  readonly unitId?: number | undefined;
  readonly onChange?: (values: Values) => void;
}

/** A form as the server declares it. A field is checked when it is left, and again while a fault in it is being mended. */
export function SchemaForm({ schema, form, initial, unitId, onChange }: SchemaFormProps) {
  return (
    <Form<Values>
      form={form}
      name="step"
      layout="vertical"
      className="schema-form"
      initialValues={{ ...emptyValues(schema), ...initial }}
      validateTrigger="onBlur"
      scrollToFirstError={{ focus: true }}
      onFieldsChange={(changed) => {
        for (const { name, errors, touched, validating } of changed)
          if (touched && !validating && errors?.length && document.activeElement?.id === idOf(name as Path))
            void form.validateFields([name]).catch(() => undefined);
      }}
      onValuesChange={(_, values) => onChange?.(values)}
    >
      <Fields schema={schema} form={form} path={[]} name={[]} unitId={unitId} />
    </Form>
  );
}

/** The id that a field's control has in the page. */
export const idOf = (path: Path): string => ['step', ...path].join('_');

interface FieldsProps {
  readonly schema: FormSchema;
  readonly form: FormInstance<Values>;
  readonly path: Path;
  readonly name: Path;
  readonly unitId: number | undefined;
}

function Fields({ schema, form, path, name, unitId }: FieldsProps) {
  const beside = Form.useWatch((values: Values) => besideOf(values, path), form) as Values | undefined;
  const fields = Object.entries(schema.properties ?? {}).filter(([, field]) => isShown(field['x-when'], beside));
  return (
    <div className="fields">
      {fields.map(([key, field], index) => {
        const group = field['x-group'];
        const isNewGroup = group !== undefined && group !== fields[index - 1]?.[1]['x-group'];
        const here = { field, path: [...path, key], name: [...name, key], unitId };
        const isRequired = schema.required?.includes(key) === true || field['x-when']?.required === true;
        return (
          <Fragment key={key}>
            {isNewGroup && <h3 className="fields-group">{group}</h3>}
            <div className={`field span-${spanOf(field)}`}>
              {field.properties ? (
                <fieldset className="fields-nested">
                  <legend>{field.title}</legend>
                  <Fields schema={field} form={form} path={here.path} name={here.name} unitId={unitId} />
                </fieldset>
              ) : field.type === 'array' && field.items?.properties ? (
                <RowsField {...here} form={form} />
              ) : (
                <Field {...here} isRequired={isRequired} />
              )}
            </div>
          </Fragment>
        );
      })}
    </div>
  );
}

const besideOf = (values: unknown, path: Path): unknown =>
  path.reduce<unknown>((at, part) => (at as Record<string | number, unknown> | undefined)?.[part], values);

const spanOf = (field: FormSchema): number =>
  field['x-span'] ?? (field.properties || field.items?.properties || field['x-widget'] === 'textarea' ? 4 : 2);

interface RowsFieldProps {
  readonly field: FormSchema;
  readonly form: FormInstance<Values>;
  readonly path: Path;
  readonly name: Path;
  readonly unitId: number | undefined;
}

/** A list of nested forms, each in a frame of its own. */
function RowsField({ field, form, path, name, unitId }: RowsFieldProps) {
  const t = useWords(formWords);
  const { items = {}, title, minItems = 0, maxItems = Number.POSITIVE_INFINITY } = field;
  const rules = [
    {
      validator: (_: unknown, rows?: readonly unknown[]) =>
        (rows?.length ?? 0) >= minItems
          ? Promise.resolve()
          : Promise.reject(new Error(t('rowNeeded', { title: title ?? '' }))),
    },
  ];
  return (
    <fieldset className="fields-nested">
      <legend>{title}</legend>
      <Form.List name={[...name]} rules={rules}>
        {(rows, { add, remove }, { errors }) => (
          <>
            {rows.map((row, index) => (
              <div className="row-form" key={row.key} role="group" aria-label={t('row', { count: index + 1 })}>
                <Fields schema={items} form={form} path={[...path, row.name]} name={[row.name]} unitId={unitId} />
                {rows.length > minItems && (
                  <button
                    type="button"
                    className="icon-button row-drop"
                    aria-label={t('dropRow', { count: index + 1 })}
                    onClick={() => remove(row.name)}
                  >
                    <DeleteOutlined />
                  </button>
                )}
              </div>
            ))}
            {rows.length < maxItems && (
              <Button type="link" icon={<PlusOutlined />} onClick={() => add({})}>
                {t('addRow')}
              </Button>
            )}
            <Form.ErrorList errors={errors} />
          </>
        )}
      </Form.List>
    </fieldset>
  );
}
