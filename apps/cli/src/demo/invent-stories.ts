import { type LegalDay, vietnamCalendar } from '#kernel';
import { type Story } from './agenda.js';
import { type Aftermath, careSupport, death, move, suspension, worsening } from './aftermath.story.js';
import { application, type ApplicationPlan } from './application.story.js';
import { type Demo } from './demo.js';
import { inventHousehold } from './households.js';
import { Inventor } from './invented-people.js';
import { type CommuneDesks, type Office } from './office.js';
import { type Random } from './random.js';

/** Xã Đất Mũi, on every map: where a visitor is sent first, and so with more to see. */
const cape = '32248';

/** How many applications a commune had in all, and how many of them just now. */
function loadOf({ unit }: CommuneDesks, communes: number): { readonly all: number; readonly recent: number } {
  if (unit.code === cape) return { all: 24, recent: 10 };
  return communes > 80 ? { all: 6, recent: 2 } : { all: 8, recent: 2 };
}

/** What happened in each commune: some applications long ago, some just now, and what became of the people since. */
export function inventStories(office: Office, communes: readonly CommuneDesks[], demo: Demo, random: Random): Story[] {
  const inventor = new Inventor();
  const days = workingDays(demo);
  return communes.flatMap((desks, index) => {
    const { all, recent } = loadOf(desks, communes.length);
    return Array.from({ length: all }, (_, number) => {
      const isRecent = number < recent;
      const receivedOn = isRecent ? pick(days.slice(-11), random) : pick(days, random);
      const household = inventHousehold(random, inventor, receivedOn);
      const plan: ApplicationPlan = { ...planOf(random, isRecent), household, receivedOn, code: `H${1001 + number}` };
      const { story, applied, endsOn } = application(office, desks, plan, random);
      const isGranted =
        household.refusal === undefined && (plan.ending === 'decided' || plan.ending === 'supplemented');
      const given = { office, desks, applied, since: endsOn, random };
      const neighbour = communes[(index + 7) % communes.length] ?? desks;
      return isGranted ? [...story, ...aftermath(given, neighbour)] : story;
    });
  });
}

function planOf(random: Random, isRecent: boolean): Pick<ApplicationPlan, 'pace' | 'ending'> {
  const pace = random.one([1, 1, 1, 1, 2, 4]);
  if (isRecent) return { pace, ending: random.chance(20) ? 'not-supplemented' : 'decided' };
  return { pace, ending: random.chance(5) ? 'withdrawn' : random.chance(12) ? 'supplemented' : 'decided' };
}

function aftermath(given: Aftermath, neighbour: CommuneDesks): Story {
  const { random, applied } = given;
  const { household } = applied;
  const isElder = (household.members[0].birth ?? '9') < '1966';
  const isSeverelyDisabled = household.facts.some((fact) => 'degree' in fact && fact.degree === 'severe');
  if (isElder && random.chance(12)) return death(given);
  if (isSeverelyDisabled && random.chance(8)) return worsening(given);
  if (household.payee.relation === 'carer' && given.since >= '2025-07-01') return careSupport(given);
  if (household.payee.relation !== 'self') return [];
  if (random.chance(12)) return suspension(given);
  return random.chance(12) ? move(given, neighbour) : [];
}

function workingDays({ begins, asOf }: Demo): readonly LegalDay[] {
  const days: LegalDay[] = [];
  for (let on = vietnamCalendar.addWorkingDays(begins, 0); on < asOf; on = vietnamCalendar.nextWorkingDay(on))
    days.push(on);
  return days;
}

const pick = (days: readonly LegalDay[], random: Random): LegalDay =>
  random.one(days as readonly [LegalDay, ...LegalDay[]]);
