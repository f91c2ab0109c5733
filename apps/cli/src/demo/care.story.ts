import { addDays, type LegalDay, vietnamCalendar } from '#kernel';
import { type UnitOfWork } from '#platform';
import { type Act, type Story } from './agenda.js';
import { type Demo } from './demo.js';
import { type Desk, type Post } from './desks.js';
import { inventedAddress, Inventor, type Wanted } from './invented-people.js';
import { type CommuneDesks, type Office } from './office.js';
import { type ProvincePosts } from './posts.js';
import { type Random } from './random.js';

/** Those who work above a commune: the facility of the province, and the chair of its committee. */
export interface CareDesks {
  readonly unitId: number;
  readonly officer: Desk;
  readonly head: Desk;
  readonly chair: Desk;
}

/** Posts of the facility and of the committee of the province, with the department it belongs to. */
export const carePosts = ({ lead, publisher }: ProvincePosts): Record<'officer' | 'head' | 'chair', Post> => ({
  officer: {
    ...lead,
    username: 'tiepnhan.bttxh',
    title: 'Cán bộ tiếp nhận, Trung tâm Bảo trợ xã hội',
    roles: ['facility-officer'],
  },
  head: { ...lead, username: 'giamdoc.bttxh', title: 'Giám đốc Trung tâm Bảo trợ xã hội', roles: ['facility-head'] },
  chair: { ...publisher, username: 'chutich.tinh', title: 'Chủ tịch Ủy ban nhân dân tỉnh', roles: ['province-chair'] },
});

/** A facility of the province, with its places since the demonstration begins. @returns its key. */
export const openFacility = async (
  uow: UnitOfWork,
  { unitId, head }: CareDesks,
  begins: LegalDay,
  name: string,
): Promise<string> => {
  const { id } = await uow.run(head.actor, (tx) =>
    tx.one<{ id: string }>(
      `WITH house AS (
         INSERT INTO prog_social_protection.facility (unit_id, name, kind, owner, bank, account, opened_on)
         VALUES ($1, $3, 'general', 'province', 'AGRIBANK', '7700205999999', $2) RETURNING id)
       SELECT id FROM house`,
      [unitId, begins, name],
    ),
  );
  await uow.run(head.actor, (tx) =>
    tx.sql(
      `INSERT INTO prog_social_protection.facility_capacity (facility_id, ward, places, held)
       SELECT $1, ward, places, daterange($2, NULL)
         FROM (VALUES ('children', 20), ('elderly', 40), ('disabled', 30), ('urgent', 10), ('paying', 10)) AS given (ward, places)`,
      [id, begins],
    ),
  );
  return id;
};

type Stop = readonly [who: (desks: CommuneDesks, care: CareDesks) => Desk, step: string, days: number, form?: object];

interface Matter {
  readonly procedure: string;
  readonly wanted: Wanted;
  readonly form: (facilityId: string, on: LegalDay, holder: string) => object;
  readonly stops: readonly Stop[];
}

const officer: Stop[0] = (desks) => desks.officer;
const chair: Stop[0] = (desks) => desks.chair;
const head: Stop[0] = (_, care) => care.head;
const province: Stop[0] = (_, care) => care.chair;
const inCash = (holder: string) => ({ channel: 'cash', holder, relation: 'self' });

const storm = (relief: string): Matter => ({
  procedure: 'emergency-aid.grant',
  wanted: { role: 'head', age: [30, 70] },
  form: (_, on, holder) => ({
    happenedOn: addDays(on, -2),
    occasion: 'disaster',
    relief,
    payment: inCash(holder),
    ...(relief === 'injury' && { treatedDays: 5 }),
  }),
  stops: [
    [officer, 'propose', 1],
    [chair, 'decide', 1],
  ],
});

const beyondMeans: Matter = {
  ...storm('house-destroyed'),
  stops: [
    [officer, 'propose', 1],
    [chair, 'refer', 1, { reason: 'Vượt dự phòng của xã' }],
    [province, 'decideAbove', 6],
  ],
};

const elder: Matter = {
  procedure: 'facility-admission.grant',
  wanted: { role: 'head', age: [70, 90] },
  form: (facilityId) => ({ facilityId, ward: 'elderly' }),
  stops: [
    [officer, 'propose', 2],
    [chair, 'send', 1],
    [head, 'admit', 2],
  ],
};

const matters = [storm('house-damaged'), elder, storm('injury'), beyondMeans, elder] as const;

/** Some matters in some communes: most ended, the last of them still on a desk, one or two late. */
export function inventCare(
  office: Office,
  communes: readonly CommuneDesks[],
  care: CareDesks,
  given: { readonly facilityId: string; readonly demo: Demo; readonly random: Random },
): Story[] {
  const { facilityId, demo, random } = given;
  const inventor = new Inventor();
  const wards = communes.filter(({ district }, index) => !district && index % 4 === 0);
  return wards.map((desks, index) => {
    const matter = matters[index % matters.length] ?? elder;
    const longAgo = addDays(demo.begins, random.whole(10, 120));
    const receivedOn = vietnamCalendar.addWorkingDays(
      index % 2 === 0 ? addDays(demo.asOf, -random.whole(2, 12)) : longAgo,
      0,
    );
    return tell(office, desks, care, { matter, receivedOn, facilityId, inventor, random });
  });
}

function tell(
  office: Office,
  desks: CommuneDesks,
  care: CareDesks,
  given: {
    readonly matter: Matter;
    readonly receivedOn: LegalDay;
    readonly facilityId: string;
    readonly inventor: Inventor;
    readonly random: Random;
  },
): Story {
  const { matter, receivedOn, facilityId, inventor, random } = given;
  const person = inventor.person(random, matter.wanted, receivedOn);
  const home = { ...inventedAddress(random), code: `C${random.whole(1, 9_999)}`, from: addDays(receivedOn, -400) };
  let caseId = '';
  const acts: Act[] = [
    {
      on: receivedOn,
      run: async () => {
        const household = {
          asksFor: 'social-allowance',
          members: [person],
          facts: [],
          payee: { relation: 'self' },
          papers: [],
        } as const;
        const [personId = ''] = await office.register(desks.intake.actor, desks.unit.id, household, home);
        const form = matter.form(facilityId, receivedOn, person.fullName);
        const application = { procedure: matter.procedure, personId, unitId: desks.unit.id, form };
        ({ id: caseId } = await office.start(desks.intake.actor, application));
      },
    },
  ];
  let on = receivedOn;
  for (const [who, step, days, form] of matter.stops) {
    on = vietnamCalendar.addWorkingDays(on, days * random.one([1, 1, 3]));
    const day = on;
    const full = step === 'admit' ? { from: day } : form;
    acts.push({ on: day, run: () => office.take(who(desks, care).actor, caseId, step, full) });
  }
  return acts;
}
