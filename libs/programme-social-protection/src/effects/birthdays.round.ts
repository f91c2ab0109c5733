import { addDays, type LegalDay } from '#kernel';
import { type Round, systemActor, type Tx } from '#platform';
import { inForce } from '../rules/law.js';
import {
  askForStudyProof,
  offerAllowanceAt80,
  offerPension,
  offerPensionToPoor,
  tellTurningLines,
} from './birthdays.sql.js';

/** Days ahead in which papers can still be brought and a decision signed. */
const ahead = 30;

/** A worker that stood still misses nothing as long as it stood no longer than this. */
const behind = 30;

/** What ages ask for in the weeks around a day: each kind of task in one statement. Run again it opens nothing. */
export async function askForAges(tx: Tx): Promise<void> {
  const days: readonly [LegalDay, LegalDay] = [addDays(tx.today, -behind), addDays(tx.today, ahead)];
  const asked =
    tx.today < inForce.decree176
      ? [askForStudyProof, offerAllowanceAt80]
      : [askForStudyProof, offerPension, offerPensionToPoor];
  for (const statement of [...asked, tellTurningLines]) await tx.sql(statement, [...days]);
}

export const agesRound: Round = {
  name: 'social-protection.ages',
  everySeconds: 6 * 3_600,
  run: ({ uow }) => uow.run(systemActor('ages'), askForAges),
};
