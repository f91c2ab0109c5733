import { type Procedure } from '#case-engine';
import { addDays, addMonths, firstDay, monthOf } from '#kernel';
import { testActor } from '../../../test/support/database.js';
import { walkEveryEnd } from '../../../test/support/every-end.suite.js';
import { type At, having, type Ready, type Way } from '../../../test/support/every-end.walk.js';
import { eraOf, firstDayOf, type Seen, workingDaysAfter, type World } from '../../../test/support/every-end.world.js';
import { workdayOn } from '../../../test/support/province.js';
import { poorHouseholds } from './poor-households.programme.js';
import { household, publishInvented, sheetWith } from './review.fixture.js';
import { lockEntryOfCase } from './review/entry.store.js';
import { saveSheet } from './review/sheet.store.js';
import { type Sheet } from './rules/sheet.js';

let houses = 0;

async function householdOf(world: World, procedure: Procedure): Promise<Ready> {
  const on = firstDayOf(procedure);
  const era = eraOf(on);
  const unitId = world.unit(era);
  const uow = workdayOn(world.db, era === 'districts' ? '2024-01-10' : '2025-08-04');
  const given = { unitId, code: `HO-${(houses += 1)}`, hamlet: 'Ấp Mũi' };
  return { personId: (await household(uow, world.registrar(era), given)).headId, on };
}

/** What the officer finds in the house, entered before a step. */
const survey =
  (sheet: Sheet) =>
  ({ world, era, today }: At, { id }: Seen) => {
    const units = [world.unit(era)];
    const officer = testActor({ name: 'Cán bộ', roles: ['commune-officer'], units, programmes: ['poor-households'] });
    return workdayOn(world.db, today).run(officer, async (tx) => {
      const { id: entryId, version } = await lockEntryOfCase(tx, id);
      await saveSheet(tx, { entryId, version, sheet });
    });
  };

const meeting =
  (agreed: number) =>
  ({ today }: At) => ({ heldOn: today, present: 20, agreed });

/** A review whose household is found so: of a month it begins on the 15th or later, and posting takes three working days. */
const review = (sheet: Sheet, ready: Way['ready'] = householdOf): Way => {
  const found = survey({ ...sheet, ticks: [] });
  return {
    ready,
    start: { circumstances: 'Mất mùa tôm, con nhỏ' },
    forms: { agree: meeting(20), redo: meeting(5), advise: { agrees: true, opinion: 'Nhất trí' } },
    before: { agree: found, redo: found, concludeRecheck: found, passBy: survey({ ticks: [1, 2, 3, 4] }) },
    wait: { begin: 8, endPosting: 4 },
    never: [['passBy', 'recognise']],
  };
};

const ways: Readonly<Record<string, Way>> = {
  'household-review.recognise': review(sheetWith({ b1: 100, deprived: 5 })),
  'household-review.leave': review(sheetWith({ b1: 176, deprived: 0 }), async (world, procedure) => {
    const poor = await having(poorHouseholds, 'household-review.recognise', () => ways)(world, procedure);
    const monthAfter = addMonths(monthOf(poor.on), 1);
    return { ...poor, on: workingDaysAfter(addDays(firstDay(monthAfter), 3), 1) };
  }),
  'household-review.farming': review({ ...sheetWith({ b1: 175, deprived: 0 }), farming: true }),
  'household-review.appeal': {
    ready: having(poorHouseholds, 'household-review.recognise', () => ways),
    start: { text: 'Hộ có ghe lớn' },
  },
  'household-review.revoke': {
    ready: having(poorHouseholds, 'household-review.recognise', () => ways),
    start: { text: 'Hộ có ghe lớn' },
  },
};

walkEveryEnd('poor-households', ways, ({ db }) => publishInvented(db.uow, 'rural'));
