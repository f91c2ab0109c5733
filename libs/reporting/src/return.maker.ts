import { addDays, inRange } from '#kernel';
import { type ReadTx } from '#platform';
import { findUnits, type Unit } from '#territory';
import { type CountedFigure, countFigures } from './figure.reader.js';
import { type Period, periodOf } from './period.js';
import { type ReportBook } from './report-book.js';
import { reportingErrors } from './reporting.errors.js';
import { type ReturnBody, type ReturnBodyCell } from './return.body.js';
import { owedFor } from './return-calendar.js';
import { type ReturnCell, type ReturnLayout } from './statutory-return.js';

/** Which form, of which unit, for which period. */
export interface ReturnKey {
  readonly code: string;
  readonly unitId: number;
  readonly period: string;
}

export interface MadeReturn {
  readonly programme: string;
  readonly body: ReturnBody;
}

/**
 * Fills a form with the figures known now: one statement for each indicator it names.
 * @throws REPORTING.RETURN_UNKNOWN for a form that nobody owes for such a unit and period; REPORTING.RETURN_OUT_OF_AREA unless the
 * actor sees all of the unit, since a part must not pass for the whole.
 */
export async function makeReturn(
  tx: ReadTx,
  book: ReportBook,
  { code, unitId, period }: ReturnKey,
): Promise<MadeReturn> {
  const stretch = periodOf(period);
  const { programme, title, layout, levels } = formFor(tx, book, code, stretch);
  const [unit] = tx.who.kind === 'system' || tx.who.units.includes(unitId) ? await findUnits(tx, [unitId]) : [];
  if (!unit || !(await seesWhole(tx, unit))) throw reportingErrors.RETURN_OUT_OF_AREA({ unitId });
  if (!levels.includes(unit.level)) throw reportingErrors.RETURN_UNKNOWN({ code, period });
  const counted = await countAll(tx, book, layout, { period: stretch, units: await placesWithin(tx, unit) });
  const cellOf = (cell: ReturnCell | undefined): ReturnBodyCell | null => {
    if (!cell) return null;
    const figures = (counted.get(cell.indicator) ?? []).filter(({ sex }) => cell.sex === undefined || sex === cell.sex);
    const { measure } = book.indicator(tx.who, cell.indicator);
    const sumOf = (of: 'value' | 'whole') => figures.reduce((so, each) => so + each[of], 0);
    return {
      indicator: cell.indicator,
      sex: cell.sex ?? null,
      measure,
      value: sumOf('value'),
      whole: measure === 'share' ? sumOf('whole') : null,
    };
  };
  return {
    programme,
    body: {
      code,
      form: layout.form,
      version: layout.version,
      title,
      basis: layout.basis.article,
      unit: { id: unit.id, name: unit.name },
      period: { code: period, from: stretch.from, until: stretch.until },
      takenOn: tx.today,
      columns: layout.columns,
      rows: layout.rows.map(({ number, title: heading, cells }) => ({
        number,
        title: heading,
        cells: cells.map(cellOf),
      })),
    },
  };
}

interface OwedForm {
  readonly programme: string;
  readonly title: string;
  readonly layout: ReturnLayout;
  /** Levels of the units that owe it for the period. */
  readonly levels: readonly string[];
}

function formFor(tx: ReadTx, book: ReportBook, code: string, period: Period): OwedForm {
  const form = book.returnsFor(tx.who).find((each) => each.code === code);
  const owed = owedFor(Number(period.code.slice(0, 4)), form ? [form] : []).filter(
    (each) => each.period === period.code,
  );
  const layout = form?.layouts.find((each) => inRange(each, addDays(period.until, -1)));
  if (form?.programme === undefined || owed.length === 0 || !layout)
    throw reportingErrors.RETURN_UNKNOWN({ code, period: period.code });
  return { programme: form.programme, title: form.title, layout, levels: owed.map(({ level }) => level) };
}

/** Whether everything below a unit is in the actor's area. */
async function seesWhole(tx: ReadTx, { id }: Unit): Promise<boolean> {
  if (tx.who.kind === 'system') return true;
  const { whole } = await tx.one<{ whole: boolean }>(
    `SELECT NOT EXISTS (
       SELECT FROM territory.unit_up up JOIN territory.unit u ON u.id = up.unit_id
        WHERE up.ancestor_id = $1 AND u.in_force @> $2::date AND up.unit_id <> ALL ($3::int[])) AND $1 = ANY ($3::int[]) AS whole`,
    [id, tx.today, tx.who.units],
  );
  return whole;
}

/** Units of any time that lie in a unit whole: a commune split within a province is still the province's. */
async function placesWithin(tx: ReadTx, { id, until }: Unit): Promise<number[]> {
  const rows = await tx.sql<{ id: number }>(
    `SELECT m.unit_id AS id
       FROM territory.map_to($2::date) m LEFT JOIN territory.unit_up up ON up.unit_id = m.mapped_id AND up.ancestor_id = $1
      GROUP BY m.unit_id HAVING bool_and(up.unit_id IS NOT NULL)`,
    [id, until === null || tx.today < until ? tx.today : addDays(until, -1)],
  );
  return rows.map((row) => row.id);
}

async function countAll(
  tx: ReadTx,
  book: ReportBook,
  { rows }: ReturnLayout,
  { period, units }: { readonly period: Period; readonly units: readonly number[] },
): Promise<ReadonlyMap<string, readonly CountedFigure[]>> {
  const codes = new Set(rows.flatMap(({ cells }) => cells.flatMap((cell) => (cell ? [cell.indicator] : []))));
  const counted = new Map<string, readonly CountedFigure[]>();
  for (const code of codes) counted.set(code, await countFigures(tx, book.indicator(tx.who, code), period, { units }));
  return counted;
}
