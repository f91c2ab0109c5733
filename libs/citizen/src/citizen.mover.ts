import { movesColumn, type MovesWithUnits } from '#territory';

/**
 * What goes along when the map changes. Residences stay as they were written: the commune of that day. People of a split
 * commune follow their hamlet, or a decision on each.
 */
export const citizenMovers: readonly MovesWithUnits[] = [
  movesColumn({
    code: 'people',
    title: 'Người dân',
    table: 'citizen.person',
    key: { column: 'id', type: 'uuid' },
    subject: { kind: 'person', sql: 'r.id' },
    touch: 'version = r.version + 1',
    dwellings: `SELECT 'person' AS subject_kind, person_id::text AS subject, unit_id, hamlet
      FROM citizen.residence WHERE valid_until IS NULL AND hamlet IS NOT NULL`,
  }),
  movesColumn({
    code: 'households',
    title: 'Hộ gia đình',
    table: 'citizen.household',
    key: { column: 'id', type: 'uuid' },
    subject: { kind: 'household', sql: 'r.id' },
  }),
];
