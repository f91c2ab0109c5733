/** Everything an operation may be aimed at: keys of one commune, of one programme in it, or of nothing at all. */
export interface Target {
  readonly unitId: number;
  readonly programme: string;
  readonly personId: string;
  readonly personName: string;
  readonly personalNumber: string;
  readonly otherId: string;
  readonly householdId: string;
  readonly identifierId: string;
  readonly caseId: string;
  readonly decisionId: string;
  readonly taskId: string;
  readonly fileId: string;
  readonly colleagueId: string;
  /** At the people's committee of the commune, with the colleague, his duty and somebody else. */
  readonly agencyId: number;
  readonly dutyId: string;
  readonly helperId: string;
  /** Duties that an administrator there has proposed for the colleague. */
  readonly proposalId: string;
  readonly otherProposalId: string;
  readonly clientId: string;
  readonly chainId: number;
  /** Previewed. */
  readonly runId: number;
  /** With the payment services, one list of it for the cashier of each commune. */
  readonly sentRunId: number;
  /** Paid in cash by every programme. */
  readonly payeeId: string;
  /** Of social protection, in every target: two communes have orders of one run. */
  readonly orderId: number;
  /** Of the same run; came back, and is not sent again yet. */
  readonly returnedOrderId: number;
  /** A debt in social protection, and proposals on two more. */
  readonly recoveryId: number;
  readonly waiverId: number;
  readonly otherWaiverId: number;
  /** The list with the order. */
  readonly payFileId: string;
  /** A list of social protection that was checked and has no faults; its workbook as base64. */
  readonly batchId: string;
  readonly workbook: string;
  /** Taken in elsewhere for this commune, and a receipt that it gave. */
  readonly routedId: string;
  readonly receiptCode: string;
  /** A review of poor households with entries in several states, and one without any. */
  readonly campaignId: string;
  readonly emptyCampaignId: string;
  readonly hamlet: string;
  readonly surveyEntryId: string;
  readonly postedEntryId: string;
  readonly listId: string;
  readonly otherListId: string;
  readonly certificateId: string;
  readonly weightsId: string;
  /** A return of social protection that the commune filed. */
  readonly returnId: string;
  readonly rateId: number;
  readonly publishedRateId: number;
  readonly rateTable: string;
  /** Under the seal: a child, its case with a reporter and one without, a carer and a membership. */
  readonly sealedChildId: string;
  readonly toldCaseId: string;
  readonly untoldCaseId: string;
  readonly carerId: string;
  readonly sealedGroupId: string;
  /** Of papers; proposed, of the programme. */
  readonly templateId: string;
  readonly localRuleId: number;
  readonly facilityId: string;
  readonly stayId: string;
  readonly publishedLocalRuleId: number;
  /** The same child on the register, and its open group. */
  readonly childGroupId: string;
}

/** Keys that nothing has. */
export const nothing: Target = {
  unitId: 2_000_000_001,
  programme: 'no-such-programme',
  personId: crypto.randomUUID(),
  personName: 'Vô Danh',
  personalNumber: '096081999999',
  otherId: crypto.randomUUID(),
  householdId: crypto.randomUUID(),
  identifierId: crypto.randomUUID(),
  caseId: crypto.randomUUID(),
  decisionId: crypto.randomUUID(),
  taskId: crypto.randomUUID(),
  fileId: crypto.randomUUID(),
  colleagueId: crypto.randomUUID(),
  agencyId: 2_000_000_008,
  dutyId: crypto.randomUUID(),
  helperId: crypto.randomUUID(),
  proposalId: crypto.randomUUID(),
  otherProposalId: crypto.randomUUID(),
  clientId: 'no-such-system',
  chainId: 2_000_000_002,
  runId: 2_000_000_003,
  sentRunId: 2_000_000_006,
  payeeId: crypto.randomUUID(),
  orderId: 2_000_000_007,
  returnedOrderId: 2_000_000_010,
  recoveryId: 2_000_000_011,
  waiverId: 2_000_000_012,
  otherWaiverId: 2_000_000_013,
  payFileId: crypto.randomUUID(),
  batchId: crypto.randomUUID(),
  workbook: Buffer.from('no workbook').toString('base64'),
  routedId: crypto.randomUUID(),
  receiptCode: 'BN-KHONGCO2',
  campaignId: crypto.randomUUID(),
  emptyCampaignId: crypto.randomUUID(),
  hamlet: 'Ấp không có',
  surveyEntryId: crypto.randomUUID(),
  postedEntryId: crypto.randomUUID(),
  listId: crypto.randomUUID(),
  otherListId: crypto.randomUUID(),
  certificateId: crypto.randomUUID(),
  weightsId: crypto.randomUUID(),
  returnId: crypto.randomUUID(),
  rateId: 2_000_000_004,
  publishedRateId: 2_000_000_005,
  rateTable: 'no-such.table',
  sealedChildId: crypto.randomUUID(),
  toldCaseId: crypto.randomUUID(),
  untoldCaseId: crypto.randomUUID(),
  carerId: crypto.randomUUID(),
  sealedGroupId: crypto.randomUUID(),
  templateId: crypto.randomUUID(),
  facilityId: crypto.randomUUID(),
  stayId: crypto.randomUUID(),
  localRuleId: 2_000_000_008,
  publishedLocalRuleId: 2_000_000_009,
  childGroupId: crypto.randomUUID(),
};
