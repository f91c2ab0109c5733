import { inRange, type LegalDay, type Range, type Vnd } from '#kernel';

/** A fact that holds on the days `[from, until)`; without `until` no end is known yet. */
export type Held = Range<LegalDay>;

/**
 * The case of a child without both parents' care, by the letter of Decree 20/2021 art. 5.1. From Decree 335/2026 on,
 * letters b to đ also hold when one of the two parents was never identified.
 */
export type OrphanCase = Held &
  (
    | { readonly letter: 'a' | 'e' | 'g' | 'h' | 'i' | 'k' | 'l' }
    | { readonly letter: 'b' | 'c' | 'd' | 'đ'; readonly oneParentUnidentified: boolean }
  );

export interface Poverty extends Held {
  readonly status: 'poor' | 'near-poor';
}

interface SingleParenthood extends Held {
  readonly ground: 'unmarried' | 'spouse-dead' | 'spouse-missing';
}

/** A child of the person, on the days the person raises it. */
export interface Child extends Held {
  readonly birth: LegalDay;
  readonly studies: readonly Held[];
}

/** Who is obliged and able to support an elderly person: nobody, one who lives on an allowance himself, or one who can. */
export interface Supporter extends Held {
  readonly supporter: 'none' | 'on-allowance' | 'able';
}

/** A disability certificate; `from` is the day the commune chair signed it. */
export interface Disability extends Held {
  readonly degree: 'light' | 'severe' | 'extremely-severe';
}

/** A regular monthly income other than the allowance itself. */
export interface Income extends Held {
  readonly kind: 'wage' | 'pension' | 'social-insurance' | 'social-allowance';
  readonly monthly: Vnd;
}

/**
 * Who cares for the person at home. One placement at a time, so the supports of a family and of a stranger for the same
 * person exclude each other. Close kin: grandparents, aunts, uncles, adult siblings.
 */
export type Placement = Held &
  ({ readonly by: 'own-household' } | { readonly by: 'close-kin' | 'others'; readonly carerMeetsConditions: boolean });

export type LocalGroupCode = `L-${string}`;

/** Membership in a group that a resolution of the province adds. */
interface LocalMembership extends Held {
  readonly group: LocalGroupCode;
}

/** Every dated fact, each list in any order. An empty list means: nothing of the kind is established. */
export interface Histories {
  readonly orphanCases: readonly OrphanCase[];
  /** General, vocational, college or first-degree study; a suspension that the law of study allows does not end it. */
  readonly studies: readonly Held[];
  readonly hiv: readonly Held[];
  readonly poverty: readonly Poverty[];
  readonly singleParenthood: readonly SingleParenthood[];
  readonly children: readonly Child[];
  readonly supporters: readonly Supporter[];
  readonly disabilities: readonly Disability[];
  /** Residence in an ethnic-minority or mountain commune or hamlet of special difficulty, as listed. */
  readonly listedArea: readonly Held[];
  readonly incomes: readonly Income[];
  /** Cannot live in the community and qualifies for a social assistance facility. */
  readonly facilityEligibility: readonly Held[];
  readonly facilityStays: readonly Held[];
  readonly placements: readonly Placement[];
  /** From the day it is proved to the birth. */
  readonly pregnancies: readonly Held[];
  /** While the disabled spouse draws the one portion of parent support that the couple may have. */
  readonly parentSupportOfSpouse: readonly Held[];
  /** From the written request for the social pension until it is withdrawn. */
  readonly pensionRequests: readonly Held[];
  /** While the person drew the monthly allowance before the grant in hand: what "already receiving" means. */
  readonly receipts: readonly Held[];
  readonly localMemberships: readonly LocalMembership[];
}

/** What is known of one person; all that the monthly support of this programme depends on. */
export interface Facts extends Histories {
  readonly birth: LegalDay;
}

const nothingKnown: Histories = {
  orphanCases: [],
  studies: [],
  hiv: [],
  poverty: [],
  singleParenthood: [],
  children: [],
  supporters: [],
  disabilities: [],
  listedArea: [],
  incomes: [],
  facilityEligibility: [],
  facilityStays: [],
  placements: [],
  pregnancies: [],
  parentSupportOfSpouse: [],
  pensionRequests: [],
  receipts: [],
  localMemberships: [],
};

/** The facts of someone born on `birth`: what is `known`, and nothing else. */
export const factsOf = (birth: LegalDay, known: Partial<Histories> = {}): Facts => ({
  ...nothingKnown,
  ...known,
  birth,
});

/** The facts of one list that hold on a day. */
export const heldOn = <F extends Held>(list: readonly F[], on: LegalDay): readonly F[] =>
  list.filter((fact) => inRange(fact, on));

export const isHeldOn = (list: readonly Held[], on: LegalDay): boolean => list.some((fact) => inRange(fact, on));
