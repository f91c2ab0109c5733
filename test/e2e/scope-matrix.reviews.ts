import { type TestDatabase } from '../support/database.js';
import { type Target } from './scope-matrix.target.js';

type Reviewed = Pick<
  Target,
  | 'campaignId'
  | 'emptyCampaignId'
  | 'hamlet'
  | 'surveyEntryId'
  | 'postedEntryId'
  | 'listId'
  | 'otherListId'
  | 'certificateId'
  | 'weightsId'
>;

const asked = [
  'job',
  'nutrition',
  'insurance',
  'adult-education',
  'schooling',
  'water',
  'toilet',
  'telecom',
  'devices',
];
const sheet = {
  ticks: [1],
  income: [{ item: '1', option: 'a' }],
  deprived: asked.map((indicator) => ({ indicator, deprived: true })),
  members: 2,
  under16: 0,
  allowanceHolders: 0,
  flimsyParts: 0,
  floorArea: 40,
};
const kept = {
  ...sheet,
  income: { '1': 'a' },
  deprived: Object.fromEntries(asked.map((indicator) => [indicator, true])),
};

/** A review of last year in a commune: a household to survey, one posted, two on lists, one with a certificate. */
export async function reviewOf(db: TestDatabase, unitId: number, headId: string, name: string): Promise<Reviewed> {
  const one = async (statement: string, values: readonly unknown[] = []): Promise<string> =>
    (await db.admin.query<{ id: string }>(statement, [...values])).rows[0]?.id ?? '';
  const weights = (published: boolean) =>
    one(
      `WITH made AS (INSERT INTO prog_poor_households.weight_set (standard, area_class, region, instrument, proposed_by, published_by, published_at)
         VALUES ('2022-2025', 'rural', $1, $2, gen_random_uuid(), $3, CASE WHEN $3::uuid IS NOT NULL THEN now() END) RETURNING id),
       points AS (INSERT INTO prog_poor_households.b1_weight SELECT id, '1', o, 'Mục', 'Mức', 0, 1 FROM made, (VALUES ('a'), ('b')) AS v (o))
       SELECT id FROM made`,
      [published ? 'mekong-delta' : `vung-${unitId}`, 'Điểm thử', published ? crypto.randomUUID() : null],
    );
  const inUse =
    (await one(`SELECT id FROM prog_poor_households.weight_set WHERE region = 'mekong-delta'`)) ||
    (await weights(true));
  const campaign = (year: number) =>
    one(
      `INSERT INTO prog_poor_households.campaign (unit_id, opened_for, year, region, starts_on, due_on)
       VALUES ($1, $1, $2, 'mekong-delta', make_date($2, 9, 1), make_date($2, 12, 14)) RETURNING id`,
      [unitId, year],
    );
  const campaignId = await campaign(2025);
  const entry = (code: string, state: string) =>
    one(
      `WITH home AS (INSERT INTO citizen.household (unit_id, coded_by, code) VALUES ($1, $1, $2) RETURNING id)
       INSERT INTO prog_poor_households.entry (campaign_id, household_id, head_id, hamlet, state, was, sheet, weight_set_id, area_class, b1, b2, class, deprived, posted_until)
       SELECT $3, id, $4, $5, $6, 'none', $7, $8, 'rural', 0, 90, 'poor', '{job}', '2025-11-25' FROM home RETURNING id`,
      [unitId, `HR-${name}-${code}`, campaignId, headId, `Ấp rà soát ${name}`, state, JSON.stringify(kept), inUse],
    );
  const list = async (entryId: string) => {
    const id = await one(
      `INSERT INTO prog_poor_households.list (campaign_id, frozen_by, frozen_at) VALUES ($1, gen_random_uuid(), '2025-11-28T09:00:00+07') RETURNING id`,
      [campaignId],
    );
    await one(
      `INSERT INTO prog_poor_households.list_row (list_id, entry_id, seq, result) VALUES ($1, $2, 1, 'recognise') RETURNING list_id AS id`,
      [id, entryId],
    );
    return id;
  };
  const certified = await entry('4', 'recognised');
  return {
    campaignId,
    emptyCampaignId: await campaign(2024),
    hamlet: `Ấp rà soát ${name}`,
    surveyEntryId: await entry('1', 'scored'),
    postedEntryId: await entry('2', 'posted'),
    listId: await list(await entry('3', 'on-list')),
    otherListId: await list(await entry('5', 'on-list')),
    certificateId: await one(
      `INSERT INTO prog_poor_households.certificate (household_id, entry_id, number, class, issued_on)
       SELECT household_id, id, $2, 'poor', '2025-12-01' FROM prog_poor_households.entry WHERE id = $1 RETURNING id`,
      [certified, `GCN-${name}`],
    ),
    weightsId: await weights(false),
  };
}

const row = ({ surveyEntryId }: Target, versionOf: (key: string) => number) => ({
  entryId: surveyEntryId,
  version: versionOf(surveyEntryId),
  sheet,
});
const act = (entryId: string, versionOf: (key: string) => number, on: string) => ({
  input: { entryId, version: versionOf(entryId), on, text: 'Thử phạm vi' },
});
const list = (listId: string, versionOf: (key: string) => number) => ({ listId, version: versionOf(listId) });

/** Operations of poor households; the commands in an order in which each succeeds. */
export const reviewCalls: Readonly<
  Record<string, (at: Target, versionOf: (key: string | number) => number) => Record<string, unknown>>
> = {
  reviewCampaigns: ({ unitId }) => ({ unitId }),
  reviewCampaign: ({ campaignId }) => ({ id: campaignId }),
  reviewEntries: ({ campaignId }) => ({ campaignId }),
  reviewEntry: ({ surveyEntryId }) => ({ id: surveyEntryId }),
  reviewEntryOfCase: ({ caseId }) => ({ caseId }),
  reviewScore: ({ surveyEntryId }) => ({ entryId: surveyEntryId, sheet }),
  reviewLists: ({ campaignId }) => ({ campaignId }),
  reviewList: ({ listId }) => ({ id: listId }),
  reviewWeights: () => ({}),
  reviewWorkbook: ({ campaignId }) => ({ campaignId }),
  reviewResults: ({ unitId }) => ({ unitId, year: 2025 }),
  povertyOfHousehold: ({ householdId }) => ({ householdId }),
  povertyCertificates: ({ householdId }) => ({ householdId }),
  povertyOn: ({ personId }) => ({ personIds: [personId], on: '2026-11-20' }),
  povertyMovement: ({ unitId }) => ({ unitId, from: '2026-01-01', until: '2027-01-01' }),
  povertyBreakdown: ({ unitId }) => ({ unitId, on: '2026-11-20', by: 'indicator' }),

  openReviewCampaign: ({ unitId }) => ({ input: { unitId, year: 2026 } }),
  addReviewHouseholds: ({ campaignId, householdId }) => ({ campaignId, householdIds: [householdId] }),
  saveReviewEntry: (at, versionOf) => ({ row: row(at, versionOf) }),
  saveReviewEntries: (at, versionOf) => ({ rows: [row(at, versionOf)] }),
  scoreReviewAgain: ({ campaignId }) => ({ campaignId }),
  recordHamletMeeting: ({ campaignId, hamlet }) => ({
    input: { campaignId, hamlet, heldOn: '2026-11-20', present: 2, agreed: 1 },
  }),
  postReviewHamlets: ({ campaignId }) => ({ campaignId, on: '2026-11-20' }),
  recordReviewComplaint: ({ postedEntryId }, versionOf) => act(postedEntryId, versionOf, '2025-11-24'),
  concludeReviewRecheck: ({ postedEntryId }, versionOf) => act(postedEntryId, versionOf, '2025-11-25'),
  giveReviewOpinion: ({ listId }, versionOf) => ({
    ...list(listId, versionOf),
    on: '2026-11-23',
    agrees: true,
    opinion: 'Thử',
  }),
  signReviewList: ({ listId }, versionOf) => list(listId, versionOf),
  takeBackReviewList: ({ listId }, versionOf) => ({ ...list(listId, versionOf), reason: 'Thử phạm vi' }),
  discardReviewList: ({ otherListId }, versionOf) => ({ ...list(otherListId, versionOf), reason: 'Thử phạm vi' }),
  freezeReviewList: ({ campaignId }) => ({ campaignId }),
  withdrawReviewEntry: ({ surveyEntryId }, versionOf) => act(surveyEntryId, versionOf, '2026-11-23'),
  closeReviewCampaign: ({ emptyCampaignId }, versionOf) => ({
    campaignId: emptyCampaignId,
    version: versionOf(emptyCampaignId),
  }),
  endPovertyCertificate: ({ certificateId }) => ({ id: certificateId, because: 'moved' }),
  proposeReviewWeights: () => ({
    input: {
      standard: '2022-2025',
      areaClass: 'urban',
      region: 'mekong-delta',
      instrument: 'Thử',
      file: 'item,item_title,option,option_title,points\n1,Mục,a,Không,0\n1,Mục,b,Có,5',
    },
  }),
  publishReviewWeights: ({ weightsId }) => ({ id: weightsId }),
};
