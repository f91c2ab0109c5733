import { type Pool } from 'pg';
import { loadInBulk } from './bulk.js';
import { familyNames, givenNames, middleNames, type Weighted } from './names.table.js';

/** Words, and the chance that a number drawn from [0, 1) falls on one before each. */
export interface Urn {
  readonly words: readonly string[];
  readonly bounds: readonly number[];
}

function urnOf(list: Weighted): Urn {
  const total = list.reduce((sum, [, weight]) => sum + weight, 0);
  let reached = 0;
  return {
    words: list.map(([word]) => word.replaceAll('-', ' ')),
    bounds: list.map(([, weight]) => (reached += weight) / total),
  };
}

export const urns = { family: urnOf(familyNames), middle: urnOf(middleNames), given: urnOf(givenNames) };

/** One word out of an urn, in SQL: `width_bucket` counts the bounds passed. Parameters begin at $from. */
const drawn = (from: number) => `($${from}::text[])[1 + width_bucket(random(), $${from + 1}::float8[])]`;

/** $1 people, $2 communes, then the three urns. One in twenty has no middle name. */
const insertPeople = `
  INSERT INTO citizen.person (unit_id, full_name, birth_on, birth_precision, sex, identity_state)
  SELECT ($2::int[])[1 + floor(random() * cardinality($2::int[]))::int],
         normalize(concat_ws(' ', ${drawn(3)}, CASE WHEN random() < 0.95 THEN ${drawn(5)} END, ${drawn(7)}), NFC),
         date '1930-01-01' + floor(random() * 34000)::int, 'day', CASE WHEN random() < 0.5 THEN 'female' ELSE 'male' END, 'matched'
    FROM generate_series(1, $1::int)`;

const insertNumbers = `
  INSERT INTO citizen.identifier (person_id, kind, value, status, source)
  SELECT id, 'pin', '096' || lpad((row_number() OVER ())::text, 9, '0'), 'valid', 'national-database' FROM citizen.person`;

/** People spread evenly over the communes, each with a personal number. The same seed gives the same names. */
export async function loadPeople(owner: Pool, people: number, communes: readonly number[]): Promise<void> {
  const { family, middle, given } = urns;
  const names = [family, middle, given].flatMap(({ words, bounds }) => [words, bounds]);
  await loadInBulk(owner, 'citizen.person', [[`SELECT setseed(0.25)`], [insertPeople, [people, communes, ...names]]]);
  await loadInBulk(owner, 'citizen.identifier', [[insertNumbers]]);
}
