import { movesColumn, type MovesWithUnits } from '#territory';

/** A facility follows the unit that answers for it, and its residents follow the facility. */
export const facilityMovers: readonly MovesWithUnits[] = [
  movesColumn({
    code: 'facilities',
    title: 'Cơ sở trợ giúp xã hội',
    table: 'prog_social_protection.facility',
    key: { column: 'id', type: 'uuid' },
    subject: { kind: 'facility', sql: 'r.id' },
  }),
  movesColumn({
    code: 'facility-stays',
    title: 'Người đang ở cơ sở trợ giúp xã hội',
    table: 'prog_social_protection.facility_stay',
    key: { column: 'id', type: 'uuid' },
    subject: { kind: 'facility', sql: 'r.facility_id' },
  }),
];
