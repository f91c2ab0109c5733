import { isOfKind } from '../../form/day-text.ts';
import { type ReviewSheetInput } from '../../gql/graphql.ts';
import { type Say } from '../../words/i18n.ts';
import { type ReviewForm, type Sheet } from './review.operations.ts';
import { type vi } from './review.vi.ts';

/** What may be typed in a cell: always digits, so that no input method changes them on the way. */
type Typing =
  | { readonly kind: 'choice'; readonly options: readonly Choice[] }
  /** Digits in a run, `147`; `0` when none is meant. */
  | { readonly kind: 'several'; readonly options: readonly Choice[] }
  | { readonly kind: 'yes-no' }
  | { readonly kind: 'whole'; readonly most: number }
  /** To one decimal. */
  | { readonly kind: 'tenths' };

interface Choice {
  readonly code: string;
  readonly title: string;
  readonly points?: number;
}

export const columnGroups = ['formA', 'income', 'home', 'services', 'more'] as const;

export interface Column {
  /** As the server names the answer: `ticks`, `income.3`, `members`, `water`. */
  readonly key: string;
  readonly group: (typeof columnGroups)[number];
  /** In the head of the grid. */
  readonly head: string;
  readonly title: string;
  /** When the answer is yes, or what else the surveyor reads. */
  readonly hint?: string;
  readonly typing: Typing;
}

const causes = ['no-land', 'no-capital', 'no-labour', 'no-tools', 'no-knowledge', 'no-skills', 'illness', 'other'];
const groups = ['no-labour-capacity', 'merit-family', 'ethnic-minority'];

/** Most members that are not a slip of the finger; the server has the last word. */
const mostMembers = 40;

/** The questions of a review in the order of its forms. */
export function columnsOf(form: ReviewForm, t: Say<typeof vi>): readonly Column[] {
  const named = (codes: readonly string[], family: 'cause' | 'group') =>
    codes.map((code) => ({ code, title: t(`${family}.${code}` as keyof typeof vi) }));
  const ticks = Array.from({ length: form.columns }, (_, index) => String(index + 1));
  const count = (key: 'members' | 'under16' | 'allowanceHolders', most = mostMembers): Column => ({
    key,
    group: 'home',
    head: t(`head.${key}`),
    title: t(key),
    typing: { kind: 'whole', most },
  });
  return [
    {
      key: 'ticks',
      group: 'formA',
      head: t('head.ticks'),
      title: t('ticks'),
      hint: t('ticksHint', { pass: form.ticksThatPass }),
      typing: { kind: 'several', options: ticks.map((code) => ({ code, title: t('tick', { code }) })) },
    },
    ...(form.items ?? []).map(({ code, title, options }): Column => ({
      key: `income.${code}`,
      group: 'income',
      head: code,
      title,
      typing: { kind: 'choice', options },
    })),
    count('members'),
    count('under16'),
    count('allowanceHolders'),
    {
      key: 'flimsyParts',
      group: 'home',
      head: t('head.flimsyParts'),
      title: t('flimsyParts'),
      typing: { kind: 'whole', most: 3 },
    },
    {
      key: 'floorArea',
      group: 'home',
      head: t('head.floorArea'),
      title: t('floorArea'),
      typing: { kind: 'tenths' },
    },
    ...form.indicators
      .filter(({ asked }) => asked)
      .map(({ code, number, title, deprivedWhen }): Column => ({
        key: code,
        group: 'services',
        head: String(number),
        title,
        hint: deprivedWhen,
        typing: { kind: 'yes-no' },
      })),
    {
      key: 'causes',
      group: 'more',
      head: t('head.causes'),
      title: t('causes'),
      typing: { kind: 'several', options: named(causes, 'cause') },
    },
    {
      key: 'groups',
      group: 'more',
      head: t('head.groups'),
      title: t('groups'),
      typing: { kind: 'several', options: named(groups, 'group') },
    },
    { key: 'farming', group: 'more', head: t('head.farming'), title: t('farming'), typing: { kind: 'yes-no' } },
  ];
}

/** What stands in the cells of a household, by the keys of the columns; an answer not given is absent. */
export type Texts = Readonly<Record<string, string>>;

const isChoiceOf = (options: readonly Choice[], text: string): boolean => {
  const number = Number(text);
  return /^\d{1,2}$/.test(text) && number >= 1 && number <= options.length;
};

/** Whether what was typed can be an answer. */
export function isReadable({ typing }: Column, text: string): boolean {
  switch (typing.kind) {
    case 'choice':
      return isChoiceOf(typing.options, text);
    case 'several':
      return (
        text === '0' ||
        (new Set(text).size === text.length && [...text].every((each) => isChoiceOf(typing.options, each)))
      );
    case 'yes-no':
      return text === '0' || text === '1';
    case 'whole':
      return /^\d{1,2}$/.test(text) && Number(text) <= typing.most;
    case 'tenths':
      return /^\d{1,3}([.,]\d)?$/.test(text);
  }
}

/** Whether nothing more can follow: the next cell may be gone to. */
export function isWhole({ typing }: Column, text: string): boolean {
  const oneDigit =
    typing.kind === 'yes-no' ||
    (typing.kind === 'choice' && typing.options.length < 10) ||
    (typing.kind === 'whole' && typing.most < 10);
  return oneDigit && text.length === 1;
}

/** The cells of forms as they were saved. */
export function textsOf(columns: readonly Column[], sheet: Sheet): Texts {
  return Object.fromEntries(
    columns.map((column) => [column.key, textOf(column, sheet)] as const).filter(([, text]) => text !== ''),
  );
}

const numbersIn = (options: readonly Choice[], codes: readonly string[]): string =>
  options.flatMap(({ code }, index) => (codes.includes(code) ? [String(index + 1)] : [])).join('');

function textOf({ key, group, typing }: Column, sheet: Sheet): string {
  if (typing.kind === 'choice') {
    const chosen = sheet.income.find(({ item }) => `income.${item}` === key);
    const index = typing.options.findIndex(({ code }) => code === chosen?.option);
    return index < 0 ? '' : String(index + 1);
  }
  if (group === 'services') {
    const answer = sheet.deprived.find(({ indicator }) => indicator === key);
    return answer ? String(Number(answer.deprived)) : '';
  }
  switch (key) {
    case 'ticks':
      return sheet.ticks ? sheet.ticks.toSorted((a, b) => a - b).join('') || '0' : '';
    case 'causes':
    case 'groups':
      return typing.kind === 'several' ? numbersIn(typing.options, sheet[key]) : '';
    case 'farming':
      return sheet.farming ? '1' : '';
    case 'floorArea':
      return sheet.floorArea === null || sheet.floorArea === undefined ? '' : String(sheet.floorArea).replace('.', ',');
    default:
      return String(sheet[key as 'members' | 'under16' | 'allowanceHolders' | 'flimsyParts'] ?? '');
  }
}

/** Who filled the forms in, and when; written on every household that is sent. */
export interface Stamp {
  readonly surveyor: string;
  readonly surveyedOn: string;
}

/** The forms as the cells say; what cannot be read is left out. */
export function sheetOf(
  columns: readonly Column[],
  texts: Texts,
  kept: Sheet,
  { surveyor, surveyedOn }: Stamp,
): ReviewSheetInput {
  const read = new Map(
    columns.flatMap((column) => {
      const text = texts[column.key];
      return text !== undefined && isReadable(column, text) ? [[column.key, { column, text }] as const] : [];
    }),
  );
  const number = (key: string) => {
    const text = read.get(key)?.text;
    return text === undefined ? null : Number(text.replace(',', '.'));
  };
  const several = (key: string): string[] | null => {
    const found = read.get(key);
    if (found?.column.typing.kind !== 'several') return null;
    const { options } = found.column.typing;
    return found.text === '0' ? [] : [...found.text].map((digit) => options[Number(digit) - 1]?.code ?? '');
  };
  const income = [...read.values()].flatMap(({ column: { key, typing }, text }) =>
    typing.kind === 'choice'
      ? [{ item: key.slice('income.'.length), option: typing.options[Number(text) - 1]?.code ?? '' }]
      : [],
  );
  const deprived = [...read.values()].flatMap(({ column: { key, group }, text }) =>
    group === 'services' ? [{ indicator: key, deprived: text === '1' }] : [],
  );
  return {
    ticks: several('ticks')?.map(Number) ?? null,
    ...(income.length > 0 && { income }),
    ...(deprived.length > 0 && { deprived }),
    members: number('members'),
    under16: number('under16'),
    allowanceHolders: number('allowanceHolders'),
    flimsyParts: number('flimsyParts'),
    floorArea: number('floorArea'),
    causes: several('causes') ?? [],
    groups: several('groups') ?? [],
    farming: read.get('farming')?.text === '1',
    ethnicity: kept.ethnicity ?? null,
    surveyor: surveyor.normalize('NFC').trim() || (kept.surveyor ?? null),
    surveyedOn: isOfKind('day', surveyedOn) ? surveyedOn : (kept.surveyedOn ?? null),
  };
}
