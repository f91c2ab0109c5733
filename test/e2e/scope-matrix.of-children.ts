import { type Target } from './scope-matrix.target.js';

const on = '2026-11-20';
const evidence = 'Thử phạm vi';
type Aim = (at: Target) => Record<string, unknown>;
const about =
  (input: (at: Target) => object): Aim =>
  (at) => ({ input: input(at) });

/** The register of children. */
const ofRegister = {
  child: ({ sealedChildId }) => ({ personId: sealedChildId }),
  childTotals: ({ unitId }) => ({ unitId }),
  children: ({ unitId }) => ({ unitId }),
  communeScore: ({ unitId }) => ({ unitId, year: 2026 }),
  recordChild: about(({ sealedChildId }) => ({ personId: sealedChildId, version: 1, birthRegistered: true })),
  joinChildGroup: about(({ sealedChildId }) => ({
    personId: sealedChildId,
    group: 'a',
    part: 'relatives',
    from: on,
    evidence,
  })),
  leaveChildGroup: ({ childGroupId }) => ({ id: childGroupId, until: on }),
  noteChildRisk: about(({ sealedChildId }) => ({ personId: sealedChildId, kind: 'parents-away', from: on })),
  recordGrowth: about(({ sealedChildId }) => ({ personId: sealedChildId, on, weightGrams: 30_000, heightMm: 1_300 })),
  recordAccident: about(({ sealedChildId }) => ({
    personId: sealedChildId,
    on,
    kind: 'fall',
    fatal: false,
    place: evidence,
  })),
  recordSwimming: about(({ sealedChildId }) => ({ personId: sealedChildId, on, organiser: evidence, canSwim: true })),
  scoreCommune: about(({ unitId }) => ({ unitId, year: 2026, criterion: 'play', points: 10 })),
} as const satisfies Readonly<Record<string, Aim>>;

/** The protection of children. */
const ofProtection = {
  carers: () => ({}),
  reporter: ({ toldCaseId }) => ({ caseId: toldCaseId }),
  sealedGroups: ({ sealedChildId }) => ({ personId: sealedChildId }),
  noteReporter: about(({ untoldCaseId }) => ({ caseId: untoldCaseId, fullName: 'Cô Giáo' })),
  joinSealedGroup: about(({ sealedChildId }) => ({ personId: sealedChildId, group: 'i', from: on, evidence })),
  leaveSealedGroup: ({ sealedGroupId }) => ({ id: sealedGroupId, until: on }),
  registerCarer: about(({ otherId, unitId }) => ({
    personId: otherId,
    unitId,
    kind: 'relative',
    registeredOn: on,
    foreigner: false,
  })),
  confirmCarer: ({ carerId }) => ({ id: carerId, version: 1 }),
  endCarer: ({ carerId }) => ({ id: carerId, version: 2, on, reason: evidence }),
} as const satisfies Readonly<Record<string, Aim>>;

export const callsOfChildren: Readonly<Record<string, Aim>> = { ...ofRegister, ...ofProtection };

/** Asks for a duty in the register of children. */
export const ofChildren: ReadonlySet<string> = new Set([...Object.keys(ofRegister), 'importStanding']);

/** Asks for the clearance of a sealed programme. */
export const ofTheSeal: ReadonlySet<string> = new Set(Object.keys(ofProtection));
