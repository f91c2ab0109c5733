/* `$1` and `$2` are the days of a period; each SELECT yields unit, sex, subject, case and amount. */

const columns = `c.unit_id, p.sex, c.person_id AS subject, NULL::uuid AS case_id, 1::bigint AS amount`;
const lastDay = `($2::date - 1)`;
/** Full years on the last day of the period; an unclear birth counts from its first possible day. */
const ageAtEnd = `extract(year FROM age(${lastDay}, p.birth_on))`;

/** Children on the register on the last day of the period. */
export const registered = (condition = 'true'): string => `
  SELECT ${columns} FROM prog_children.child c JOIN citizen.person p ON p.id = c.person_id
   WHERE $1::date < $2::date AND p.birth_on < $2 AND (c.left_on IS NULL OR c.left_on >= $2) AND (${condition})`;

const inGroup = (condition: string): string =>
  `EXISTS (SELECT FROM prog_children.membership m WHERE m.person_id = c.person_id AND m.held @> ${lastDay} AND ${condition})`;

export const special = inGroup('true');
export const ofGroup = (code: string): string => inGroup(`m.group_code = '${code}'`);
/** Somebody looks after the child: a carer on the register, or a case of the group that says so. */
export const isCaredFor = `(c.carer_name IS NOT NULL OR ${inGroup(`m.part IN ('facility', 'relatives', 'unrelated', 'placed', 'with-carer')`)})`;
export const atRisk = `EXISTS (SELECT FROM prog_children.risk r WHERE r.person_id = c.person_id AND r.held @> ${lastDay})`;

export const aged = (from: number, until: number): string => `${ageAtEnd} >= ${from} AND ${ageAtEnd} < ${until}`;
export const canSwim = `EXISTS (SELECT FROM prog_children.swimming_course s WHERE s.person_id = c.person_id AND s.can_swim AND s.finished_on < $2)`;
export const wasMeasured = `EXISTS (SELECT FROM prog_children.growth g WHERE g.person_id = c.person_id AND g.measured_on >= $1 AND g.measured_on < $2)`;

/** Accidents of the period, each once: a child may have had several. */
export const accidents = (condition = 'true'): string => `
  SELECT ${columns}
    FROM prog_children.accident a JOIN prog_children.child c ON c.person_id = a.person_id
    LEFT JOIN citizen.person p ON p.id = c.person_id
   WHERE a.happened_on >= $1 AND a.happened_on < $2 AND (${condition})`;

/** Swimming courses finished in the period. */
export const courses = (condition = 'true'): string => `
  SELECT ${columns}
    FROM prog_children.swimming_course s JOIN prog_children.child c ON c.person_id = s.person_id
    LEFT JOIN citizen.person p ON p.id = c.person_id
   WHERE s.finished_on >= $1 AND s.finished_on < $2 AND (${condition})`;

/** Communes that were scored by every criterion for the year of the period. */
export const scoredCommunes = (criteria: number, condition = 'true'): string => `
  SELECT s.unit_id, NULL::text AS sex, NULL::uuid AS subject, NULL::uuid AS case_id, 1::bigint AS amount
    FROM prog_children.commune_score s
   WHERE $1::date < $2::date AND s.year = extract(year FROM $1::date)
   GROUP BY s.unit_id HAVING count(*) = ${criteria} AND (${condition})`;
