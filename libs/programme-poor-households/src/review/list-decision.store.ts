import { type DecisionPaper, nextDecisionNumbers } from '#case-engine';
import { type Tx } from '#platform';
import { agencySymbol, findUnits, signsAs, whoSigns } from '#territory';
import { type ListResult } from '../rules/list-result.rule.js';
import { type Campaign } from './campaign.store.js';
import { type ListedEntry } from './entry.js';
import { articlesOf, legalBases, titleOf } from './list-paper.js';

/** The number a household's decision got. */
export interface GivenNumber {
  readonly number: number;
  /** `12/QĐ-UBND`; of a refusal `13/UBND`. */
  readonly printed: string;
}

interface Paper {
  readonly kind: ListResult;
  /** Of a refusal alone: each household gets its own. */
  readonly entryId: string | null;
  readonly about: readonly ListedEntry[];
}

const together = ['recognise', 'leave', 'recognise-farming'] as const;

/**
 * Signs and numbers the decisions that a list needs, in one run of numbers of the agency.
 * @returns the number of each household's decision.
 * @throws TERRITORY.SIGNER_UNKNOWN, AGENCY_NOT_FOUND
 */
export async function signDecisions(
  tx: Tx,
  listId: string,
  campaign: Campaign,
  entries: readonly ListedEntry[],
): Promise<ReadonlyMap<string, GivenNumber>> {
  const on = tx.today;
  const signer = await whoSigns(tx, { act: 'household-poverty.recognise', unitId: campaign.unitId, on });
  const papers: Paper[] = [
    ...together.map((kind) => ({ kind, entryId: null, about: entries.filter(({ result }) => result === kind) })),
    ...entries
      .filter(({ result }) => result === 'refuse')
      .map((entry) => ({ kind: 'refuse' as const, entryId: entry.id, about: [entry] })),
  ].filter(({ about }) => about.length > 0);
  const first = await nextDecisionNumbers(tx, { agencyId: signer.agency.id, signedOn: on, count: papers.length });
  const heads = await headNames(tx, entries);
  const [unit] = await findUnits(tx, [signer.agency.unitId]);
  const symbol = agencySymbol(signer.agency);
  const { title, form } = await signsAs(tx, signer);
  const given = new Map<string, GivenNumber>();
  const rows = papers.map(({ kind, entryId, about }, index) => {
    const number = first + index;
    const printed = `${number}/${kind === 'refuse' ? symbol : `QĐ-${symbol}`}`;
    for (const { id } of about) given.set(id, { number, printed });
    const paper: DecisionPaper = {
      agency: signer.agency.name,
      unit: unit?.name ?? signer.agency.name,
      number: printed,
      signedOn: on,
      title: titleOf(kind, campaign.year),
      legalBases,
      articles: articlesOf(
        kind,
        about.map((entry) => ({ ...entry, head: heads.get(entry.headId) ?? '' })),
      ),
      authority: form,
      signerTitle: title,
      signer: tx.who.name,
    };
    return { kind, entryId, number, paper };
  });
  await tx.sql(
    `INSERT INTO prog_poor_households.decision (list_id, entry_id, kind, number, signed_on, agency_id, paper)
     SELECT $1, "entryId", kind, number, $2, $3, paper FROM jsonb_to_recordset($4::jsonb) AS g ("entryId" uuid, kind text, number int, paper jsonb)`,
    [listId, on, signer.agency.id, JSON.stringify(rows)],
  );
  return given;
}

async function headNames(tx: Tx, entries: readonly ListedEntry[]): Promise<ReadonlyMap<string, string>> {
  const rows = await tx.sql<{ id: string; name: string }>(
    `SELECT id, full_name AS name FROM citizen.person WHERE id = ANY ($1::uuid[])`,
    [entries.map(({ headId }) => headId)],
  );
  return new Map(rows.map(({ id, name }) => [id, name]));
}
