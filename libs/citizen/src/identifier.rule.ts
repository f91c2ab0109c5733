import { randomBytes } from 'node:crypto';
import { type LegalDay } from '#kernel';
import { citizenErrors } from './citizen.errors.js';
import { identifierFormats, oldCardInForce, type WrittenKind } from './identifier-format.table.js';

/**
 * An identifier as it is kept: NFC, no blanks around it.
 * @throws CITIZEN.IDENTIFIER_INVALID for a value that is not written like its kind.
 */
export function identifierValue(kind: WrittenKind, text: string, on: LegalDay): string {
  const value = text.normalize('NFC').trim();
  if (!identifierFormats.at(on).value[kind].pattern.test(value)) throw citizenErrors.IDENTIFIER_INVALID({ kind });
  return value;
}

/** From which day on a kind is no paper in force any more and only leads to a person; undefined while it is one. */
export function outOfForceSince(kind: WrittenKind, on: LegalDay): LegalDay | undefined {
  if (kind !== 'cmnd9') return undefined;
  const row = oldCardInForce.at(on);
  return row.value ? undefined : row.from;
}

const letters = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/** Our own code for someone without papers: random, so that it tells nothing, and free of letters easily misread. */
export const localCode = (): string => `AS${Array.from(randomBytes(10), (byte) => letters[byte % 32]).join('')}`;
