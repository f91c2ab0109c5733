import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { declareOverlap, grantLines, openChain, refuseOverlap, stopChain, suspend } from '#benefits';
import { basis, month, range } from '#kernel';
import { january, lineOf, PayOffice, programme } from '../../../test/properties/pay-office.js';
import { communes, newChain, officer, reason, system } from '../../../test/properties/small-province.js';
import { freezeRun, listConflicts, openRun, postRunOrReopen, previewRun } from './index.js';

const law = basis('Nghị định thử, Điều 3 khoản 1');
const merit = { programme: 'meritorious-service', benefit: 'merit-allowance' };

let office: PayOffice;
beforeAll(async () => {
  office = await PayOffice.open();
  await office.db.uow.run(system, (tx) =>
    declareOverlap(tx, {
      code: 'one-of-two',
      between: [{ programme, benefit: 'monthly-allowance' }, merit],
      months: range(month('2026-01')),
      basis: law,
    }),
  );
});
beforeEach(() => office.empty());
afterAll(() => office.db.close());

/** A further benefit of somebody, in another commune. */
const alsoDraws = (personId: string, multiplier: string, given = merit, unitId: number = communes[1]) =>
  office.db.uow.run(system, async (tx) => {
    const chainId = await openChain(tx, newChain(personId, { ...given, unitId }));
    await grantLines(tx, chainId, [lineOf(multiplier, '2026-01', undefined, unitId)], reason);
    return chainId;
  });
const preview = () => office.preview(january);
const again = async (runId: number) => office.db.uow.run(system, (tx) => previewRun(tx, runId));
const conflicts = (runId: number, who = office.clerk) =>
  office.db.uow.read(who, (tx) => listConflicts(tx, runId, { first: 10 }));

describe('benefits of which the law lets a person draw one alone', () => {
  it('keep a run from being frozen until one of them is ended', async () => {
    const { db, clerk } = office;
    await office.grant('1');
    const { personId, chainId } = await office.grant('1.5');
    await alsoDraws(personId, '2');
    const run = await preview();
    expect(run.conflicts).toBe(1);
    expect((await conflicts(run.id)).nodes).toEqual([
      {
        chainId,
        personId,
        unitId: communes[0],
        benefit: 'monthly-allowance',
        amount: 750_000,
        otherProgramme: merit.programme,
        otherBenefit: merit.benefit,
        otherAmount: 1_000_000,
        article: law.article,
        certainty: 'verified',
      },
    ]);
    await expect(
      db.uow.run(clerk, (tx) => freezeRun(tx, { runId: run.id, version: run.version })),
    ).rejects.toMatchObject({ code: 'PAYMENT.RUN_CONFLICTS', params: { lines: 1 } });

    await db.uow.run(clerk, (tx) => stopChain(tx, chainId, january, reason));
    const mended = await again(run.id);
    expect([mended.conflicts, mended.control?.lines]).toEqual([0, 1]);
    expect((await conflicts(run.id)).nodes).toEqual([]);
    await db.uow.run(clerk, (tx) => freezeRun(tx, { runId: run.id, version: mended.version }));
  });

  it('are found also when one benefit is drawn twice, in two communes, and not for what is suspended', async () => {
    const { personId } = await office.grant('1');
    const twice = await alsoDraws(personId, '1', { programme, benefit: 'monthly-allowance' });
    const run = await preview();
    expect(run.conflicts).toBe(2);
    await office.db.uow.run(system, (tx) =>
      suspend(tx, twice, { months: range(january), code: 'not-collected' }, reason),
    );
    expect((await again(run.id)).conflicts).toBe(0);
  });

  it('are looked for among registrations that were merged', async () => {
    const { personId } = await office.grant('1');
    const other = await office.grant('1', '2026-01', communes[1]);
    await office.db.admin.query(
      `INSERT INTO citizen.person (id, unit_id, full_name, sex, identity_state) VALUES ($1, $3, 'A', 'male', 'unverified'), ($2, $3, 'A', 'male', 'unverified')`,
      [personId, other.personId, communes[0]],
    );
    await office.db.admin.query(`UPDATE citizen.person SET merged_into = $1 WHERE id = $2`, [personId, other.personId]);
    expect((await preview()).conflicts).toBe(2);
  });

  it('open an approved run again when another programme grants something after the approval', async () => {
    const { db } = office;
    const { personId } = await office.grant('1');
    const id = await office.approve(await preview());
    await alsoDraws(personId, '2');
    expect(await postRunOrReopen(db.uow, system, id)).toMatchObject({ state: 'open' });
    expect(await office.count('payment.posting')).toBe(0);
    expect((await again(id)).conflicts).toBe(1);
  });

  it('are told to whoever has the line in his area, and to nobody else', async () => {
    const { personId } = await office.grant('1');
    await alsoDraws(personId, '2');
    const run = await preview();
    expect((await conflicts(run.id, officer({ units: [communes[1]] }))).nodes).toEqual([]);
    expect((await conflicts(run.id, officer({ units: [communes[0]] }))).nodes).toHaveLength(1);
  });

  it('are refused at the decision, by article and month, also when the other is out of sight', async () => {
    const { db } = office;
    const { personId } = await office.grant('1');
    await alsoDraws(personId, '2');
    const here = officer({ units: [communes[0]], programmes: [programme] });
    await expect(db.uow.run(here, (tx) => refuseOverlap(tx, personId, programme))).rejects.toMatchObject({
      code: 'BENEFIT.OVERLAP',
      params: {
        benefit: 'social-protection.monthly-allowance',
        other: 'meritorious-service.merit-allowance',
        month: '2026-01',
        article: law.article,
      },
    });
    const elsewhere = officer({ units: [communes[2]], programmes: [programme] });
    await db.uow.run(elsewhere, (tx) => refuseOverlap(tx, personId, programme));
  });

  it('leave alone whoever draws one', async () => {
    const { db } = office;
    const { personId } = await office.grant('1');
    await office.grant('2');
    await db.uow.run(office.clerk, (tx) => refuseOverlap(tx, personId, programme));
    const run = await db.uow.run(office.clerk, (tx) => openRun(tx, programme, january));
    expect((await again(run.id)).conflicts).toBe(0);
  });
});
