import { day, startOfDay } from '#kernel';
import { shiftedClock } from '#platform';
import { engineOver } from '#programme-registry';
import { type CaseFile } from '#case-engine';
import { openConsole, type TestConsole } from '../support/browser.js';
import { listToImport, type WorkbookFile } from '../support/list-to-import.js';
import { begin, desksOf, paidInCash, somebody, walk } from '../support/province.js';
import { startWorker } from '../support/worker.js';

/** Monday, 23 November 2026, 09:42. */
export const officeDay = day('2026-11-23');
const morning = startOfDay(officeDay).getTime() + (9 * 60 + 42) * 60_000;

export interface OfficeOptions {
  /** With the worker beside it, as it runs: what is asked of it is done without the test's help. */
  readonly hasWorker?: boolean;
}

/** The desks of one commune with people, and cases at every stage. */
export interface TestOffice extends TestConsole {
  readonly unitId: number;
  readonly agencyId: number;
  /** Cases by the names of those they are about. */
  readonly cases: ReadonlyMap<string, CaseFile>;
  /** A list of so many people of the commune, to be imported; where faults are asked for, so many of each kind. */
  listOf(size: number, faults?: number): Promise<WorkbookFile>;
  readonly officer: Parameters<TestConsole['signInAs']>[0];
  readonly chair: Parameters<TestConsole['signInAs']>[0];
}

/** Name, birth, day of receipt, facts, and the steps taken since, each with its day. */
type Story = readonly [
  name: string,
  birth: string,
  received: string,
  steps?: readonly (readonly [on: string, step: string])[],
];

const stories: readonly Story[] = [
  ['Huỳnh Văn Khởi', '1947', '2026-11-09'],
  ['Danh Sà Rây', '1989-02-14', '2026-11-11'],
  ['Phạm Thị Bé Ba', '1942', '2026-11-12'],
  ['Trần Thị Mỹ Linh', '1958-09-05', '2026-11-13'],
  ['Lâm Thị Nhiên', '1951', '2026-11-16'],
  ['Tô Văn Lẹ', '1966-10-20', '2026-11-16'],
  ['Nguyễn Thị Út Em', '1994-03-11', '2026-11-17'],
  ['Võ Thị Mười', '1953', '2026-11-13', [['2026-11-17', 'askMore']]],
  ['Thạch Thị Sa Vy', '1958-06-02', '2026-11-18'],
  ['Ngô Kim Thoa', '1980-12-30', '2026-11-16', [['2026-11-19', 'askMore']]],
  ['Đỗ Thanh Toàn', '1949', '2026-11-19'],
  ['Quách Thị Hai', '1950', '2026-11-20'],
  ['Dương Mỹ Xuyên', '1961-08-08', '2026-11-20'],
  ['Lý Văn Sơn', '1948', '2026-11-23'],
  ['Trịnh Ngọc Ẩn', '1972-01-17', '2026-11-16', [['2026-11-18', 'propose']]],
];

const forms: Readonly<Record<string, object>> = {
  askMore: { reason: 'Bản sao giấy xác nhận khuyết tật bị mờ' },
  propose: { conclusion: 'Đủ điều kiện theo hồ sơ' },
};

/** A commune's office of the province as it is, on a Monday morning. */
export async function openOffice({ hasWorker = false }: OfficeOptions = {}): Promise<TestOffice> {
  const offset = morning - Date.now();
  const app = await openConsole({ clock: shiftedClock(offset) });
  const { db } = app;
  const found = await db.admin.query(
    `SELECT a.id, a.unit_id AS "unitId", u.code AS commune FROM territory.agency a JOIN territory.unit u ON u.id = a.unit_id
     WHERE a.kind = 'commune-peoples-committee' AND upper(a.in_force) IS NULL AND a.name LIKE '%xã Năm Căn'`,
  );
  const { id: agencyId, unitId, commune } = found.rows[0] as { id: number; unitId: number; commune: string };
  const desks = desksOf([unitId]);
  const engine = engineOver();
  const cases = new Map<string, CaseFile>();
  for (const [name, birth, received, steps = []] of stories) {
    const personId = await somebody(db, desks.commune, { unitId, birth, name, on: '2026-11-02' });
    const form = {
      facts: [{ kind: 'disability', from: '2026-11-05', degree: 'severe', certificate: '12/GXN-UBND' }],
      payment: { ...paidInCash, holder: name },
    };
    const file = await begin(db, engine, {
      procedure: 'social-allowance.grant',
      on: received,
      who: desks.commune,
      personId,
      unitId,
      form,
    });
    const taken = steps.map(([on, step]) => [on, desks.commune, step, forms[step] ?? {}] as const);
    cases.set(name, await walk(db, engine, file, taken));
  }
  const worker = hasWorker ? await startWorker(db, offset) : undefined;
  const holder = (name: string, ...roles: string[]) => ({ name, agencyId, roles, programmes: ['social-protection'] });
  return {
    ...app,
    unitId,
    agencyId,
    cases,
    listOf: (size, faults) => listToImport(commune, size, faults),
    officer: holder('Trần Thị Phượng', 'one-stop-officer', 'commune-officer'),
    chair: holder('Lê Hoàng Vũ', 'commune-chair'),
    async close() {
      await worker?.stop();
      await app.close();
    },
  };
}
