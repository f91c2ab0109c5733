import { citizenErrors } from './citizen.errors.js';

const longest = 100;

/**
 * A name as it is kept: Unicode NFC, one blank between words, spelled and capitalised as given.
 * @throws CITIZEN.NAME_INVALID for a name without letters, with signs no name has, or above 100 characters.
 */
export function personName(text: string): string {
  const name = text.normalize('NFC').trim().replace(/\s+/gu, ' ');
  if (!/\p{L}/u.test(name)) throw citizenErrors.NAME_INVALID({ name, rule: 'empty' });
  if (!/^[\p{L}\p{M}' .-]+$/u.test(name)) throw citizenErrors.NAME_INVALID({ name, rule: 'characters' });
  if (name.length > longest) throw citizenErrors.NAME_INVALID({ name, rule: 'length' });
  return name;
}
