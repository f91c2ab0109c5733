import { type PartialDay } from '#kernel';

/** What the national population database is asked: does this number belong to someone of this name and birth? */
export interface RegistryQuestion {
  readonly personalNumber: string;
  readonly fullName: string;
  readonly birth: PartialDay | undefined;
  /** What the answer is for; every question is logged on both sides. */
  readonly purpose: string;
  readonly caseId?: string | undefined;
}

export type RegistryField = 'fullName' | 'birth';

interface Answered {
  /** The registry's own number of the exchange: proof that it was asked. */
  readonly transactionId: string;
  /** ISO instant, by the registry's clock. */
  readonly answeredAt: string;
}

/** `unavailable` says nothing of the person: late, not reached, refused to serve us, or not understood. */
export type RegistryAnswer =
  | (Answered & { readonly outcome: 'match' | 'not-found' })
  | (Answered & { readonly outcome: 'mismatch'; readonly differing: readonly RegistryField[] })
  | { readonly outcome: 'unavailable'; readonly cause: 'timeout' | 'unreachable' | 'refused' | 'unreadable' };

/** The national population database (Cơ sở dữ liệu quốc gia về dân cư), behind whatever exchange platform leads to it. */
export interface PopulationRegistry {
  /** Never throws: that it cannot answer is an answer. `requestId` is the same for a question sent again. */
  verify(question: RegistryQuestion, requestId: string): Promise<RegistryAnswer>;
}

/** Token of the registry in use. */
export const POPULATION_REGISTRY = Symbol('population-registry');
