import { type LegalDay } from '#kernel';
import { platformErrors, type ReadTx, type Tx } from '#platform';
import { countFigures, tableOf } from '../figure.reader.js';
import { periodOf } from '../period.js';
import { type ReportBook } from '../report-book.js';
import { reportingErrors } from '../reporting.errors.js';
import { type PlanTarget, planTargets } from './plan-targets.table.js';
import { type Standing, standingOf } from './standing.rule.js';

/** A target with the last figure known for it. */
export interface StandingTarget {
  readonly target: PlanTarget;
  /** Who answers for it on the day of asking. */
  readonly owner: string;
  /** In the unit of the target. */
  readonly value: number | undefined;
  /** The year of the figure. */
  readonly year: number | undefined;
  /** Where the figure comes from: a publication, or the indicator that counts it here. */
  readonly source: string | undefined;
  readonly indicator: string | undefined;
  readonly standing: Standing;
}

interface RecordedFigure {
  readonly target: string;
  readonly year: number;
  readonly value: string;
  readonly source: string;
}

/**
 * Every target of the plan and where it stands at the end of a year. What an indicator of the house counts is counted, as far as the
 * reader's area goes; the rest are the last figures recorded up to that year.
 */
export async function listTargets(tx: ReadTx, book: ReportBook, year: number): Promise<StandingTarget[]> {
  const recorded = await tx.sql<RecordedFigure>(
    `SELECT DISTINCT ON (target) target, year, value::text AS value, source FROM report.plan_figure
      WHERE year <= $1 ORDER BY target, year DESC, seq DESC`,
    [year],
  );
  const found: StandingTarget[] = [];
  for (const target of planTargets) {
    const figure = (await counted(tx, book, target, year)) ?? asRecorded(recorded, target);
    const owner = target.owner.at(ownerDay(tx, target)).value;
    found.push({ target, owner, ...figure, standing: standingOf(target, figure.value) });
  }
  return found;
}

type Known = Pick<StandingTarget, 'value' | 'year' | 'source' | 'indicator'>;

const ownerDay = ({ today }: ReadTx, { owner }: PlanTarget): LegalDay => {
  const first = owner.rows[0]?.from ?? today;
  return today < first ? first : today;
};

async function counted(tx: ReadTx, book: ReportBook, { code }: PlanTarget, year: number): Promise<Known | undefined> {
  const indicator = book.indicatorsFor(tx.who).find(({ target }) => target === code);
  if (!indicator) return undefined;
  const shape = { byUnit: false, bySex: false, forPublication: false };
  const { total } = tableOf(indicator, await countFigures(tx, indicator, periodOf(String(year))), shape);
  const { value = 0, whole } = total;
  const known = { year, source: indicator.title, indicator: indicator.code };
  if (whole === undefined) return { ...known, value };
  return { ...known, value: whole === 0 ? undefined : Math.round((value * 10_000) / whole) / 100 };
}

function asRecorded(recorded: readonly RecordedFigure[], { code }: PlanTarget): Known {
  const figure = recorded.find(({ target }) => target === code);
  return { value: figure && Number(figure.value), year: figure?.year, source: figure?.source, indicator: undefined };
}

export interface PlanFigure {
  readonly target: string;
  readonly year: number;
  /** In the unit of the target, at most two decimals. */
  readonly value: number;
  /** Publication and page, as one would cite it. */
  readonly source: string;
}

/**
 * Records what another agency found for a year; a later record for the same year corrects it. For those who serve the province.
 * @throws REPORTING.TARGET_UNKNOWN, PLATFORM.FORBIDDEN
 */
export async function recordFigure(tx: Tx, { target, year, value, source }: PlanFigure): Promise<void> {
  if (!planTargets.some(({ code }) => code === target)) throw reportingErrors.TARGET_UNKNOWN({ code: target });
  if (!(await servesProvince(tx))) throw platformErrors.FORBIDDEN({});
  await tx.sql(
    `INSERT INTO report.plan_figure (target, year, seq, value, source)
     SELECT $1, $2, coalesce(max(seq), 0) + 1, $3, $4 FROM report.plan_figure WHERE target = $1 AND year = $2`,
    [target, year, value, source],
  );
  await tx.audit('plan-figure.recorded', { kind: 'plan-target', id: target }, { year, value, source });
}

async function servesProvince(tx: Tx): Promise<boolean> {
  if (tx.who.kind === 'system') return true;
  const served = await tx.sql(
    `SELECT FROM territory.unit WHERE level = 'province' AND in_force @> $1::date AND id = ANY ($2::int[])`,
    [tx.today, tx.who.units],
  );
  return served.length > 0;
}
