import { engineOver } from '#programme-registry';
import { begin, desksOf, somebody } from '../support/province.js';
import { type TestOffice } from './office.js';

/** Gives the office's province a facility: two old people fill their ward, an urgent stay is near its end, and somebody waits. */
export async function openFacility(office: TestOffice): Promise<void> {
  const { db, unitId } = office;
  const { rows } = await db.admin.query<{ id: string }>(
    `WITH house AS (INSERT INTO prog_social_protection.facility (unit_id, name, kind, owner, opened_on)
         SELECT id, 'Trung tâm Bảo trợ xã hội tỉnh', 'general', 'province', '2020-01-01' FROM territory.unit
          WHERE code = '96' AND upper(in_force) IS NULL RETURNING id),
       places AS (INSERT INTO prog_social_protection.facility_capacity (facility_id, ward, places, held)
         SELECT id, ward, places, '[2020-01-01,)' FROM house, (VALUES ('children', 30), ('elderly', 2), ('urgent', 10)) AS v (ward, places))
     SELECT id FROM house`,
  );
  const facilityId = rows[0]?.id ?? '';
  const resident = async (name: string, ward: string, limitOn: string | null) => {
    const file = office.cases.get(name);
    await db.admin.query(
      `INSERT INTO prog_social_protection.facility_stay (facility_id, unit_id, ward, place, person_id, case_id, ground, held, limit_on)
       SELECT $1, $2, $3, 1 + (SELECT count(*) FROM prog_social_protection.facility_stay WHERE facility_id = $1 AND ward = $3), person_id, id,
              CASE WHEN $5::date IS NULL THEN 'hardship' ELSE 'urgent' END, '[2026-10-20,)', $5 FROM casework.case_file WHERE id = $4`,
      [facilityId, unitId, ward, file?.id, limitOn],
    );
  };
  await resident('Huỳnh Văn Khởi', 'elderly', null);
  await resident('Phạm Thị Bé Ba', 'elderly', null);
  await resident('Danh Sà Rây', 'urgent', '2026-12-01');
  const { commune } = desksOf([unitId]);
  const personId = await somebody(db, commune, { unitId, birth: '1948', name: 'Đoàn Thị Sáu', on: '2026-11-02' });
  await begin(db, engineOver(), {
    procedure: 'facility-admission.grant',
    on: '2026-11-16',
    who: commune,
    personId,
    unitId,
    form: { facilityId, ward: 'elderly' },
  });
}
