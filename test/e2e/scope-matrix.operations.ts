import { defaultTemplate } from '#papers';
import { type Path } from './scope-matrix.documents.js';
import { answerAbout } from './scope-matrix.money.js';
import { reviewCalls } from './scope-matrix.reviews.js';
import { callsOfChildren } from './scope-matrix.of-children.js';
import { type Target } from './scope-matrix.target.js';

/** The version of a person, case or pay run as it stands. */
export type VersionOf = (key: string | number) => number;
export type Call = (at: Target, versionOf: VersionOf) => Record<string, unknown>;

const on = '2026-11-20';
const reason = 'Thử phạm vi';
const person = ({ personId }: Target, versionOf: VersionOf) => ({ personId, version: versionOf(personId) });
const other = ({ otherId }: Target, versionOf: VersionOf) => ({ personId: otherId, version: versionOf(otherId) });
const run = ({ runId }: Target, versionOf: VersionOf) => ({ id: runId, version: versionOf(runId) });
const answer = ({ sentRunId, orderId }: Target) => ({
  runId: sentRunId,
  name: 'tra-loi.csv',
  content: answerAbout(orderId),
});
const about =
  (input: (at: Target, versionOf: VersionOf) => object): Call =>
  (at, versionOf) => ({ input: input(at, versionOf) });

/**
 * How each operation of the schema is aimed at something. Every argument that names a record is given, so that each can be aimed
 * elsewhere by itself. Commands stand in an order in which, one after the other, each succeeds within one's own area.
 */
export const calls: Readonly<Record<string, Call>> = {
  agencies: () => ({}),
  assignableProgrammes: () => ({}),
  assignableRoles: () => ({}),
  auditEntries: ({ personId, colleagueId, agencyId }) => ({
    question: { subject: { kind: 'person', id: personId }, userId: colleagueId, agencyId },
  }),
  case: ({ caseId }) => ({ id: caseId }),
  cases: () => ({}),
  applicationReceipt: ({ receiptCode }) => ({ code: receiptCode }),
  casesOfPerson: ({ personId }) => ({ personId }),
  colleagues: () => ({}),
  delegations: () => ({}),
  draftPaper: ({ caseId }) => ({ caseId, step: 'propose', form: {} }),
  due: ({ personId }) => ({ personId, from: '2026-10', until: '2027-01' }),
  duplicateCandidates: ({ personName, personalNumber, otherId }) => ({
    fullName: personName,
    personalNumber,
    personId: otherId,
  }),
  entitlements: ({ personId }) => ({ personId }),
  explain: ({ chainId }) => ({ chainId, month: '2026-11' }),
  filedReturn: ({ returnId }) => ({ id: returnId }),
  filings: ({ unitId }) => ({ code: 'social-protection.05', unitId, period: '2026-H2' }),
  importBatch: ({ batchId }) => ({ id: batchId }),
  importBatches: () => ({}),
  importSheets: () => ({}),
  importTemplate: () => ({ sheet: 'social-protection.beneficiaries' }),
  indicatorCases: ({ programme, unitId }) => ({ code: `${programme}.receiving`, period: '2026-11', unitId }),
  indicatorValues: ({ programme }) => ({ code: `${programme}.receiving`, period: '2026-11' }),
  indicators: () => ({}),
  payFiles: ({ sentRunId }) => ({ runId: sentRunId }),
  payOrders: ({ sentRunId }) => ({ runId: sentRunId }),
  payOrdersOf: ({ payeeId }) => ({ personId: payeeId }),
  payRun: ({ runId }) => ({ id: runId }),
  payRunBridge: ({ runId }) => ({ id: runId }),
  payRunChanges: ({ runId }) => ({ id: runId }),
  payRunConflicts: ({ runId }) => ({ id: runId }),
  payRunPreview: ({ runId }) => ({ id: runId }),
  payRunUnpriced: ({ runId }) => ({ id: runId }),
  payRuns: ({ programme }) => ({ programme }),
  paperTemplates: () => ({}),
  peopleByNumber: ({ personalNumber }) => ({ number: personalNumber }),
  pensionConversions: ({ unitId }) => ({ unitId }),
  person: ({ personId }) => ({ id: personId }),
  planTargets: () => ({ year: 2026 }),
  procedures: () => ({}),
  runningJobs: () => ({}),
  proposals: () => ({}),
  facilities: () => ({ on }),
  facilityApplicants: ({ facilityId }) => ({ facilityId }),
  facilityOccupancy: ({ facilityId }) => ({ facilityId, from: '2026-10' }),
  facilityResidents: ({ facilityId }) => ({ facilityId, on }),
  localRules: () => ({}),
  costOfLocalRule: ({ localRuleId }) => ({ id: localRuleId, from: '2026-10', until: '2026-12' }),
  moneyBySource: () => ({ month: '2026-11' }),
  rateTables: () => ({}),
  rates: ({ rateTable }) => ({ table: rateTable }),
  serviceClients: () => ({}),
  routedApplications: () => ({}),
  returnDraft: ({ unitId }) => ({ code: 'social-protection.05', unitId, period: '2026-H2' }),
  returns: ({ unitId }) => ({ year: 2026, unitId }),
  searchPeople: ({ personName }) => ({ words: personName }),
  simulateRate: ({ rateId }) => ({ id: rateId, from: '2030-01', until: '2030-02' }),
  tasks: () => ({}),
  unitPath: ({ unitId }) => ({ id: unitId }),
  units: () => ({}),
  user: ({ colleagueId }) => ({ id: colleagueId }),
  users: () => ({}),
  viewer: () => ({}),
  worklist: ({ unitId }) => ({ unitId }),
  worklistChoices: () => ({}),
  worklistCounters: ({ unitId }) => ({ unitId }),
  workload: () => ({}),
  casesByMonth: () => ({ until: '2026-11', months: 12 }),
  moneyByMonth: () => ({ until: '2026-11', months: 12 }),
  workByOfficer: () => ({}),

  registerPerson: about(({ unitId, personId }) => ({
    unitId,
    fullName: 'Tân Văn Sinh',
    birth: '2026-11-01',
    sex: 'male',
    source: 'declared',
    mother: { personId },
  })),
  correctPerson: about((at, versionOf) => ({ ...other(at, versionOf), reason, mother: { personId: at.personId } })),
  addIdentifier: about((at, versionOf) => ({
    ...person(at, versionOf),
    kind: 'cmnd9',
    value: '380000777',
    source: 'paper',
  })),
  endIdentifier: about((at, versionOf) => ({
    ...other(at, versionOf),
    reason,
    identifierId: at.identifierId,
    on,
    as: 'cancelled',
    decision: '1/QĐ',
  })),
  createHousehold: about(({ unitId }) => ({ unitId, code: 'HO-MATRIX' })),
  joinHousehold: about((at, versionOf) => ({
    ...person(at, versionOf),
    householdId: at.householdId,
    role: 'child',
    from: on,
  })),
  leaveHousehold: about((at, versionOf) => ({ ...person(at, versionOf), reason, on: '2026-11-21' })),
  recordMissing: about((at, versionOf) => ({ ...person(at, versionOf), reason, on })),
  recordFound: about((at, versionOf) => ({ ...person(at, versionOf), reason, on: '2026-11-22' })),
  recordDeath: about((at, versionOf) => ({ ...person(at, versionOf), reason, on: '2026-11-22' })),
  undoDeath: about((at, versionOf) => ({ ...person(at, versionOf), reason })),
  mergePeople: about((at, versionOf) => ({ survivor: person(at, versionOf), merged: other(at, versionOf), reason })),
  unmergePerson: about((at, versionOf) => ({ ...other(at, versionOf), reason })),
  checkRegistry: about(({ personId, caseId }) => ({ personId, caseId, purpose: 'social-protection.grant' })),
  startCase: about(({ personId, unitId, decisionId }) => ({
    procedure: 'social-allowance.grant',
    personId,
    unitId,
    receivedOn: on,
    aboutDecisionId: decisionId,
    form: {
      facts: [{ kind: 'disability', degree: 'severe', from: '2026-09-18' }],
      payment: { channel: 'cash', holder: 'MATRIX', relation: 'self' },
    },
  })),
  routeApplication: about(({ unitId, personName }) => ({
    procedure: 'social-pension.grant',
    toUnitId: unitId,
    receivedOn: on,
    fullName: personName,
    birth: '1949',
    form: { facts: [], payment: { channel: 'cash', holder: 'MATRIX', relation: 'self' } },
  })),
  takeInRoutedApplication: ({ routedId, personId }) => ({ id: routedId, personId }),
  proposePensionConversions: ({ unitId }) => ({ unitId }),
  assignCase: ({ caseId, colleagueId }, versionOf) => ({ caseId, version: versionOf(caseId), to: colleagueId }),
  addDossierItem: about(({ caseId, fileId }) => ({ caseId, item: 'letter', fileId, receivedOn: on })),
  performStep: about(({ caseId }, versionOf) => ({ caseId, step: 'propose', form: {}, version: versionOf(caseId) })),
  revealAccount: ({ caseId }) => ({ caseId, reason }),
  finishTask: ({ taskId }) => ({ id: taskId }),
  previewPayRun: ({ runId }) => ({ id: runId }),
  freezePayRun: run,
  approvePayRun: run,
  returnPayRun: run,
  cancelPayRun: run,
  openPayRun: ({ programme }) => ({ programme, month: '2026-11' }),
  importPayResultDryRun: (at) => ({ answer: answer(at) }),
  importPayResultCommit: (at) => ({ answer: answer(at) }),
  retryPayOrders: ({ sentRunId, orderId }) => ({ runId: sentRunId, orderIds: [orderId] }),
  makePayFiles: ({ sentRunId }) => ({ runId: sentRunId }),
  proposeRate: about(({ rateTable, unitId }) => ({
    table: rateTable,
    key: 'matrix',
    unitId,
    fromMonth: '2031-01',
    untilMonth: '2031-02',
    value: 2_000_000,
    article: 'Nghị quyết thử',
    certainty: 'interpretation',
    inForceFrom: '2031-01-01',
  })),
  publishRate: ({ rateId }) => ({ id: rateId, reason }),
  retireRate: ({ publishedRateId }) => ({ id: publishedRateId, reason }),
  freezeReturn: ({ unitId }) => ({ code: 'social-protection.05', unitId, period: '2026-H2', reason }),
  recordPlanFigure: () => ({ target: '113.2.1.vaccination', year: 2025, value: 95, source: reason }),
  proposePaperTemplate: about(() => ({
    kind: 'social-allowance.grant/refuse',
    note: reason,
    content: defaultTemplate().toString('base64'),
  })),
  publishPaperTemplate: ({ templateId }) => ({ id: templateId }),
  openFacility: about(({ unitId }) => ({
    unitId,
    name: 'Cơ sở thử',
    kind: 'general',
    owner: 'commune',
    bank: 'AGRIBANK',
    account: '7700205000009',
    openedOn: '2026-11-01',
  })),
  setFacilityCapacity: about(({ facilityId }) => ({ facilityId, ward: 'elderly', places: 3, from: on })),
  recordLeave: about(({ stayId }) => ({ stayId, from: on, reason })),
  recordReturn: about(({ stayId }) => ({ stayId, on: '2026-11-22' })),
  recordFacilityExpense: about(({ stayId }) => ({ stayId, kind: 'medicine', on, amount: 10_000, note: 'Thử' })),
  proposeLocalRule: about(({ unitId }) => ({
    kind: 'ONE_OFF',
    target: 'swimming',
    title: 'Hỗ trợ học bơi',
    amount: 500_000,
    isBeside: false,
    resolution: 'Nghị quyết thử, Điều 2',
    certainty: 'interpretation',
    from: '2031-01-01',
    funding: 'province',
    unitIds: [unitId],
  })),
  publishLocalRule: ({ localRuleId }) => ({ id: localRuleId, reason }),
  retireLocalRule: ({ publishedLocalRuleId }) => ({ id: publishedLocalRuleId, on: '2026-11-21', reason }),
  importDryRun: ({ workbook }) => ({ file: workbook }),
  importCommit: ({ batchId }) => ({ batchId }),
  importGiveBack: ({ batchId }) => ({ batchId }),
  importTakeBack: ({ batchId }) => ({ batchId, reason }),
  exportWorklist: ({ unitId }) => ({ unitId }),
  exportPeople: ({ unitId }) => ({ unitId }),
  exportPayOrders: ({ sentRunId }) => ({ runId: sentRunId }),
  exportAudit: ({ personId, colleagueId, agencyId }) => ({
    question: { subject: { kind: 'person', id: personId }, userId: colleagueId, agencyId },
    format: 'csv',
  }),
  cancelJob: ({ fileId }) => ({ id: fileId }),
  inviteUser: about(({ agencyId, clientId }) => ({
    username: `moi-${clientId}`,
    fullName: 'Người Mới',
    agencyId,
    reason,
  })),
  lockUser: about(({ colleagueId: userId }) => ({ userId, reason })),
  unlockUser: about(({ colleagueId: userId }) => ({ userId, reason })),
  resetUser: about(({ colleagueId: userId }) => ({ userId, reason })),
  endUserSessions: about(({ colleagueId: userId }) => ({ userId, reason })),
  grantDuty: about(({ colleagueId: userId, agencyId, programme }) => ({
    userId,
    agencyId,
    title: 'Việc thử',
    roles: ['one-stop-officer'],
    programmes: [programme],
    from: '2027-01-01',
    reason,
  })),
  delegateDuty: about(({ dutyId, helperId: userId }) => ({ dutyId, userId, from: on, until: '2026-12-01', reason })),
  endDuty: about(({ dutyId }) => ({ dutyId, until: '2026-12-01', reason })),
  confirmProposal: about(({ proposalId }) => ({ proposalId, reason })),
  declineProposal: about(({ otherProposalId: proposalId }) => ({ proposalId, reason })),
  delegateOwnDuty: about(({ dutyId, helperId: userId }) => ({ dutyId, userId, from: on, until: '2026-12-01', reason })),
  takeBackDelegation: about(({ dutyId }) => ({ dutyId, reason })),
  registerClient: about(({ clientId, agencyId, programme }) => ({
    clientId: `moi-${clientId}`,
    name: 'Hệ thống mới',
    agencyId,
    roles: ['one-stop-officer'],
    programmes: [programme],
    reason,
  })),
  renewClientSecret: about(({ clientId }) => ({ clientId, reason })),
  endClient: about(({ clientId }) => ({ clientId, reason })),
  ...callsOfChildren,
  movePerson: about((at, versionOf) => ({
    ...person(at, versionOf),
    toUnitId: at.unitId,
    address: 'Số 3',
    from: '2026-11-22',
    reason,
  })),
  ...reviewCalls,
};

/**
 * What everybody may know who holds the permission: the map, which also says whose a commune on a list is, and the rate book,
 * which is law and of the whole province. Aimed at what exists they tell more than aimed at nothing; whether they may change it
 * is asked all the same.
 */
export const commonKnowledge: ReadonlySet<string> = new Set([
  'unitPath',
  'importDryRun',
  'rates',
  'simulateRate',
  'proposeRate',
  'publishRate',
  'retireRate',
  'publishReviewWeights',
  'proposePaperTemplate',
  'publishPaperTemplate',
  'localRules',
  'costOfLocalRule',
  'publishLocalRule',
  'retireLocalRule',
]);

/** Answered by a job of one's own whatever they are aimed at; what the file holds has a test of its own, exports.spec.ts. */
export const answeredLater = new Set(['exportWorklist', 'exportPeople', 'exportPayOrders', 'exportAudit']);

/** What is done for all communes at once, by those who serve the whole province. */
export const ofTheProvince: ReadonlySet<string> = new Set([
  'previewPayRun',
  'freezePayRun',
  'approvePayRun',
  'returnPayRun',
  'cancelPayRun',
  'openPayRun',
  'proposeRate',
  'publishRate',
  'retireRate',
  'recordPlanFigure',
  'proposePaperTemplate',
  'publishPaperTemplate',
  'proposeLocalRule',
  'publishLocalRule',
  'retireLocalRule',
]);

/** Aimed at one's own duties only, which nobody else's key names. */
export const ofOneself: ReadonlySet<string> = new Set(['delegateOwnDuty', 'takeBackDelegation', 'cancelJob']);
/** What concerns the province and no programme: whoever serves it may do it, whatever his programmes. */
export const ofNoProgramme: ReadonlySet<string> = new Set(['recordPlanFigure']);

/** What is done for another commune: aimed there it must reach there. What it tells of it has its own tests. */
export const meantForOthers: ReadonlySet<string> = new Set(['routeApplication']);
/** Kept as the client wrote it and told to nobody: citizen stands below the cases and cannot ask for them. */
export const keptAsGiven: ReadonlySet<string> = new Set(['checkRegistry input.caseId']);

/** Arguments in which records are named inside a file. */
export const keysInFiles: Readonly<Record<string, readonly Path[]>> = {
  importPayResultDryRun: [['answer', 'content']],
  importPayResultCommit: [['answer', 'content']],
};
