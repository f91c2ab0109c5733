import { type LegalDay } from '#kernel';
import { type Page, type PageArgs, pageOf, readCursor, type ReadTx } from '#platform';
import { type CountedCell, total, untold } from './disclosure.rule.js';
import { figuresOf, rowsOf } from './figure.sql.js';
import { type Indicator, type Sex } from './indicator.js';
import { type Period, reaches } from './period.js';
import { reportingErrors } from './reporting.errors.js';

/** What was counted in one unit for one sex. */
export interface CountedFigure {
  /** Null for what cannot be placed on the map that was asked for. */
  readonly unitId: number | null;
  readonly sex: Sex | null;
  /** How many rows, of the numerator and of the denominator. */
  readonly things: number;
  readonly wholeThings: number;
  /** Their sum: a number of things, or đồng. */
  readonly value: number;
  /** Of a share, the sum that `value` is a part of; zero otherwise. */
  readonly whole: number;
}

/** One number of a table; left out where telling it would tell of a person. */
export interface Figure {
  readonly unitId: number | null;
  readonly sex: Sex | null;
  readonly value: number | undefined;
  readonly whole: number | undefined;
}

export interface FigureTable {
  readonly figures: readonly Figure[];
  readonly total: Pick<Figure, 'value' | 'whole'>;
}

export interface Counting {
  /** The day whose map the units are told on; today otherwise. */
  readonly onMap?: LegalDay | undefined;
  /** Only these units, of any map; all in sight otherwise. */
  readonly units?: readonly number[];
}

/**
 * Counts an indicator over a period with one statement, as far as the reader's scope goes.
 * @throws REPORTING.PERIOD_TOO_SHORT
 */
export async function countFigures(
  tx: ReadTx,
  indicator: Indicator,
  period: Period,
  { onMap = tx.today, units }: Counting = {},
): Promise<CountedFigure[]> {
  if (!reaches(period, indicator.period))
    throw reportingErrors.PERIOD_TOO_SHORT({ code: indicator.code, period: period.code, shortest: indicator.period });
  return tx.sql<CountedFigure>(figuresOf(indicator), [period.from, period.until, onMap, units ?? null]);
}

export interface TableShape {
  readonly byUnit: boolean;
  readonly bySex: boolean;
  /** For readers outside the administration: small counts are left out, and what would give them away. */
  readonly forPublication: boolean;
}

/** A table of what was counted. Whatever its shape, disclosure is judged on units and sexes, so that two shapes tell no more than one. */
export function tableOf(
  { measure }: Pick<Indicator, 'measure'>,
  counted: readonly CountedFigure[],
  { byUnit, bySex, forPublication }: TableShape,
): FigureTable {
  const hidden = forPublication ? untold(counted.map((each) => cellOf(each, measure === 'share'))) : undefined;
  const groups = Map.groupBy(counted, (each) => `${byUnit ? each.unitId : ''} ${bySex ? each.sex : ''}`);
  const sumOf = (all: readonly CountedFigure[], row: string, column: string) =>
    hidden?.has(row, column)
      ? { value: undefined, whole: undefined }
      : { value: sum(all, 'value'), whole: measure === 'share' ? sum(all, 'whole') : undefined };
  return {
    figures: [...groups.values()].map((all) => {
      const unitId = byUnit ? (all[0]?.unitId ?? null) : null;
      const sex = bySex ? (all[0]?.sex ?? null) : null;
      return { unitId, sex, ...sumOf(all, byUnit ? String(unitId) : total, bySex ? String(sex) : total) };
    }),
    total: sumOf(counted, total, total),
  };
}

const cellOf = ({ unitId, sex, things, wholeThings }: CountedFigure, isShare: boolean): CountedCell => ({
  row: String(unitId),
  column: String(sex),
  counts: isShare ? [things, wholeThings - things] : [things],
});

const sum = (all: readonly CountedFigure[], of: 'value' | 'whole'): number =>
  all.reduce((so, each) => so + each[of], 0);

/** One thing that an indicator counts. */
export interface CountedRow {
  /** A person, or of households a household. */
  readonly subject: string;
  readonly caseId: string | null;
  readonly unitId: number | null;
  readonly sex: Sex | null;
  readonly amount: number;
}

export interface RowsWanted extends PageArgs {
  readonly unitId?: number | undefined;
  readonly sex?: Sex | undefined;
  readonly onMap?: LegalDay | undefined;
}

/**
 * What stands behind a figure, as far as the reader's scope goes; each person and case told is recorded as read.
 * @throws REPORTING.INDICATOR_CLOSED, REPORTING.PERIOD_TOO_SHORT
 */
export async function listCounted(
  tx: ReadTx,
  indicator: Indicator,
  period: Period,
  { first, after, unitId, sex, onMap }: RowsWanted,
): Promise<Page<CountedRow>> {
  if (!indicator.openable) throw reportingErrors.INDICATOR_CLOSED({ code: indicator.code });
  if (!reaches(period, indicator.period))
    throw reportingErrors.PERIOD_TOO_SHORT({ code: indicator.code, period: period.code, shortest: indicator.period });
  const last = readCursor(after, 3) ?? [null, null, null];
  const rows = await tx.sql<CountedRow & { caseKey: string; unit_id: number }>(rowsOf(indicator), [
    period.from,
    period.until,
    onMap ?? tx.today,
    unitId ?? null,
    sex ?? null,
    ...last,
    first + 1,
  ]);
  const page = pageOf(
    rows,
    first,
    (row) => row,
    (row) => [row.subject, row.caseKey, row.unit_id],
  );
  for (const { subject, caseId } of page.nodes) {
    tx.noteRead({ kind: indicator.measure === 'households' ? 'household' : 'person', id: subject });
    if (caseId !== null) tx.noteRead({ kind: 'case', id: caseId });
  }
  return page;
}
