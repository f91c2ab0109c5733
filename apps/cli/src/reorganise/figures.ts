import { countCasesOnMap } from '#case-engine';
import { type LegalDay, type LegalMonth } from '#kernel';
import { sumMoneyOnMap } from '#payments';
import { type ReadTx } from '#platform';
import { findUnits } from '#territory';
import { printCount } from './print.js';

export interface FiguresOfUnit {
  readonly code: string;
  readonly name: string;
  /** Cases received in the month. */
  readonly received: number;
  /** Of these, still open. */
  readonly open: number;
  /** Benefits with money for the month. */
  readonly chains: number;
  /** Posted for the month, đồng. */
  readonly amount: number;
}

const nowhere = { code: '', name: 'Không xác định được trên bản đồ này' };

/** Cases and money of a month, by unit on the map of a day; what that map has no place for comes last. */
export async function figuresOnMap(
  tx: ReadTx,
  asked: { readonly month: LegalMonth; readonly on: LegalDay },
): Promise<FiguresOfUnit[]> {
  const cases = new Map((await countCasesOnMap(tx, asked)).map((row) => [row.unitId, row]));
  const money = new Map((await sumMoneyOnMap(tx, asked)).map((row) => [row.unitId, row]));
  const ids = [...new Set([...cases.keys(), ...money.keys()])];
  const units = new Map(
    (
      await findUnits(
        tx,
        ids.filter((id) => id !== undefined),
      )
    ).map((unit) => [unit.id, unit]),
  );
  return ids
    .map((id) => {
      const { code, name } = (id !== undefined && units.get(id)) || nowhere;
      const { received = 0, open = 0 } = cases.get(id) ?? {};
      const { chains = 0, amount = 0 } = money.get(id) ?? {};
      return { code, name, received, open, chains, amount };
    })
    .toSorted((a, b) => Number(a.code === '') - Number(b.code === '') || a.code.localeCompare(b.code));
}

export const figureColumns = ['code', 'name', 'cases_received', 'cases_open', 'beneficiaries', 'amount'];
export const figureCells = (row: FiguresOfUnit) => [row.code, row.name, row.received, row.open, row.chains, row.amount];

export function printFigures(rows: readonly FiguresOfUnit[]): string {
  const line = (name: string, ...counts: string[]) =>
    [name.padEnd(40), ...counts.map((count) => count.padStart(16))].join('');
  const sum = (of: (row: FiguresOfUnit) => number) => printCount(rows.reduce((all, row) => all + of(row), 0));
  return [
    line('Đơn vị', 'Hồ sơ nhận', 'Còn mở', 'Khoản hưởng', 'Số tiền (đồng)'),
    ...rows.map((row) =>
      line(`${row.code} ${row.name}`, ...[row.received, row.open, row.chains, row.amount].map(printCount)),
    ),
    line(
      'Cộng',
      sum((row) => row.received),
      sum((row) => row.open),
      sum((row) => row.chains),
      sum((row) => row.amount),
    ),
  ].join('\n');
}
