/** What the console understands of a form's JSON Schema; a test holds every procedure of the house against it. */
export const knownKeywords: ReadonlySet<string> = new Set([
  'type',
  'properties',
  'required',
  'title',
  'description',
  'items',
  'minItems',
  'maxItems',
  'uniqueItems',
  'minLength',
  'maxLength',
  'minimum',
  'maximum',
  'pattern',
  'format',
  'enum',
  'oneOf',
  'const',
  'not',
  'x-widget',
  'x-span',
  'x-when',
  'x-group',
  'x-hint',
]);

export const knownWidgets = [
  'money',
  'partial-date',
  'month',
  'textarea',
  'files',
  'person',
  'unit',
  'bank-account',
  'readonly',
] as const;

export type Widget = (typeof knownWidgets)[number];

/** Shown only when a field beside it has one of these values. */
export interface When {
  readonly field: string;
  readonly is: string | boolean | readonly (string | boolean)[];
  /** To be filled in whenever it is shown. */
  readonly required?: boolean;
}

/** A field or a form of the server. */
export interface FormSchema {
  readonly type?: 'object' | 'array' | 'string' | 'number' | 'integer' | 'boolean';
  readonly properties?: Readonly<Record<string, FormSchema>>;
  readonly required?: readonly string[];
  readonly items?: FormSchema;
  readonly title?: string;
  readonly description?: string;
  readonly minItems?: number;
  readonly maxItems?: number;
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly pattern?: string;
  readonly format?: string;
  readonly enum?: readonly string[];
  readonly oneOf?: readonly { readonly const: string; readonly title: string }[];
  readonly 'x-widget'?: Widget;
  readonly 'x-span'?: 1 | 2 | 3 | 4;
  readonly 'x-when'?: When;
  readonly 'x-group'?: string;
  readonly 'x-hint'?: string;
}
