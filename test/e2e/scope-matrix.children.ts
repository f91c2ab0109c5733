import { type CaseEngine } from '#case-engine';
import { registerPerson } from '#citizen';
import { day, type PartialDay } from '#kernel';
import { testActor, type TestDatabase } from '../support/database.js';
import { begin, workdayOn } from '../support/province.js';
import { type Target } from './scope-matrix.target.js';

export const sealedProgramme = 'child-protection';
export const sealedClearances = [sealedProgramme, 'child-protection-reporter'];

interface Place {
  readonly unitId: number;
  readonly family: string;
  readonly carerPersonId: string;
}

/** What a commune has of children: on the register, and under the seal. */
export async function fillSealed(
  db: TestDatabase,
  engine: CaseEngine,
  { unitId, family, carerPersonId }: Place,
): Promise<
  Pick<Target, 'sealedChildId' | 'toldCaseId' | 'untoldCaseId' | 'carerId' | 'sealedGroupId' | 'childGroupId'>
> {
  const who = testActor({
    name: `${family} Giữ Kín`,
    roles: ['child-officer'],
    units: [unitId],
    programmes: [sealedProgramme],
    clearances: sealedClearances,
  });
  const child = await workdayOn(db, '2026-10-01').run(who, (tx) =>
    registerPerson(tx, {
      unitId,
      fullName: `${family} Thị Bé`,
      birth: '2016-05-05' as PartialDay,
      sex: 'female',
      source: 'declared',
      residence: { address: `Nhà bà của ${family}`, hamlet: `Ấp bà của ${family}`, from: day('2020-01-01') },
    }),
  );
  const report = () =>
    begin(db, engine, {
      procedure: 'child-protection.case',
      on: '2026-11-19',
      who,
      personId: child.personId,
      unitId,
      form: {
        channel: 'citizen',
        receivedAt: '2026-11-19T08:00+07:00',
        place: `Ngõ nhà ${family}`,
        harms: ['neglect'],
        inDanger: false,
        suspectsCrime: true,
        secrecy: 'private',
        told: `Chuyện kín của ${family}`,
      },
    });
  const [told, untold] = [await report(), await report()];
  const found = await db.admin.query(
    `WITH reporter AS (INSERT INTO prog_child_protection.reporter (case_id, full_name) VALUES ($1, $2)),
       carer AS (INSERT INTO prog_child_protection.carer (person_id, unit_id, kind, registered_on, confirmed_on, foreigner, wishes)
         VALUES ($3, $4, 'relative', '2026-11-01', '2026-11-01', false, $5) RETURNING id),
       membership AS (INSERT INTO prog_child_protection.membership (person_id, unit_id, group_code, held, evidence, recorded_by)
         VALUES ($6, $4, 'l', '[2026-11-01,)', $7, gen_random_uuid()) RETURNING id),
       child AS (INSERT INTO prog_children.child (person_id, unit_id, birth_registered, school) VALUES ($6, $4, true, $8)),
       open_group AS (INSERT INTO prog_children.membership (person_id, group_code, part, held, evidence)
         VALUES ($6, 'h', 'with-carer', '[2026-11-01,)', $7) RETURNING id)
     SELECT (SELECT id FROM open_group) AS "childGroupId", (SELECT id FROM carer) AS "carerId", (SELECT id FROM membership) AS "sealedGroupId"`,
    [
      told.id,
      `${family} Báo Tin`,
      carerPersonId,
      unitId,
      `Ước mong của ${family}`,
      child.personId,
      `Giám định của ${family}`,
      `Trường của ${family}`,
    ],
  );
  return { sealedChildId: child.personId, toldCaseId: told.id, untoldCaseId: untold.id, ...found.rows[0] };
}
