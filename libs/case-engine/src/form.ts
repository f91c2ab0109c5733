import 'reflect-metadata';
import { plainToInstance } from 'class-transformer';
// The metadata store of class-transformer has no door of its own in ESM; nested forms need it for their schema.
import { defaultMetadataStorage } from 'class-transformer/cjs/storage.js';
import { getMetadataStorage, registerDecorator, validate, ValidateIf } from 'class-validator';
import { JSONSchema, targetConstructorToSchema } from 'class-validator-jsonschema';
import { isLegalDay } from '#kernel';
import { invalidFields } from '#platform';
import { caseErrors } from './case.errors.js';
import { type FormClass } from './procedure.js';

type SchemaObject = Exclude<Parameters<typeof JSONSchema>[0], (...given: never[]) => unknown>;

/** Words of a field for the console, in Vietnamese, with the agreed `x-` keywords. */
export type FieldWords = {
  readonly title: string;
  readonly description?: string;
  readonly 'x-widget'?:
    'money' | 'partial-date' | 'month' | 'textarea' | 'files' | 'person' | 'unit' | 'bank-account' | 'readonly';
  readonly 'x-span'?: 1 | 2 | 3 | 4;
  /** `required`: to be filled in whenever it is shown. */
  readonly 'x-when'?: { readonly field: string; readonly is: string | boolean; readonly required?: true };
  readonly 'x-group'?: string;
  readonly 'x-hint'?: string;
  /** Labelled choices. */
  readonly oneOf?: { const: string; title: string }[];
};

/** How the console shows this field of a form. */
export const Words = (words: FieldWords): PropertyDecorator => describe({ ...words });

const described = new Map<object, Map<string | symbol, object>>();

/** Adds to the schema of a field: the library itself keeps what was said last, and forgets what other decorators said. */
function describe(part: object): PropertyDecorator {
  return (target, property) => {
    const fields = described.get(target) ?? new Map<string | symbol, object>();
    const whole = { ...fields.get(property), ...part };
    described.set(target, fields.set(property, whole));
    JSONSchema(whole as SchemaObject)(target, String(property));
  };
}

/** A day that exists, `YYYY-MM-DD`. */
export const IsDay = (): PropertyDecorator => (target, property) => {
  registerDecorator({
    name: 'isDay',
    target: target.constructor,
    propertyName: String(property),
    validator: { validate: (value: unknown) => typeof value === 'string' && isLegalDay(value) },
  });
  describe({ type: 'string', format: 'date' })(target, property);
};

/** An instant with its offset, as `2024-04-26T22:30+07:00`: where law counts hours. */
export const IsInstant = (): PropertyDecorator => (target, property) => {
  registerDecorator({
    name: 'isInstant',
    target: target.constructor,
    propertyName: String(property),
    validator: {
      validate: (value: unknown) =>
        typeof value === 'string' &&
        /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d{1,3})?)?(Z|[+-]\d{2}:\d{2})$/.test(value) &&
        isLegalDay(value.slice(0, 10)) &&
        !Number.isNaN(Date.parse(value)),
    },
  });
  describe({ type: 'string', format: 'date-time' })(target, property);
};

/** Labelled choices of a field: `oneOf: choice(channels)`. */
export const choice = (titles: Readonly<Record<string, string>>): { const: string; title: string }[] =>
  Object.entries(titles).map(([value, title]) => ({ const: value, title }));

/** Shown and checked only when another field has this value: one helper sets both sides. */
export const When =
  (field: string, is: string | boolean): PropertyDecorator =>
  (target, property) => {
    ValidateIf((form: Record<string, unknown>) => form[field] === is)(target, property);
    describe({ 'x-when': { field, is, required: true } })(target, property);
  };

/** The JSON Schema of a form with its nested forms in place; undefined where a step asks nothing. */
export function schemaOf(form: FormClass<object> | undefined): object | undefined {
  if (!form) return undefined;
  const { properties = {}, ...schema } = targetConstructorToSchema(form, {
    classTransformerMetadataStorage: defaultMetadataStorage,
    classValidatorMetadataStorage: getMetadataStorage(),
  }) as FieldSchema;
  const fields = Object.entries(properties).map(([name, field]) => [name, fieldOf(form, name, field)]);
  return { ...schema, properties: Object.fromEntries(fields) as object };
}

interface FieldSchema {
  readonly $ref?: string;
  readonly enum?: readonly string[];
  readonly oneOf?: readonly object[];
  readonly items?: FieldSchema;
  readonly properties?: Readonly<Record<string, FieldSchema>>;
}

/** A nested form in the place of its reference; the choices of a list at its items; labelled choices instead of bare ones. */
function fieldOf(form: FormClass<object>, name: string, field: FieldSchema): object {
  const { $ref, items, oneOf, enum: bare, ...rest } = field;
  if (items) return { ...rest, items: fieldOf(form, name, { ...items, ...(oneOf && { oneOf }) }) };
  // A rule of our own gets a reference to the type of its property, `String`, which is no form.
  const nested = $ref === undefined ? undefined : defaultMetadataStorage.findTypeMetadata(form, name)?.typeFunction();
  if (!nested) return { ...rest, ...(oneOf ? { oneOf } : bare && { enum: bare }) };
  return { ...schemaOf(nested as FormClass<object>), ...rest };
}

/**
 * Reads what a client sent into the form's class; unknown fields are refused.
 * @throws CASE.FORM_INVALID with the path and rule of every fault.
 */
export async function readForm<F extends object>(form: FormClass<F> | undefined, given: unknown): Promise<F> {
  if (typeof given !== 'object' || given === null || Array.isArray(given))
    throw caseErrors.FORM_INVALID({ fields: [{ path: '', rule: 'object' }] });
  if (!form) {
    const [extra] = Object.keys(given);
    if (extra !== undefined) throw caseErrors.FORM_INVALID({ fields: [{ path: extra, rule: 'whitelistValidation' }] });
    return {} as F;
  }
  const instance = plainToInstance(form, given);
  const faults = await validate(instance, { whitelist: true, forbidNonWhitelisted: true, forbidUnknownValues: false });
  if (faults.length > 0) throw caseErrors.FORM_INVALID({ fields: invalidFields(faults) });
  return instance;
}
