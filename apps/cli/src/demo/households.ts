import { addDays, addMonthsToDay, earliestDay, type LegalDay } from '#kernel';
import { type InventedPerson, type Inventor, type Wanted } from './invented-people.js';
import { type Random } from './random.js';

/** A household of whom the first applies. */
export interface InventedHousehold {
  readonly members: readonly [InventedPerson, ...InventedPerson[]];
  readonly asksFor: 'social-allowance' | 'social-pension';
  /** Rows of the application form. */
  readonly facts: readonly object[];
  readonly payee:
    | { readonly relation: 'self' }
    | { readonly relation: 'guardian' | 'representative' | 'carer'; readonly member: number };
  /** Codes of the papers brought along. */
  readonly papers: readonly string[];
  /** Why it is refused; left out where the law gives a right. */
  readonly refusal?: string;
  /** Not to be posted on a wall. */
  readonly isConfidential?: true;
}

type Invent = (random: Random, inventor: Inventor, on: LegalDay) => InventedHousehold;

const self = { relation: 'self' } as const;

const certificate = (random: Random, degree: string, on: LegalDay) => ({
  kind: 'disability',
  from: addDays(on, -random.whole(8, 60)),
  degree,
  certificate: `${random.whole(1, 180)}/GXN-UBND`,
});

const alone =
  (
    wanted: Wanted,
    facts: (random: Random, on: LegalDay) => readonly object[],
    papers: readonly string[] = [],
  ): Invent =>
  (random, inventor, on) => ({
    members: [inventor.person(random, wanted, on)],
    asksFor: 'social-allowance',
    facts: facts(random, on),
    payee: self,
    papers: ['application', ...papers],
  });

const disabled = (wanted: Wanted, degree: string): Invent =>
  alone(wanted, (random, on) => [certificate(random, degree, on)], ['disability-certificate']);

const caredForAtHome: Invent = (random, inventor, on) => ({
  members: [
    inventor.person(random, { role: 'other', age: [18, 58] }, on),
    inventor.person(random, { role: 'head', age: [40, 58] }, on),
  ],
  asksFor: 'social-allowance',
  facts: [certificate(random, 'extremely-severe', on)],
  payee: { relation: 'carer', member: 1 },
  papers: ['application', 'disability-certificate'],
});

const disabledChild: Invent = (random, inventor, on) => ({
  members: [
    inventor.person(random, { role: 'child', age: [3, 14] }, on),
    inventor.person(random, { role: 'head', sex: 'female', age: [32, 44] }, on),
  ],
  asksFor: 'social-allowance',
  facts: [certificate(random, 'severe', on)],
  payee: { relation: 'guardian', member: 1 },
  papers: ['application', 'disability-certificate', 'birth-certificate'],
});

const orphan: Invent = (random, inventor, on) => ({
  members: [
    inventor.person(random, { role: 'grandchild', age: [1, 13] }, on),
    inventor.person(random, { role: 'head', age: [62, 74] }, on),
  ],
  asksFor: 'social-allowance',
  facts: [{ kind: 'orphan', from: addDays(on, -random.whole(20, 90)), letter: random.one(['a', 'd']) }],
  payee: { relation: 'guardian', member: 1 },
  papers: ['application', 'birth-certificate'],
});

const singleParent: Invent = (random, inventor, on) => {
  const parent = inventor.person(random, { role: 'head', sex: 'female', age: [24, 38] }, on);
  const children = [1, 2]
    .slice(random.whole(0, 1))
    .map(() => inventor.person(random, { role: 'child', age: [3, 12] }, on));
  const births = children.map(({ birth }) => (birth === undefined ? on : earliestDay(birth)));
  return {
    members: [parent, ...children],
    asksFor: 'social-allowance',
    facts: [
      { kind: 'poverty', from: addMonthsToDay(on, -10), status: random.one(['poor', 'near-poor']) },
      { kind: 'single-parent', from: births.sort()[0], ground: random.one(['unmarried', 'spouse-dead']) },
      ...births.map((birth) => ({ kind: 'child', from: birth, childBirth: birth })),
    ],
    payee: self,
    papers: ['application', 'birth-certificate'],
  };
};

const withHiv: Invent = (random, inventor, on) => ({
  members: [inventor.person(random, { role: 'head', age: [25, 50] }, on)],
  asksFor: 'social-allowance',
  facts: [
    { kind: 'hiv', from: addDays(on, -random.whole(30, 400)) },
    { kind: 'poverty', from: addMonthsToDay(on, -10), status: 'poor' },
  ],
  payee: self,
  papers: ['application', 'hiv-proof'],
  isConfidential: true,
});

const lightlyDisabled: Invent = (random, inventor, on) => ({
  ...disabled({ role: 'head', age: [20, 58] }, 'light')(random, inventor, on),
  refusal: 'Mức độ khuyết tật nhẹ không thuộc đối tượng hưởng trợ cấp xã hội hằng tháng',
});

const pensioner: Invent = (random, inventor, on) => ({
  ...alone({ role: 'head', age: [75, 95] }, () => [])(random, inventor, on),
  asksFor: 'social-pension',
});

/**
 * Who applies, as often as each is met; of the very old by the law of the day. Under the older one they are paid from the
 * month they turned 80, and so came soon.
 */
const kinds = (on: LegalDay): readonly [Invent, ...Invent[]] => {
  const veryOld: Invent =
    on < '2025-07-01'
      ? alone({ role: 'head', age: [80, 80] }, () => [{ kind: 'supporter', from: on, supporter: 'able' }])
      : pensioner;
  const poorOld = alone({ role: 'head', age: [61, 74] }, (random) => [
    { kind: 'poverty', from: addMonthsToDay(on, -10), status: 'poor' },
    { kind: 'supporter', from: addMonthsToDay(on, -10), supporter: random.one(['none', 'on-allowance']) },
  ]);
  const disabledElder = disabled({ role: 'head', age: [61, 88] }, 'severe');
  const disabledAdult = disabled({ role: 'head', age: [18, 58] }, 'severe');
  return [
    ...[disabledElder, disabledElder, disabledElder, disabledAdult, disabledAdult, disabledAdult],
    ...[caredForAtHome, caredForAtHome, caredForAtHome, disabledChild, disabledChild, orphan, orphan],
    ...[singleParent, singleParent, poorOld, poorOld, veryOld, veryOld, veryOld, withHiv, lightlyDisabled],
  ] as [Invent, ...Invent[]];
};

export const inventHousehold: Invent = (random, inventor, on) => random.one(kinds(on))(random, inventor, on);
