import { type LegalDay } from '#kernel';
import { type ReadTx } from '#platform';
import { type PovertyClass } from '../rules/law.js';
import { breakdownSql, movementSql, resultsSql } from './results.sql.js';

export interface Movement {
  readonly unitId: number;
  readonly class: 'poor' | 'near-poor';
  readonly opening: number;
  readonly newly: number;
  readonly relapsed: number;
  readonly fromOther: number;
  readonly left: number;
  readonly toOther: number;
  readonly closing: number;
}

/** @param given days `[from, until)`, and one commune or all in the area. */
export const movementOf = (
  tx: ReadTx,
  given: { readonly from: LegalDay; readonly until: LegalDay; readonly unitId?: number | undefined },
): Promise<Movement[]> => tx.sql<Movement>(movementSql, [given.from, given.until, given.unitId ?? null]);

export const breakdowns = ['indicator', 'cause', 'group', 'ethnicity'] as const;
export type Breakdown = (typeof breakdowns)[number];

export interface BreakdownRow {
  readonly unitId: number;
  readonly class: PovertyClass;
  readonly key: string;
  readonly households: number;
}

export const breakdownOf = (
  tx: ReadTx,
  given: { readonly on: LegalDay; readonly by: Breakdown; readonly unitId?: number | undefined },
): Promise<BreakdownRow[]> => tx.sql<BreakdownRow>(breakdownSql, [given.on, given.unitId ?? null, given.by]);

export interface CommuneResult {
  readonly campaignId: string;
  readonly unitId: number;
  readonly households: number;
  readonly passedBy: number;
  readonly toSurvey: number;
  readonly underWay: number;
  readonly poor: number;
  readonly nearPoor: number;
  readonly averageFarming: number;
  readonly left: number;
  readonly refused: number;
  readonly withdrawn: number;
}

export const resultsOf = (tx: ReadTx, year: number, unitId?: number): Promise<CommuneResult[]> =>
  tx.sql<CommuneResult>(resultsSql, [year, unitId ?? null]);
