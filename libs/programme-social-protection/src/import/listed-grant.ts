import { type LegalDay, earliestDay, firstDay, day, inRange } from '#kernel';
import { fromMonth } from '../award.store.js';
import { type FactForm } from '../fact.form.js';
import { type FactRow, historiesOf } from '../fact.store.js';
import { factsOf } from '../rules/facts.js';
import { type Grant, regimeOn } from '../rules/first-month.rule.js';
import { inForce } from '../rules/law.js';
import { type Line } from '../rules/line.js';
import { schedule } from '../rules/schedule.rule.js';
import { type Beneficiary } from './beneficiary.columns.js';
import { factsOfRow } from './listed-groups.js';

/** What the old decision of a row becomes here. */
export interface ListedGrant {
  readonly grant: Grant;
  readonly facts: readonly FactForm[];
  /** From the month on that this system pays. */
  readonly lines: readonly Line[];
  /** The line of that month; undefined when the law gives nothing for it. */
  readonly current: Line | undefined;
}

/** The columns of a row that its grant follows from. */
export type GrantColumns = Pick<
  Beneficiary,
  | 'group'
  | 'birth'
  | 'since'
  | 'signedOn'
  | 'firstMonth'
  | 'takenOverFrom'
  | 'poverty'
  | 'circumstance'
  | 'children'
  | 'certificate'
>;

const decree20 = day(inForce.decree20);

/**
 * Reads the grant out of a row. A decision from before Decree 20/2021 goes on under it (art. 38: our reading of the transition),
 * as if it were signed on its first day. Months before `takenOverFrom` were paid elsewhere: they get no line, so that no run
 * ever pays them a second time; that they were drawn is kept as a fact, for what "already receiving" means.
 */
export function listedGrant(row: GrantColumns): ListedGrant {
  const signedOn: LegalDay = row.signedOn > decree20 ? row.signedOn : decree20;
  const grant = { regime: regimeOn(signedOn), signedOn };
  const facts: FactForm[] = [...factsOfRow(row), { kind: 'receipt', from: firstDay(row.firstMonth) }];
  const histories = historiesOf(facts.map((fact): FactRow => ({ ...noColumns, ...fact })));
  const all = schedule(factsOf(earliestDay(row.birth), histories), grant);
  const lines = all.flatMap((line) => fromMonth(line, row.takenOverFrom));
  return { grant, facts, lines, current: lines.find((line) => inRange(line, row.takenOverFrom)) };
}

const noColumns = {
  until: null,
  letter: null,
  oneParentUnidentified: null,
  status: null,
  ground: null,
  childBirth: null,
  supporter: null,
  degree: null,
  certificate: null,
  incomeKind: null,
  monthly: null,
  placedBy: null,
  carerMeetsConditions: null,
  localGroup: null,
} as const;
