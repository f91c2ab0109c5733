/**
 * The policy of every shared table with a column `programme`: rows of a sealed programme are there only for who has its clearance. It
 * restricts whatever other policies grant. The list of sealed programmes is a constant, so ordinary rows cost one comparison.
 */
export const sealedByProgramme = (
  table: string,
  to = 'an_sinh_reader, an_sinh_system',
  column = 'programme',
): string => `
  CREATE POLICY seal ON ${table} AS RESTRICTIVE TO ${to}
    USING (${column} IS NULL OR ${column} <> ALL (platform.sealed_programmes()) OR ${column} = ANY ((SELECT platform.clearances())::text[]));`;
