import { registerPerson } from '#citizen';
import { dice, inventName, pick, type Roll } from '#import';
import { addDays, ageOn, type LegalDay, vietnamCalendar } from '#kernel';
import { type Actor, type Tx, type UnitOfWork } from '#platform';
import { recordAccident, recordChild, recordGrowth, recordSwimming } from '../child.store.js';
import { followFact, joinGroup, noteRisk } from '../membership.store.js';
import { friendlyCommune } from '../rules/friendly-commune.table.js';
import { type ChildGroupCode, childGroups } from '../rules/groups.table.js';
import { risks } from '../rules/risks.table.js';
import { scoreCommune } from '../score.store.js';

interface Stage {
  readonly uow: UnitOfWork;
  readonly unitId: number;
  readonly officer: Actor;
}

interface InventedChild {
  readonly personId: string;
  readonly birth: LegalDay;
}

/** So many are told of each commune beside those its households brought. */
const inventedChildren = 6;
const evidence = 'Xác nhận của Ủy ban nhân dân xã (dữ liệu tự tạo)';

/** The register of a commune, drawn up three weeks before the day, and how the commune suited children the year before. */
export function registerOfCommune({ uow, unitId, officer }: Stage, { asOf }: { readonly asOf: LegalDay }) {
  const roll = dice(unitId);
  const on = vietnamCalendar.addWorkingDays(addDays(asOf, -21), 0);
  return [
    {
      on,
      run: () =>
        uow.run(officer, async (tx) => {
          const children = [...(await childrenOf(tx, unitId)), ...(await registerChildren(tx, unitId, roll))];
          for (const [index, child] of children.entries()) await tellOf(tx, child, unitId + index, roll);
          await scoreYear(tx, unitId, Number(on.slice(0, 4)) - 1, roll);
        }),
    },
  ];
}

/** Children whom files of the commune named. */
const childrenOf = (tx: Tx, unitId: number): Promise<InventedChild[]> =>
  tx.sql<InventedChild>(
    `SELECT id AS "personId", birth_on AS birth FROM citizen.person
      WHERE unit_id = $1 AND birth_precision = 'day' AND died_on IS NULL AND birth_on > platform.today() - interval '15 years'
      ORDER BY birth_on, id LIMIT 20`,
    [unitId],
  );

async function registerChildren(tx: Tx, unitId: number, roll: Roll): Promise<InventedChild[]> {
  const made: InventedChild[] = [];
  for (let index = 0; index < inventedChildren; index += 1) {
    const sex = pick(roll, ['male', 'female'] as const);
    const birth = addDays(tx.today, -200 - roll(14 * 365));
    // Of the province beside this one, so that no other invented number is alike; the digit is of people born since 2000.
    const serial = String(unitId * inventedChildren + index).padStart(6, '0');
    const { personId } = await registerPerson(tx, {
      fullName: inventName(roll, sex),
      sex,
      birth,
      unitId,
      personalNumber: `094${sex === 'male' ? 2 : 3}${birth.slice(2, 4)}${serial}`,
      residence: { address: `Số ${1 + roll(300)}`, hamlet: `Ấp ${1 + roll(8)}`, from: birth },
      source: 'paper',
    });
    made.push({ personId, birth });
  }
  return made;
}

/** What is known of a child; of each kind of thing some children have something. */
async function tellOf(tx: Tx, { personId, birth }: InventedChild, number: number, roll: Roll): Promise<void> {
  const age = ageOn(birth, tx.today);
  const isIll = roll(25) === 0;
  await recordChild(
    tx,
    {
      personId,
      birthRegistered: roll(30) !== 0,
      insuranceCard: roll(10) === 0 ? null : `TE196${String(roll(1_000_000_000)).padStart(10, '0')}`,
      carerName: inventName(roll, 'female'),
      carerRelation: pick(roll, ['Mẹ', 'Bà', 'Dì']),
      parentsAbsentBecause: roll(5) === 0 ? 'Cha mẹ đi làm ăn xa' : null,
      school: age < 6 ? null : `Trường ${age < 11 ? 'Tiểu học' : 'Trung học cơ sở'} ${1 + roll(3)}`,
      className: age < 6 ? null : `${Math.min(age - 5, 9)}A`,
      atSchool: age < 6 ? null : roll(20) !== 0,
      seriouslyIllSince: isIll ? someDay(birth, tx.today) : null,
      takesPartIn: age >= 8 && roll(3) === 0 ? ['Câu lạc bộ Măng non'] : [],
    },
    undefined,
  );
  if (number % 4 === 0) await joinSome(tx, { personId, birth }, number / 4);
  if (isIll)
    await followFact(tx, { personId, group: 'n', part: 'poor', from: someDay(birth, tx.today), evidence: 'Hộ nghèo' });
  if (roll(5) === 0)
    await noteRisk(tx, {
      personId,
      kind: pick(roll, Object.keys(risks.at(tx.today).value)),
      from: someDay(birth, tx.today),
    });
  if (age < 5)
    await recordGrowth(tx, {
      personId,
      on: addDays(tx.today, -10),
      weightGrams: 4_000 + age * 2_400 + roll(2_000),
      heightMm: 600 + age * 90 + roll(60),
    });
  if (age >= 6 && roll(3) === 0)
    await recordSwimming(tx, { personId, on: addDays(tx.today, -90), organiser: 'Đoàn xã', canSwim: roll(3) > 0 });
  if (roll(15) === 0)
    await recordAccident(tx, {
      personId,
      on: addDays(tx.today, -roll(150)),
      kind: pick(roll, ['drowning', 'traffic', 'fall', 'burn'] as const),
      fatal: false,
      place: 'Gần nhà',
    });
}

const someDay = (birth: LegalDay, today: LegalDay): LegalDay => [birth, addDays(today, -120)].sort().at(-1) ?? birth;

const codes = Object.keys(childGroups) as readonly ChildGroupCode[];

/** One group after the other, and of each its cases in turn. */
async function joinSome(tx: Tx, { personId, birth }: InventedChild, turn: number): Promise<void> {
  const group = codes[turn % codes.length] ?? 'a';
  const parts = Object.keys(childGroups[group].parts);
  const part = parts[Math.trunc(turn / codes.length) % parts.length] ?? '';
  const given = { personId, group, part, from: someDay(birth, tx.today), evidence };
  if ('follows' in childGroups[group]) await followFact(tx, given);
  else await joinGroup(tx, given);
}

async function scoreYear(tx: Tx, unitId: number, year: number, roll: Roll): Promise<void> {
  const { criteria } = friendlyCommune.at(tx.today).value;
  for (const [criterion, { points }] of Object.entries(criteria))
    if (roll(40) !== 0)
      await scoreCommune(tx, { unitId, year, criterion, points: Math.floor((points * (60 + roll(41))) / 100) });
}
