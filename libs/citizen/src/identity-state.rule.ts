import { citizenErrors } from './citizen.errors.js';
import { isDisagreement, type NumberFinding } from './personal-number.rule.js';

/**
 * How far an identity is confirmed. Digits that agree make `structure-ok`; only an answer of the national population
 * database makes the last three.
 */
export const identityStates = ['no-papers', 'unverified', 'structure-ok', 'matched', 'mismatch', 'not-found'] as const;
export type IdentityState = (typeof identityStates)[number];

/** What can be said of an identity offline: agreement of the digits at most, never that the person is who they say. */
export function offlineState(findings: readonly NumberFinding[] | undefined, hasNoPapers: boolean): IdentityState {
  if (findings === undefined) return hasNoPapers ? 'no-papers' : 'unverified';
  return findings.some(isDisagreement) ? 'unverified' : 'structure-ok';
}

/** @throws CITIZEN.REASON_REQUIRED when sex or birth year disagree with the personal number and nobody says why. */
export function requireReason(findings: readonly NumberFinding[], reason: string | undefined): void {
  const disagreements = findings.filter(isDisagreement);
  if (disagreements.length > 0 && !reason?.trim()) throw citizenErrors.REASON_REQUIRED({ disagreements });
}
