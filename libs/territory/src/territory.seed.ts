import { type LegalDay, type Range } from '#kernel';
import { type Tx } from '#platform';
import { labourDepartmentHeirs, labourDivisionHeirs, listedAgencies } from './agency-lists.js';
import { recordAgencies, recordHeirs, succeedAgencies } from './agency.store.js';
import { readList } from './csv.js';
import { dissolution, merger } from './milestones.js';
import { signatureBlocks, signers } from './signing.table.js';
import { successionColumns } from './succession-plan.rule.js';
import { basisAfterMerger, dataFile, listedOffices, listedUnits } from './unit-lists.js';
import { flat, recordUnits } from './unit.store.js';

/** What was added. */
export interface LoadedTerritory {
  readonly units: number;
  readonly agencies: number;
}

/**
 * Records the real units of both periods, who went into whom, the agencies, their duties and who signs what. Safe to run again.
 * @param asKnownOn the map as it stood on that day, later periods and ends unknown: today, or the day of an earlier year in which
 *   a system begins.
 */
export async function loadUnits(tx: Tx, asKnownOn: LegalDay = tx.today): Promise<LoadedTerritory> {
  const listed = listedUnits();
  const offices = listedOffices();
  const { agencies, duties } = listedAgencies(listed, offices);
  const units = await recordUnits(tx, knownOn(listed, asKnownOn));
  const added = await recordAgencies(tx, {
    agencies: knownOn(agencies, asKnownOn),
    duties: knownOn(duties, asKnownOn),
  });
  if (asKnownOn >= dissolution) await recordHeirs(tx, labourDepartmentHeirs(), dissolution);
  if (asKnownOn >= merger) {
    await recordSuccession(tx);
    await succeedAgencies(tx, merger, basisAfterMerger('commune'));
    await recordHeirs(tx, labourDivisionHeirs(offices), merger);
  }
  await recordSigners(tx);
  await tx.sql(`SELECT platform.refresh_statistics('{territory}')`);
  return { units, agencies: added };
}

const knownOn = <T extends Range<LegalDay>>(rows: readonly T[], on: LegalDay): T[] =>
  rows
    .filter((row) => row.from <= on)
    .map((row) => (row.until !== undefined && row.until > on ? { ...row, until: undefined } : row));

async function recordSuccession(tx: Tx): Promise<void> {
  const links = readList(dataFile('succession-2025-07-01.csv'), successionColumns).filter((row) => row.new_code !== '');
  const [province, commune] = [basisAfterMerger('province'), basisAfterMerger('commune')];
  await tx.sql(
    `INSERT INTO territory.unit_succession (old_id, new_id, extent, effective_on, basis, certainty)
     SELECT o.id, n.id, r.extent, $2::date,
       CASE o.level WHEN 'province' THEN $3 ELSE $4 END, CASE o.level WHEN 'province' THEN $5 ELSE $6 END
     FROM jsonb_to_recordset($1::jsonb) AS r (old_code text, new_code text, extent text)
     LEFT JOIN territory.unit o ON o.code = r.old_code AND upper(o.in_force) = $2::date
     LEFT JOIN territory.unit n ON n.code = r.new_code AND lower(n.in_force) = $2::date
     ON CONFLICT DO NOTHING`,
    [JSON.stringify(links), merger, province.article, commune.article, province.certainty, commune.certainty],
  );
}

async function recordSigners(tx: Tx): Promise<void> {
  const rows = signers.map((row) => ({ ...flat(row), ...signatureBlocks[row.agencyKind] }));
  await tx.sql(
    `INSERT INTO territory.signing_authority
       (act, agency_kind, field, title, form, deputy_title, deputy_form, in_force, basis, certainty)
     SELECT r.act, r."agencyKind", r.field, r.title, r.form, r."deputyTitle", r."deputyForm",
       daterange(r."from", r.until), r.basis, r.certainty
     FROM jsonb_to_recordset($1::jsonb) AS r (act text, "agencyKind" text, field text, title text, form text,
       "deputyTitle" text, "deputyForm" text, "from" date, until date, basis text, certainty text)
     WHERE NOT EXISTS (
       SELECT FROM territory.signing_authority there
       WHERE there.act = r.act AND there.agency_id IS NULL AND lower(there.in_force) = r."from")`,
    [JSON.stringify(rows)],
  );
}
