import { type Payee } from '#benefits';
import { type LegalMonth, monthAt } from '#kernel';
import { type ReadTx, type Tx } from '#platform';
import { type PaymentForm } from './application.form.js';
import { programmeCode } from './programme-code.js';
import { type Grant } from './rules/first-month.rule.js';
import { ApplicationEntity, type Right } from './social-protection.entity.js';
import { socialProtectionErrors } from './social-protection.errors.js';

/** A grant that stands, with whom its money goes to. */
export interface StandingGrant extends Grant {
  readonly caseId: string;
  readonly payee: Payee;
  /** Of one taken over from a list: the month since which this system pays it. */
  readonly paidFrom: LegalMonth | undefined;
}

/** What a person is granted now: the latest decision of each kind that has not been ended. */
export type StandingGrants = Readonly<Partial<Record<Right, StandingGrant>>>;

type Destination = Omit<PaymentForm, 'relation'> & { readonly relation: ApplicationEntity['relation'] };

/**
 * Keeps where the money of an application is to go.
 * @throws SOCIAL_PROTECTION.GUARDIAN_NEEDED
 */
export async function saveApplication(tx: Tx, caseId: string, asksFor: Right, payment: Destination): Promise<void> {
  if (payment.relation !== 'self' && payment.payeeId === undefined)
    throw socialProtectionErrors.GUARDIAN_NEEDED({ relation: payment.relation });
  const { channel, bank = null, account = null, holder, relation, payeeId = null } = payment;
  const destination = { caseId, asksFor, channel, bank, account, holder, relation, payeeId };
  await tx.entities.insert(ApplicationEntity, {
    ...destination,
    regime: null,
    grantedOn: null,
    paidFrom: null,
    endedBy: null,
  });
}

type ApplicationRow = Omit<ApplicationEntity, 'endedBy'>;

const columns = `a.case_id AS "caseId", a.asks_for AS "asksFor", a.channel, a.bank, a.account, a.holder, a.relation,
  a.payee_id AS "payeeId", a.granted_regime AS regime, a.granted_on AS "grantedOn", a.paid_from AS "paidFrom"`;

/** To whom the money of an application goes. @throws SOCIAL_PROTECTION.NOTHING_GRANTED for a case that asks for none. */
export async function payeeOf(tx: ReadTx, personId: string, caseId: string): Promise<Payee> {
  const row = await tx.maybeOne<ApplicationRow>(
    `SELECT ${columns} FROM prog_social_protection.application a WHERE a.case_id = $1`,
    [caseId],
  );
  if (!row) throw socialProtectionErrors.NOTHING_GRANTED({ personId });
  return payee(row, personId);
}

function payee({ channel: kind, bank, account, holder, relation, payeeId }: ApplicationRow, personId: string): Payee {
  const channel =
    kind === 'bank' && bank !== null && account !== null
      ? { kind, bank, account, holder }
      : { kind: kind === 'bank' ? 'cash' : kind, holder };
  return { personId: payeeId ?? personId, relation, channel };
}

export async function standingGrants(tx: ReadTx, personId: string): Promise<StandingGrants> {
  const rows = await tx.sql<ApplicationRow & { regime: Grant['regime']; grantedOn: Grant['signedOn'] }>(
    `SELECT DISTINCT ON (a.asks_for) ${columns}
       FROM prog_social_protection.application a JOIN casework.case_file c ON c.id = a.case_id
      WHERE c.person_id = $1 AND c.programme = $2 AND a.granted_on IS NOT NULL AND a.ended_by IS NULL
      ORDER BY a.asks_for, a.granted_on DESC, c.touched_at DESC`,
    [personId, programmeCode],
  );
  return Object.fromEntries(
    rows.map((row): [Right, StandingGrant] => [
      row.asksFor,
      {
        regime: row.regime,
        signedOn: row.grantedOn,
        caseId: row.caseId,
        payee: payee(row, personId),
        paidFrom: row.paidFrom === null ? undefined : monthAt(row.paidFrom),
      },
    ]),
  );
}

export async function markGranted(tx: Tx, caseId: string, { regime, signedOn }: Grant): Promise<void> {
  await tx.entities.update(ApplicationEntity, { caseId }, { regime, grantedOn: signedOn, endedBy: null });
}

/** From this decision on these grants of the person no longer stand. */
export async function endGrants(
  tx: Tx,
  personId: string,
  rights: readonly Right[],
  decisionId: string | undefined,
): Promise<void> {
  await tx.sql(
    `UPDATE prog_social_protection.application a SET ended_by = $3 FROM casework.case_file c
      WHERE c.id = a.case_id AND c.person_id = $1 AND a.asks_for = ANY ($2) AND a.granted_on IS NOT NULL AND a.ended_by IS NULL`,
    [personId, rights, decisionId ?? null],
  );
}

/** A decision falls: what it granted ends with the one that takes it back, what it ended stands again. */
export async function takeBackGrants(
  tx: Tx,
  revoked: { readonly id: string; readonly caseId: string },
  by: string | undefined,
): Promise<void> {
  await tx.sql(`UPDATE prog_social_protection.application SET ended_by = NULL WHERE ended_by = $1`, [revoked.id]);
  await tx.sql(
    `UPDATE prog_social_protection.application a SET ended_by = $3 FROM casework.decision d
      WHERE a.case_id = $2 AND d.id = $1 AND d.kind = 'grant' AND a.granted_on IS NOT NULL`,
    [revoked.id, revoked.caseId, by ?? null],
  );
}
