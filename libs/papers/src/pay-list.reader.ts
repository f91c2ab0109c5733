import { type ProcedureBook } from '#case-engine';
import { getRun, listOrders, type PaymentOrder, type RunId } from '#payments';
import { platformErrors, type ReadTx } from '#platform';
import { findAgencies, findUnits } from '#territory';
import { type PayListFacts } from './pay-list.paper.js';

const pageSize = 5_000;

/**
 * Everybody within the area whom a run pays, by place; each is on record as read.
 * @throws PAYMENT.RUN_NOT_FOUND, PLATFORM.FORBIDDEN for who acts for no agency.
 */
export async function readPayList(tx: ReadTx, book: ProcedureBook, runId: RunId): Promise<PayListFacts> {
  const run = await getRun(tx, runId);
  const [agency] = tx.who.agencyId === undefined ? [] : await findAgencies(tx, [tx.who.agencyId]);
  if (!agency) throw platformErrors.FORBIDDEN({});
  const orders = await allOrders(tx, runId);
  const units = await findUnits(tx, [...new Set([agency.unitId, ...orders.map(({ unitId }) => unitId)])]);
  const nameOf = (unitId: number) => units.find(({ id }) => id === unitId)?.name ?? '';
  tx.noteRead({ kind: 'pay-run', id: String(runId) });
  for (const { personId } of orders) tx.noteRead({ kind: 'person', id: personId });
  return {
    runId,
    month: run.month,
    programme: book.programmes.find(({ code }) => code === run.programme)?.title ?? run.programme,
    agency: agency.name,
    unit: nameOf(agency.unitId),
    rows: orders
      .map(({ holder, unitId, amount, account }) => ({ holder, place: nameOf(unitId), amount, account }))
      .sort((a, b) => a.place.localeCompare(b.place, 'vi')),
    writer: tx.who.name,
  };
}

/** Money that came back and was sent again stands once, with its last order. */
async function allOrders(tx: ReadTx, runId: RunId): Promise<PaymentOrder[]> {
  const orders: PaymentOrder[] = [];
  for (;;) {
    const page = await listOrders(tx, runId, { after: orders.at(-1)?.id, first: pageSize });
    orders.push(...page);
    if (page.length < pageSize) return orders.filter(({ carriedInto }) => carriedInto === undefined);
  }
}
