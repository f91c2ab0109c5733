import { isDeepStrictEqual } from 'node:util';
import { type ChainId, clearLines, grantLines, openChain, type Payee, refuseOverlap, setPayee, undo } from '#benefits';
import { type CaseFile, type Decision } from '#case-engine';
import { type Basis, type LegalMonth, monthAt, monthIndex, monthOf, printDay, range } from '#kernel';
import { type ReadTx, type Tx } from '#platform';
import {
  endGrants,
  markGranted,
  payeeOf,
  type StandingGrant,
  type StandingGrants,
  standingGrants,
  takeBackGrants,
} from './application.store.js';
import { type Granted } from './effects/health-insurance.subscriber.js';
import { loadFacts, takeBackFacts } from './fact.store.js';
import { localRulesOf } from './local/local-rule.reader.js';
import { programmeCode } from './programme-code.js';
import { type Grant } from './rules/first-month.rule.js';
import { type Benefit, type Line, type LocalBenefit } from './rules/line.js';
import { localSchedule } from './rules/local-rule.rule.js';
import { scheduleCarerSupport, scheduleParentSupport } from './rules/schedule.rule.js';
import { type Right } from './social-protection.entity.js';
import { socialProtectionErrors } from './social-protection.errors.js';

/** The right that each monthly benefit is granted by. */
const rightOf = {
  'monthly-allowance': 'allowance',
  'social-pension': 'pension',
  'carer-support': 'care',
  'parent-support': 'care',
} as const satisfies Partial<Record<Benefit, Right>>;

type BenefitOfLaw = keyof typeof rightOf;
type MonthlyBenefit = BenefitOfLaw | LocalBenefit;
export type MonthlyRight = (typeof rightOf)[BenefitOfLaw];

const isOfProvince = (benefit: string): benefit is LocalBenefit => benefit.startsWith('local-');
const isMonthly = (benefit: string): benefit is MonthlyBenefit => benefit in rightOf || isOfProvince(benefit);
/** What the province adds is drawn with the allowance. */
const rightTo = (benefit: MonthlyBenefit): MonthlyRight => (isOfProvince(benefit) ? 'allowance' : rightOf[benefit]);
const isOf = (right: MonthlyRight, benefit: string): boolean => isMonthly(benefit) && rightTo(benefit) === right;

/** Whether a decision on a right says what becomes of a benefit: allowance and pension are decided together, care support apart. */
export const isDrawnWith = (right: MonthlyRight, benefit: string): benefit is MonthlyBenefit =>
  isMonthly(benefit) && isOf('care', benefit) === (right === 'care');

/**
 * All lines that the facts known now give under some grants, by the law and by the rules of the province that reach the person's
 * place; for the person and for whoever cares for the person.
 */
export async function linesOf(
  tx: ReadTx,
  personId: string,
  granted: Readonly<Partial<Record<MonthlyRight, Grant>>>,
): Promise<readonly Line[]> {
  const facts = await loadFacts(tx, personId);
  const { care } = granted;
  return [
    ...localSchedule(facts, granted, await localRulesOf(tx, personId)),
    ...(care ? [...scheduleCarerSupport(facts, care), ...scheduleParentSupport(facts, care)] : []),
  ];
}

/** The lines as they will be once a right is granted beside those that stand. */
export const linesWith = async (tx: ReadTx, personId: string, right: MonthlyRight, grant: Grant) =>
  linesOf(tx, personId, { ...(await standingGrants(tx, personId)), [right]: grant });

export interface Award {
  readonly personId: string;
  readonly unitId: number;
  readonly caseId: string;
  readonly decisionId: string | undefined;
  readonly reason: string;
}

/** The award that a step of a case makes or changes. */
export const awardOf = (caseFile: CaseFile, decision: Decision | undefined): Award => ({
  personId: caseFile.personId,
  unitId: caseFile.unitId,
  caseId: caseFile.id,
  decisionId: decision?.id,
  reason: decision ? `Quyết định ${decision.paper.number} ngày ${printDay(decision.signedOn)}` : caseFile.code,
});

/**
 * Grants what the facts give from the first month of the regime on. Of the allowance and the pension the higher is drawn, so the
 * lines of both are drawn anew.
 * @throws SOCIAL_PROTECTION.NOT_ENTITLED when the facts give nothing, or of the other right no less;
 * SOCIAL_PROTECTION.REACHES_BEFORE_TAKEOVER
 */
export async function grantRight(tx: Tx, award: Award, right: MonthlyRight, grant: Grant): Promise<void> {
  const lines = await linesWith(tx, award.personId, right, grant);
  const from = lines.find((line) => isOf(right, line.benefit) && line.from <= monthOf(grant.signedOn))?.from;
  if (from === undefined)
    throw socialProtectionErrors.NOT_ENTITLED({
      reason: lines.length > 0 && right !== 'care' ? 'OTHER_RIGHT_NOT_LOWER' : 'NO_GROUP',
    });
  const before = await standingGrants(tx, award.personId);
  refuseBeforeTakeover(before, from);
  await markGranted(tx, award.caseId, grant);
  const payee = await payeeOf(tx, award.personId, award.caseId);
  const affects = (benefit: string) => isDrawnWith(right, benefit);
  const payeeFor = (benefit: MonthlyBenefit) =>
    isOf(right, benefit) ? payee : (before[rightTo(benefit)]?.payee ?? payee);
  await paintFrom(tx, award, lines, affects, payeeFor, from);
  for (const { id, benefit } of await chainsOf(tx, award.personId))
    if (isOf(right, benefit)) await setPayee(tx, id, payee);
  const { personId, caseId, unitId } = award;
  await tx.emit({
    type: 'social-protection.granted',
    programme: programmeCode,
    payload: { personId, caseId, unitId, right } satisfies Granted,
  });
}

/**
 * Brings the lines from a month on in agreement with the facts known now: a change, an end, a move.
 * @throws SOCIAL_PROTECTION.NOTHING_GRANTED, SOCIAL_PROTECTION.REACHES_BEFORE_TAKEOVER
 */
export async function renewAwards(tx: Tx, award: Award, from: LegalMonth): Promise<void> {
  const granted = await standingGrants(tx, award.personId);
  const any = granted.allowance ?? granted.pension ?? granted.care;
  if (!any) throw socialProtectionErrors.NOTHING_GRANTED({ personId: award.personId });
  refuseBeforeTakeover(granted, from);
  const lines = await linesOf(tx, award.personId, granted);
  const payeeFor = (benefit: MonthlyBenefit) => (granted[rightTo(benefit)] ?? any).payee;
  await paintFrom(tx, award, lines, isMonthly, payeeFor, from);
}

/** What was paid elsewhere before a list was taken over is not this system's to change. */
function refuseBeforeTakeover(granted: StandingGrants, from: LegalMonth): void {
  for (const { paidFrom } of Object.values<StandingGrant>(granted))
    if (paidFrom !== undefined && from < paidFrom)
      throw socialProtectionErrors.REACHES_BEFORE_TAKEOVER({ from, takenOverFrom: paidFrom });
}

/** Stops every monthly chain of the person from a month on; facts and grants stay. */
export async function stopAwards(tx: Tx, award: Award, from: LegalMonth): Promise<void> {
  for (const { id, benefit } of await chainsOf(tx, award.personId))
    if (isMonthly(benefit)) await clearLines(tx, id, range(from), award);
}

/** Stops the person's own allowance and pension for good. */
export async function endAwards(tx: Tx, award: Award, from: LegalMonth): Promise<void> {
  await endGrants(tx, award.personId, ['allowance', 'pension'], award.decisionId);
  for (const { id, benefit } of await chainsOf(tx, award.personId))
    if (isMonthly(benefit) && !isOf('care', benefit)) await clearLines(tx, id, range(from), award);
}

/**
 * Takes back what a decision did: its lines, holds, facts and ends, as far as other grants do not give the same months. What was
 * paid becomes a recovery in the next run.
 */
export async function revokeAward(
  tx: Tx,
  award: Award,
  revoked: { readonly id: string; readonly caseId: string },
): Promise<void> {
  await takeBackGrants(tx, revoked, award.decisionId);
  await tx.sql(`UPDATE prog_social_protection.support_had SET revoked_at = platform.clock() WHERE decision_id = $1`, [
    revoked.id,
  ]);
  await takeBackFacts(tx, revoked.caseId);
  const done = await tx.sql<{ id: number; kind: string; chainId: ChainId | null; first: number }>(
    `SELECT o.id, o.kind, o.chain_id AS "chainId", lower(o.months) AS first FROM benefit.operation o
      WHERE o.decision_id = $1 AND NOT EXISTS (SELECT FROM benefit.operation u WHERE u.undoes = o.id) ORDER BY o.id DESC`,
    [revoked.id],
  );
  for (const { id } of done.filter(({ kind }) => kind === 'hold' || kind === 'lift')) await undo(tx, id, award);
  const painted = done.filter(({ kind }) => kind === 'paint');
  const first = painted.map((operation) => operation.first).sort((a, b) => a - b)[0];
  if (first === undefined) return;
  for (const chainId of new Set(painted.flatMap((operation) => operation.chainId ?? [])))
    await clearLines(tx, chainId, range(monthAt(first)), award);
  const { allowance, pension, care } = await standingGrants(tx, award.personId);
  if (allowance ?? pension ?? care) await renewAwards(tx, award, monthAt(first));
}

/** The chains of a person in this programme. */
export const chainsOf = (tx: ReadTx, personId: string): Promise<{ id: ChainId; benefit: string; unitId: number }[]> =>
  tx.sql(
    `SELECT id, benefit, unit_id AS "unitId" FROM benefit.chain WHERE person_id = $1 AND programme = $2 ORDER BY id`,
    [personId, programmeCode],
  );

/** @throws BENEFIT.OVERLAP when a benefit granted elsewhere, by another commune or programme, excludes what is drawn now. */
async function paintFrom(
  tx: Tx,
  award: Award,
  lines: readonly Line[],
  affects: (benefit: string) => boolean,
  payeeFor: (benefit: MonthlyBenefit) => Payee,
  from: LegalMonth,
): Promise<void> {
  const left = Map.groupBy(
    lines.flatMap((line) => fromMonth(line, from)),
    (line): string => line.benefit,
  );
  const chains = await chainsOf(tx, award.personId);
  const named = new Set([...chains.map((chain) => chain.benefit), ...left.keys()]);
  for (const benefit of [...named].filter(isMonthly).filter(affects)) {
    const own = left.get(benefit) ?? [];
    const existing = chains.find((chain) => chain.benefit === benefit);
    if (existing && (await stands(tx, existing.id, award.unitId, own, from))) continue;
    if (existing) await clearLines(tx, existing.id, range(from), award);
    if (own.length > 0)
      await paint(tx, award, existing?.id ?? (await open(tx, award, benefit, payeeFor(benefit))), own);
  }
  await refuseOverlap(tx, award.personId, programmeCode);
}

const open = (tx: Tx, { personId, unitId, caseId }: Award, benefit: Benefit, payee: Payee): Promise<ChainId> =>
  openChain(tx, { personId, programme: programmeCode, benefit, unitId, payee, caseId });

/** Opens the chain of a benefit that is due once, and puts its line there. */
export async function payOnce(tx: Tx, award: Award, payee: Payee, line: Line): Promise<void> {
  const existing = (await chainsOf(tx, award.personId)).find(({ benefit }) => benefit === line.benefit);
  await paint(tx, award, existing?.id ?? (await open(tx, award, line.benefit, payee)), [line]);
}

async function paint(tx: Tx, award: Award, chain: ChainId, lines: readonly Line[]): Promise<void> {
  await grantLines(
    tx,
    chain,
    lines.map((line) => ({
      months: range(line.from, line.until),
      rate: { table: line.table, key: line.key },
      multiplier: line.multiplier,
      unitId: award.unitId,
      basis: citation(line.basis),
    })),
    award,
  );
}

/** Whether a chain already holds just these lines from a month on: what changes nothing leaves no trace. */
async function stands(
  tx: ReadTx,
  chain: ChainId,
  unitId: number,
  lines: readonly Line[],
  from: LegalMonth,
): Promise<boolean> {
  const there = await tx.sql<{ line: string }>(
    `SELECT concat_ws(' ', greatest(lower(l.months), $2), upper(l.months), k.table_code, k.key, (l.multiplier * 10000)::int, l.unit_id) AS line
       FROM benefit.line l JOIN benefit.rate_key k ON k.id = l.rate_key
      WHERE l.chain_id = $1 AND l.superseded_by IS NULL AND l.months && int4range($2, NULL)`,
    [chain, monthIndex(from)],
  );
  const wanted = lines.map((line) =>
    [monthIndex(line.from), line.until && monthIndex(line.until), line.table, line.key, line.multiplier, unitId]
      .filter((part) => part !== undefined)
      .join(' '),
  );
  return isDeepStrictEqual(there.map(({ line }) => line).sort(), wanted.sort());
}

/** What is left of a line from a month on. */
export function fromMonth(line: Line, from: LegalMonth): Line[] {
  if (line.until !== undefined && line.until <= from) return [];
  return [line.from < from ? { ...line, from } : line];
}

/** Articles of one line in one citation; it is as sure as its least sure article. */
export function citation(bases: readonly Basis[]): Basis {
  const order = ['verified', 'secondary', 'memory', 'interpretation'] as const;
  const weakest = Math.max(...bases.map((each) => order.indexOf(each.certainty)));
  return {
    article: [...new Set(bases.map((each) => each.article))].join('; '),
    certainty: order[weakest] ?? 'interpretation',
  };
}
