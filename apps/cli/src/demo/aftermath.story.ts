import { addDays, addMonths, type LegalDay, monthOf, vietnamCalendar } from '#kernel';
import { type Applied } from './application.story.js';
import { type Story } from './agenda.js';
import { inventedAddress } from './invented-people.js';
import { type CommuneDesks, type Office } from './office.js';
import { type Random } from './random.js';

/** What may become of somebody who draws an allowance since a day. */
export interface Aftermath {
  readonly office: Office;
  readonly desks: CommuneDesks;
  readonly applied: Applied;
  readonly since: LegalDay;
  readonly random: Random;
}

const personOf = ({ applied }: Aftermath): string => applied.personIds[0] ?? '';
const later = (from: LegalDay, days: number) => vietnamCalendar.addWorkingDays(addDays(from, days), 0);

/** Who proposes and who signs after the grant: at the district while there is one. */
const upper = ({ officer, chair, district }: CommuneDesks) => ({
  proposer: (district?.officer ?? officer).actor,
  signer: (district?.chair ?? chair).actor,
});

/** A death, told to the commune some days later: sometimes after the month's list has gone out. */
export function death(given: Aftermath): Story {
  const { office, desks, random, since } = given;
  const diedOn = addDays(since, random.whole(20, 200));
  return [
    {
      on: later(diedOn, random.whole(1, 40)),
      run: () => office.recordDeath(desks.officer.actor, personOf(given), diedOn),
    },
  ];
}

/** Money not fetched for three months: suspended, and for some resumed after a review. */
export function suspension(given: Aftermath): Story {
  const { office, desks, random, since } = given;
  const { signer } = upper(desks);
  const begun = later(since, random.whole(95, 150));
  const from = addMonths(monthOf(begun), 1);
  let caseId = '';
  const suspended: Story = [
    {
      on: begun,
      run: async () => {
        ({ id: caseId } = await office.start(desks.officer.actor, {
          procedure: 'social-allowance.suspend',
          personId: personOf(given),
          unitId: desks.unit.id,
          form: { ground: 'not-collected-for-3-months', from },
          papers: ['evidence'],
        }));
      },
    },
    { on: later(begun, 3), run: () => office.take(signer, caseId, 'suspend') },
  ];
  if (random.chance(40)) return suspended;
  return [
    ...suspended,
    {
      on: later(begun, 50),
      run: () => office.take(desks.officer.actor, caseId, 'propose', { conclusion: 'Đủ điều kiện hưởng' }),
    },
    { on: later(begun, 54), run: () => office.take(signer, caseId, 'resume', { from: monthOf(later(begun, 54)) }) },
  ];
}

/** A disability that grew worse. */
export function worsening(given: Aftermath): Story {
  const { office, desks, random, since } = given;
  const { proposer, signer } = upper(desks);
  const begun = later(since, random.whole(40, 120));
  const changedOn = addDays(begun, -2);
  let caseId = '';
  const certificate = `${random.whole(1, 180)}/GXN-UBND`;
  return [
    {
      on: begun,
      run: async () => {
        ({ id: caseId } = await office.start(desks.intake.actor, {
          procedure: 'social-allowance.change',
          personId: personOf(given),
          unitId: desks.unit.id,
          form: {
            changedOn,
            ended: ['disability'],
            facts: [{ kind: 'disability', from: changedOn, degree: 'extremely-severe', certificate }],
          },
          papers: ['evidence'],
        }));
      },
    },
    {
      on: later(begun, 5),
      run: () => office.take(proposer, caseId, 'propose', { conclusion: 'Đúng với giấy xác nhận mới' }),
    },
    { on: later(begun, 8), run: () => office.take(signer, caseId, 'decide') },
  ];
}

/** Whoever cares at home for a helpless member of the household asks for support of his own; now and then the file waits. */
export function careSupport(given: Aftermath): Story {
  const { office, desks, applied, random, since } = given;
  const begun = later(since, random.whole(5, 30));
  const pace = random.one([1, 1, 1, 4]);
  const payee = applied.household.payee;
  const carer = payee.relation === 'carer' ? payee.member : 0;
  let caseId = '';
  return [
    {
      on: begun,
      run: async () => {
        ({ id: caseId } = await office.start(desks.intake.actor, {
          procedure: 'care-support.grant',
          personId: personOf(given),
          unitId: desks.unit.id,
          form: {
            care: 'family',
            from: since,
            facts: [],
            payment: {
              channel: 'cash',
              holder: applied.household.members[carer]?.fullName,
              relation: 'carer',
              payeeId: applied.personIds[carer],
            },
          },
          papers: ['application', 'carer-statement'],
        }));
      },
    },
    {
      on: later(begun, 4 * pace),
      run: () => office.take(desks.officer.actor, caseId, 'propose', { conclusion: 'Đủ điều kiện hưởng' }),
    },
    { on: later(begun, 6 * pace), run: () => office.take(desks.chair.actor, caseId, 'decide') },
  ];
}

/** A move to another commune: the old place stops, the new one goes on. */
export function move(given: Aftermath, to: CommuneDesks): Story {
  const { office, desks, random, since } = given;
  const begun = later(since, random.whole(30, 120));
  let caseId = '';
  return [
    {
      on: begun,
      run: async () => {
        ({ id: caseId } = await office.start(desks.intake.actor, {
          procedure: 'social-allowance.move',
          personId: personOf(given),
          unitId: desks.unit.id,
          form: {
            toUnitId: to.unit.id,
            movedOn: begun,
            address: inventedAddress(random).address,
            stopMonth: monthOf(later(begun, 2)),
          },
          papers: ['request'],
        }));
      },
    },
    { on: later(begun, 2), run: () => office.take(upper(desks).signer, caseId, 'leave') },
    {
      on: later(begun, 5),
      run: () => office.take(to.officer.actor, caseId, 'propose', { conclusion: 'Đã cư trú tại địa bàn' }),
    },
    { on: later(begun, 8), run: () => office.take(upper(to).signer, caseId, 'arrive') },
  ];
}
