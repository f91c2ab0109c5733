/**
 * What is due to somebody in a month, read from the words of Decrees 20/2021, 176/2025 and 335/2026 day by day: no dated tables, no
 * lines, no schedule. Written apart from the rules of the programme, to be compared with them.
 */

interface Span {
  readonly from: string;
  readonly until?: string | undefined;
}

interface Raised extends Span {
  readonly birth: string;
  readonly studies: readonly Span[];
}

/** Somebody as the decrees see him. */
export interface Beneficiary {
  readonly birth: string;
  readonly orphanCases: readonly (Span & { readonly letter: string; readonly oneParentUnidentified?: boolean })[];
  readonly studies: readonly Span[];
  readonly hiv: readonly Span[];
  readonly poverty: readonly (Span & { readonly status: string })[];
  readonly singleParenthood: readonly Span[];
  readonly children: readonly Raised[];
  readonly supporters: readonly (Span & { readonly supporter: string })[];
  readonly disabilities: readonly (Span & { readonly degree: string })[];
  readonly listedArea: readonly Span[];
  readonly incomes: readonly (Span & { readonly kind: string; readonly monthly: number })[];
  readonly facilityEligibility: readonly Span[];
  readonly facilityStays: readonly Span[];
  readonly placements: readonly (Span & { readonly by: string; readonly carerMeetsConditions?: boolean })[];
  readonly pregnancies: readonly Span[];
  readonly parentSupportOfSpouse: readonly Span[];
  readonly pensionRequests: readonly Span[];
  readonly receipts: readonly Span[];
}

export interface Signed {
  readonly regime: 'R1' | 'R2' | 'R3';
  readonly signedOn: string;
}

export interface Due {
  /** The allowance or the pension, in đồng. */
  readonly own: number;
  readonly carer: number;
  readonly parent: number;
}

const dated = (on: string, offset: number) =>
  new Date(Date.parse(`${on}T00:00:00Z`) + offset * 86_400_000).toISOString().slice(0, 10);
const holds = ({ from, until }: Span, on: string) => from <= on && (until === undefined || on < until);
const any = (spans: readonly Span[], on: string) => spans.some((span) => holds(span, on));
const age = (birth: string, on: string) =>
  Number(on.slice(0, 4)) - Number(birth.slice(0, 4)) - (on.slice(5) < birth.slice(5) ? 1 : 0);
const turns = (birth: string, years: number) => {
  const on = `${Number(birth.slice(0, 4)) + years}${birth.slice(4)}`;
  const isThere = on.slice(5) !== '02-29' || new Date(`${on.slice(0, 4)}-02-29T00:00:00Z`).getUTCDate() === 29;
  return isThere ? on : `${on.slice(0, 4)}-03-01`;
};
const standard = (month: string) => (month < '2024-07' ? 360_000 : month < '2026-07' ? 500_000 : 540_000);
const pensionLevel = (month: string) => (month < '2026-07' ? 500_000 : 540_000);
const isNew = (on: string) => on >= '2026-10-05';

/** Article 5.1: no parents' care; that one parent was never known counts since Decree 335. */
const isOrphan = (who: Beneficiary, on: string) =>
  who.orphanCases.some((one) => holds(one, on) && (isNew(on) || one.oneParentUnidentified !== true));

/** Study after 16: to 22 under Decree 20; without a gap, and without an age, under Decree 335. */
function studies({ birth, studies: courses }: Pick<Raised, 'birth' | 'studies'>, on: string): boolean {
  const at22 = turns(birth, 22);
  if (at22 <= on && at22 < '2026-10-05') return false;
  if (!isNew(on)) return any(courses, on);
  let since = turns(birth, 16);
  if (since < '2026-10-05') since = '2026-10-05';
  for (;;) {
    const course = courses.find((one) => holds(one, since));
    if (!course) return false;
    if (course.until === undefined || course.until > on) return true;
    since = course.until;
  }
}

type Coefficients = Map<string, number>;

/** Article 5 and 6.1: every group somebody is in on a day, with its coefficient. */
function groupsOn(who: Beneficiary, on: string, isReceiving: (on: string) => boolean): Coefficients {
  const found: Coefficients = new Map();
  const years = age(who.birth, on);
  if (years < 0) return found;
  const isPoor = who.poverty.some((one) => holds(one, on) && one.status === 'poor');
  const isNearPoor = isPoor || who.poverty.some((one) => holds(one, on));
  const draws = (...kinds: string[]) => who.incomes.some((one) => holds(one, on) && kinds.includes(one.kind));
  const degree = (wanted: string) => who.disabilities.some((one) => holds(one, on) && one.degree === wanted);
  const supporter = (...kinds: string[]) =>
    who.supporters.some((one) => holds(one, on) && kinds.includes(one.supporter));
  const eveOf16 = dated(turns(who.birth, 16), -1);

  if (years < 16 && isOrphan(who, on)) found.set('5.1', years < 4 ? 2.5 : 1.5);
  if (years >= 16 && isOrphan(who, eveOf16) && isReceiving(eveOf16) && studies(who, on)) found.set('5.2', 1.5);
  if (years < 16 && isPoor && any(who.hiv, on)) found.set('5.3', years < 4 ? 2.5 : 2);
  if (isNearPoor && any(who.singleParenthood, on)) {
    const counted = who.children.filter((child) => {
      if (!holds(child, on)) return false;
      if (age(child.birth, on) < 16) return true;
      const eve = dated(turns(child.birth, 16), -1);
      return studies(child, on) && (!isNew(on) || (holds(child, eve) && isReceiving(eve)));
    });
    if (counted.length > 0) found.set('5.4', counted.length);
  }
  if (years >= 60 && isPoor && supporter('none', 'on-allowance'))
    found.set('5.5.a', years >= (isNew(on) ? 75 : 80) ? 2 : 1.5);
  if (on < '2025-07-01' && !found.has('5.5.a')) {
    if (years >= 75 && years < 80 && isNearPoor && any(who.listedArea, on)) found.set('5.5.b', 1);
    if (years >= 80 && !draws('pension', 'social-insurance', 'social-allowance')) found.set('5.5.c', 1);
  }
  const isTakenIn = who.placements.some((one) => holds(one, on) && one.by !== 'own-household');
  if (years >= 60 && isPoor && supporter('none') && any(who.facilityEligibility, on) && isTakenIn)
    found.set('5.5.d', 3);
  const isChildOrOld = years < 16 || years >= 60;
  if (degree('severe')) found.set('5.6 severe', isChildOrOld ? 2 : 1.5);
  if (degree('extremely-severe')) found.set('5.6 extremely-severe', isChildOrOld ? 2.5 : 2);
  const isElsewhere = ['5.1', '5.3', '5.6 severe', '5.6 extremely-severe'].some((group) => found.has(group));
  if (years < 3 && isNearPoor && any(who.listedArea, on) && !isElsewhere) found.set('5.7', 1.5);
  const hasIncome = isNew(on)
    ? draws('wage', 'pension', 'social-insurance')
    : draws('wage', 'pension', 'social-insurance', 'social-allowance');
  if (isPoor && any(who.hiv, on) && !hasIncome) found.set('5.8', 1.5);
  return found;
}

const besideSingleParent = /^5\.(5|6|8)/;

/** Article 6.2: the highest only; the poor single parent draws his own beside, where that gives more. */
function highestOnly(groups: Coefficients): number {
  const highest = Math.max(0, ...groups.values());
  const beside = [...groups].filter(([group]) => besideSingleParent.test(group)).map(([, times]) => times);
  const parent = groups.get('5.4');
  return parent === undefined || beside.length === 0 ? highest : Math.max(highest, parent + Math.max(...beside));
}

/** Decree 176: 75 years, or 70 in a poor or near-poor household; no insurance that pays as much. */
function hasPension(who: Beneficiary, on: string): boolean {
  if (on < '2025-07-01' || !any(who.pensionRequests, on)) return false;
  const isNearPoor = any(who.poverty, on);
  const level = pensionLevel(on.slice(0, 7));
  return (
    age(who.birth, on) >= (isNearPoor ? 70 : 75) &&
    !who.incomes.some(
      (one) => holds(one, on) && (one.kind === 'pension' || one.kind === 'social-insurance') && one.monthly >= level,
    )
  );
}

/** Decree 20 art. 8: of age alone from the birthday, of disability from the certificate; everything else from the signature. */
function firstMonth(group: string, who: Beneficiary, { regime, signedOn }: Signed): string {
  const signed = signedOn.slice(0, 7);
  if (regime === 'R3') return signed;
  if (group === '5.5.b') return turns(who.birth, 75).slice(0, 7);
  if (group === '5.5.c') return turns(who.birth, 80).slice(0, 7);
  if (!group.startsWith('5.6')) return signed;
  const certificates = who.disabilities
    .filter((one) => group.endsWith(` ${one.degree}`) && (one.until === undefined || signedOn < one.until))
    .map((one) => one.from);
  return (certificates.sort()[0] ?? signedOn).slice(0, 7);
}

/** The last day of the month with a right decides it: a change counts from its month, an end from the month after. */
function lastRight(month: string, on: (day: string) => number): number {
  const next = month.endsWith('12')
    ? `${Number(month.slice(0, 4)) + 1}-01`
    : `${month.slice(0, 5)}${String(Number(month.slice(5)) + 1).padStart(2, '0')}`;
  const days = (Date.parse(`${next}-01T00:00:00Z`) - Date.parse(`${month}-01T00:00:00Z`)) / 86_400_000;
  for (let day = days; day >= 1; day -= 1) {
    const amount = on(`${month}-${String(day).padStart(2, '0')}`);
    if (amount > 0) return amount;
  }
  return 0;
}

function carerOn(who: Beneficiary, on: string): number {
  const placement = who.placements.find((one) => holds(one, on));
  if (!placement) return 0;
  const years = age(who.birth, on);
  const isHelpless = who.disabilities.some((one) => holds(one, on) && one.degree === 'extremely-severe');
  if (placement.by === 'own-household') return isHelpless ? 1 : 0;
  const isFit = placement.carerMeetsConditions === true;
  const isPoor = who.poverty.some((one) => holds(one, on) && one.status === 'poor');
  const isAlone = who.supporters.some((one) => holds(one, on) && one.supporter === 'none');
  const cases = [0];
  if (years < 16 && isOrphan(who, on) && (isFit || placement.by === 'close-kin')) cases.push(years < 4 ? 2.5 : 1.5);
  if (isFit && years >= 60 && isPoor && isAlone && any(who.facilityEligibility, on)) cases.push(1.5);
  if (isFit && isHelpless) cases.push(years < 16 ? 2.5 : 1.5);
  return Math.max(...cases);
}

function parentOn(who: Beneficiary, on: string): number {
  const isDisabled = who.disabilities.some((one) => holds(one, on) && one.degree !== 'light');
  if (!isDisabled || any(who.parentSupportOfSpouse, on)) return 0;
  const infants = who.children.filter((child) => holds(child, on) && age(child.birth, on) < 3).length;
  const all = infants + (any(who.pregnancies, on) ? 1 : 0);
  return all === 0 ? 0 : all === 1 ? 1.5 : 2;
}

/** What is due for a month to whoever was granted everything by one decision. */
export function dueByTheWords(who: Beneficiary, signed: Signed, month: string): Due {
  if (month < '2021-07') return { own: 0, carer: 0, parent: 0 };
  const onSigning = rightsOn(who, signed.signedOn).map((group) => firstMonth(group, who, signed));
  const begins = onSigning.sort()[0] ?? signed.signedOn.slice(0, 7);
  const isReceiving = (on: string) => any(who.receipts, on) || on >= `${begins}-01`;
  const times = (coefficient: number) => Math.round(coefficient * standard(month));
  const own =
    month < begins
      ? 0
      : lastRight(month, (on) => {
          const groups = any(who.facilityStays, on) ? new Map<string, number>() : groupsOn(who, on, isReceiving);
          for (const group of groups.keys()) if (firstMonth(group, who, signed) > month) groups.delete(group);
          const allowance = times(highestOnly(groups));
          const pension = hasPension(who, on) && signed.signedOn.slice(0, 7) <= month ? pensionLevel(month) : 0;
          return Math.max(allowance, pension);
        });
  const isGranted = month >= signed.signedOn.slice(0, 7);
  return {
    own,
    carer: isGranted ? lastRight(month, (on) => times(carerOn(who, on))) : 0,
    parent: isGranted ? lastRight(month, (on) => times(parentOn(who, on))) : 0,
  };
}

/** The names of all rights somebody has on the day of the signature. */
function rightsOn(who: Beneficiary, on: string): readonly string[] {
  const groups = any(who.facilityStays, on) ? [] : [...groupsOn(who, on, (at) => any(who.receipts, at)).keys()];
  return hasPension(who, on) ? [...groups, 'pension'] : groups;
}
