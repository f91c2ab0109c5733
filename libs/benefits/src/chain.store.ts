import { type Basis, type LegalMonth, type Multiplier, printMultiplier, type Range, range } from '#kernel';
import { type Tx } from '#platform';
import { callBenefit } from './benefit.function.js';
import { type Cause, type OperationId } from './operation.store.js';
import { monthRange } from './months.js';

/** Key of a chain: one benefit of one person through all its versions. */
export type ChainId = number;

/** How money reaches a payee. */
export type Channel =
  | { readonly kind: 'bank'; readonly bank: string; readonly account: string; readonly holder: string }
  | { readonly kind: 'post' | 'cash'; readonly holder: string };

export interface Payee {
  readonly personId: string;
  /** `self` exactly when the payee is the beneficiary; `organiser` of a funeral. */
  readonly relation: 'self' | 'guardian' | 'representative' | 'carer' | 'organiser';
  readonly channel: Channel;
}

export interface NewChain {
  readonly personId: string;
  readonly programme: string;
  /** Code of the benefit within its programme. */
  readonly benefit: string;
  /** The administrative unit that answers for it. */
  readonly unitId: number;
  readonly payee: Payee;
  readonly caseId?: string | undefined;
}

/** What is granted for some months: `multiplier × the rate in force`, in the unit's own overlay. */
export interface NewLine {
  readonly months: Range<LegalMonth>;
  readonly rate: { readonly table: string; readonly key: string };
  readonly multiplier: Multiplier;
  readonly unitId: number;
  readonly basis: Basis;
}

const payeeValues = ({ personId, relation, channel }: Payee) => [
  personId,
  relation,
  channel.kind,
  channel.kind === 'bank' ? channel.bank : null,
  channel.kind === 'bank' ? channel.account : null,
  channel.holder,
];

/** @throws BENEFIT.OUT_OF_SCOPE, BENEFIT.PAYEE_UNRELATED, BENEFIT.PAYEE_INCOMPLETE */
export const openChain = (tx: Tx, chain: NewChain): Promise<ChainId> =>
  callBenefit(tx, 'open_chain', [
    chain.personId,
    chain.programme,
    chain.benefit,
    chain.unitId,
    chain.caseId ?? null,
    ...payeeValues(chain.payee),
  ]);

/** From now on, orders go to this payee. @throws BENEFIT.CHAIN_NOT_FOUND, BENEFIT.PAYEE_UNRELATED, BENEFIT.PAYEE_INCOMPLETE */
export const setPayee = (tx: Tx, chainId: ChainId, payee: Payee): Promise<void> =>
  callBenefit(tx, 'set_payee', [chainId, ...payeeValues(payee)]);

/**
 * Puts lines on a chain over whatever stood in their months; each is an operation that can be undone.
 * @throws BENEFIT.CHAIN_NOT_FOUND, BENEFIT.OUT_OF_SCOPE, BENEFIT.RATE_KEY_UNKNOWN
 */
export async function grantLines(
  tx: Tx,
  chainId: ChainId,
  lines: readonly NewLine[],
  cause: Cause,
): Promise<OperationId[]> {
  const operations: OperationId[] = [];
  for (const { months, rate, multiplier, unitId, basis } of lines) {
    operations.push(
      await callBenefit<OperationId>(tx, 'paint', [
        chainId,
        monthRange(months),
        rate.table,
        rate.key,
        printMultiplier(multiplier),
        unitId,
        basis.article,
        basis.certainty,
        cause.decisionId ?? null,
        cause.reason,
      ]),
    );
  }
  return operations;
}

/**
 * Ends the chain's lines in these months: from a month on, or for a stretch granted by mistake.
 * @throws BENEFIT.CHAIN_NOT_FOUND
 */
export const clearLines = (tx: Tx, chainId: ChainId, months: Range<LegalMonth>, cause: Cause): Promise<OperationId> => {
  const nothing = [null, null, null, null, null, null];
  return callBenefit(tx, 'paint', [chainId, monthRange(months), ...nothing, cause.decisionId ?? null, cause.reason]);
};

/** Nothing is due from this month on. @throws BENEFIT.CHAIN_NOT_FOUND */
export const stopChain = (tx: Tx, chainId: ChainId, from: LegalMonth, cause: Cause): Promise<OperationId> =>
  clearLines(tx, chainId, range(from), cause);

/** Gives a person's chains of a programme to another unit: from now on they are that unit's to see and change. @returns how many. */
export const handOverChains = (tx: Tx, personId: string, programme: string, unitId: number): Promise<number> =>
  callBenefit(tx, 'hand_over', [personId, programme, unitId]);
