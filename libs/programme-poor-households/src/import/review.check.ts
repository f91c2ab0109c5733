import { type Fault, type Finding, wholeValues } from '#import';
import { type ReadTx } from '#platform';
import { type PlacedEntry } from '../review/entry.js';
import { WeightsInUse, weightsKeyOf } from '../review/scoring.store.js';
import { openToSurvey } from '../review/sheet.store.js';
import { formA } from '../rules/form-a.table.js';
import { askedIndicators } from '../rules/indicators.table.js';
import { faultsOf } from '../rules/sheet-check.rule.js';
import { type Sheet } from '../rules/sheet.js';
import { type ReviewField, reviewColumns, type ReviewSheetRow, type WholeReviewRow } from './review.columns.js';
import { reviewFaults } from './review.faults.js';
import { entriesByCodeSql } from './review.sql.js';

/** A row in which everything agrees. */
export interface FilledRow {
  readonly row: number;
  readonly entry: PlacedEntry;
  readonly sheet: Sheet;
}

interface NamedEntry {
  readonly row: number;
  readonly namedUnitId: number | null;
  readonly openCampaign: string | null;
  readonly headName: string | null;
  readonly isSameHead: boolean | null;
  readonly entry: PlacedEntry | null;
}

export interface CheckedReview {
  readonly findings: readonly Finding[];
  readonly units: readonly number[];
  /** All rows of the list when nothing was found. */
  readonly filled: readonly FilledRow[];
}

const at = ({ row }: ReviewSheetRow, field: ReviewField, fault: Fault): Finding => ({ row, field, ...fault });

/** Compares the rows with each other, with the households under review and with the forms in use. */
export async function checkReviewRows(tx: ReadTx, rows: readonly ReviewSheetRow[]): Promise<CheckedReview> {
  const named = await namedEntries(tx, rows);
  const inUse = new WeightsInUse(tx);
  const findings: Finding[] = [];
  const filled: FilledRow[] = [];
  const seen = new Map<string, number>();
  for (const row of rows) {
    const about = named.get(row.row);
    const own = about ? [...againstRecords(row, about, seen)] : [];
    findings.push(...own);
    const whole = wholeValues(reviewColumns, row.values);
    if (!about?.entry || !whole || own.length > 0) continue;
    const sheet = sheetOf(whole);
    const answers = await againstForms(tx, row, about.entry, sheet, inUse);
    findings.push(...answers);
    if (answers.length === 0) filled.push({ row: row.row, entry: about.entry, sheet });
  }
  return { findings, filled, units: [...named.values()].flatMap(({ namedUnitId }) => namedUnitId ?? []) };
}

async function namedEntries(tx: ReadTx, rows: readonly ReviewSheetRow[]): Promise<ReadonlyMap<number, NamedEntry>> {
  const asked = rows.filter(({ values }) => values.unitCode && values.year && values.householdCode);
  const of = (field: 'unitCode' | 'householdCode' | 'head') => asked.map(({ values }) => values[field] ?? '');
  const found = await tx.sql<NamedEntry>(entriesByCodeSql, [
    asked.map(({ row }) => row),
    of('unitCode'),
    asked.map(({ values }) => Number(values.year)),
    of('householdCode'),
    of('head'),
    tx.today,
  ]);
  for (const { entry } of found) if (entry) tx.noteRead({ kind: 'person', id: entry.headId });
  return new Map(found.map((each) => [each.row, each]));
}

function* againstRecords(row: ReviewSheetRow, about: NamedEntry, seen: Map<string, number>): Generator<Finding> {
  if (about.openCampaign === null) return yield at(row, 'unitCode', reviewFaults.CAMPAIGN_MISSING());
  const { entry, headName } = about;
  if (!entry) return yield at(row, 'householdCode', reviewFaults.HOUSEHOLD_MISSING());
  const before = seen.get(entry.id);
  if (before !== undefined) return yield at(row, 'householdCode', reviewFaults.TWICE({ row: before }));
  seen.set(entry.id, row.row);
  if (about.isSameHead !== true && row.values.head)
    yield at(row, 'head', reviewFaults.HEAD_DIFFERS({ name: headName ?? '' }));
  if (!(openToSurvey as readonly string[]).includes(entry.state))
    yield at(row, 'householdCode', reviewFaults.PAST_SURVEY());
  else if (entry.sheet.ticks || entry.sheet.income || entry.sheet.deprived)
    yield at(row, 'householdCode', reviewFaults.FILLED());
}

async function againstForms(
  tx: ReadTx,
  row: ReviewSheetRow,
  entry: PlacedEntry,
  sheet: Sheet,
  inUse: WeightsInUse,
): Promise<Finding[]> {
  const weights = await inUse.find(weightsKeyOf(entry));
  const faults = faultsOf(sheet, {
    today: tx.today,
    reviewFrom: entry.reviewFrom,
    formA: formA.at(entry.reviewFrom).value,
    income:
      weights && new Map(weights.items.map(({ code, options }) => [code, new Set(options.map((each) => each.code))])),
  });
  return faults.map(({ path, rule }) => {
    const [field = ''] = path.split('.');
    return at(row, field in reviewColumns ? (field as ReviewField) : 'householdCode', reviewFaults.ANSWER({ rule }));
  });
}

/** The forms as a row gives them; an empty cell leaves its question open. */
function sheetOf(row: WholeReviewRow): Sheet {
  const answers = askedIndicators.flatMap((code) =>
    row[code] === undefined ? [] : [[code, row[code] === 'yes'] as const],
  );
  const { ticks, income, members, under16, allowanceHolders, flimsyParts, floorArea, causes, groups, ethnicity } = row;
  return {
    ...{ ticks, income, members, under16, allowanceHolders, flimsyParts, floorArea, causes, groups, ethnicity },
    ...(answers.length > 0 && { deprived: Object.fromEntries(answers) }),
    ...(row.farming !== undefined && { farming: row.farming === 'yes' }),
    surveyor: row.surveyor,
    surveyedOn: row.surveyedOn,
  };
}
