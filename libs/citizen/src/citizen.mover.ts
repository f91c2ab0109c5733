import { movesColumn, type MovesWithUnits } from '#territory';

/** The head now, else whoever belonged to it last; an empty household is decided under its own key. */
const headOfHousehold = `coalesce((
  SELECT m.person_id FROM citizen.household_member m WHERE m.household_id = r.id
  ORDER BY m.valid_until DESC NULLS FIRST, m.role = 'head' DESC, m.valid_from, m.id LIMIT 1), r.id)`;

/**
 * What goes along when the map changes. Residences stay as they were written: the commune of that day. People of a split
 * commune follow their hamlet, or a decision on each; a household follows its head.
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
    subject: { kind: 'person', sql: headOfHousehold },
  }),
];
