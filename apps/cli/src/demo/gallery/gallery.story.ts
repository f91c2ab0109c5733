import { type Procedure, schemaOf } from '#case-engine';
import { addDays, day, type LegalDay, monthOf, vietnamCalendar, AnSinhError } from '#kernel';
import { type Tx } from '#platform';
import { type Act, type Story } from '../agenda.js';
import { type CareDesks } from '../care.story.js';
import { type Demo } from '../demo.js';
import { type Desk } from '../desks.js';
import { inventedAddress, Inventor } from '../invented-people.js';
import { type CommuneDesks, type Office } from '../office.js';
import { type Random } from '../random.js';
import { assistance } from './assistance.table.js';
import { households } from './households.table.js';
import { type Leg, type Matter, type Scene } from './matter.js';
import { protection } from './protection.table.js';
import { roadsOf } from './road.js';

/** Who works under the seal, and where. */
export interface SealedDesks {
  readonly unitId: number;
  readonly officer: Desk;
  readonly chair: Desk;
}

/** What a programme can put into a demonstration beside its cases. */
export type Props = (
  programme: string,
  prop: string,
) => (
  tx: Tx,
  given: { readonly personId: string; readonly unitId: number; readonly caseId: string },
) => Promise<string>;

export interface Stage {
  readonly office: Office;
  readonly communes: readonly CommuneDesks[];
  readonly care: CareDesks;
  readonly sealed: SealedDesks | undefined;
  readonly facilities: readonly [string, string];
  readonly props: Props;
  readonly demo: Demo;
  readonly random: Random;
}

/** One file on its way to a state. */
interface Walk extends Leg {
  readonly law: Procedure;
  readonly road: readonly string[];
}

/** Working days after which a file is late by any clock that is short enough to be. */
const longAgo = 25;

/** What stands in nobody's way: the words of forms that ask for words alone. */
const plainWords: Readonly<Record<string, string>> = {
  reason: 'Theo kết quả xác minh',
  conclusion: 'Hồ sơ hợp lệ, thông tin khớp với cơ sở dữ liệu',
  text: 'Theo kết quả xác minh',
};

/** Each kind of file in each of its states, a few of them late: one household a state, commune after commune. */
export function inventGallery(stage: Stage): Story[] {
  const inventor = new Inventor();
  const matters = [...assistance, ...households, ...(stage.sealed ? protection : [])];
  let number = 0;
  return matters.flatMap((matter) =>
    goalsOf(stage, matter).flatMap(({ state, lastOn }) => {
      const desks = stage.communes[(number += 1) % stage.communes.length];
      const neighbour = stage.communes[(number + 11) % stage.communes.length] ?? desks;
      if (!desks || !neighbour) return [];
      const exhibit = new Exhibit(stage, matter, { desks, neighbour, number }, inventor);
      const story = exhibit.towards(state, lastOn);
      return story ? [story] : [];
    }),
  );
}

/** Where files of a kind are to stand, and since when. */
function goalsOf({ office, demo, random }: Stage, { procedure: code, avoided = [] }: Matter) {
  const law = office.lawOf(code, demo.asOf);
  if (!law) return [];
  const states = [...roadsOf(law, avoided).keys()];
  const ago = (workingDays: number) => workingDaysBefore(demo.asOf, workingDays);
  const goals = states.map((state) => ({
    state,
    lastOn: ago(law.states[state]?.outcome ? random.whole(2, 12) : random.whole(1, 2)),
  }));
  const late = states.find((state) => law.states[state]?.clock !== undefined);
  return late === undefined ? goals : [...goals, { state: late, lastOn: ago(longAgo) }];
}

function workingDaysBefore(on: LegalDay, count: number): LegalDay {
  let found = on;
  for (let left = count; left > 0;) {
    found = addDays(found, -1);
    if (vietnamCalendar.isWorkingDay(found)) left -= 1;
  }
  return found;
}

interface Place {
  readonly desks: CommuneDesks;
  readonly neighbour: CommuneDesks;
  /** Of the household, among all of the gallery. */
  readonly number: number;
}

/** One household and its files. */
class Exhibit {
  private readonly people: { id: string; name: string }[] = [];
  private caseId = '';
  private prop = '';
  /** A file that the law of its day refuses goes no further: a demonstration of another day has one less. */
  private isOver = false;
  private readonly home;
  private readonly taken = new Map<string, Desk>();

  constructor(
    private readonly stage: Stage,
    private readonly matter: Matter,
    private readonly place: Place,
    private readonly inventor: Inventor,
  ) {
    this.home = inventedAddress(stage.random);
  }

  /** The way to a state, its last act on a day or shortly before it; undefined where the past is too short, or nobody is there to act. */
  towards(state: string, lastOn: LegalDay): Story | undefined {
    for (let begin = lastOn; begin >= this.stage.demo.begins; begin = addDays(begin, -1)) {
      if (!vietnamCalendar.isWorkingDay(begin)) continue;
      const story = this.storyFrom(begin, state);
      const end = story?.at(-1)?.on;
      if (end !== undefined && end <= lastOn) return story;
    }
    return undefined;
  }

  private storyFrom(begin: LegalDay, state: string): Story | undefined {
    const { prior = [], isOfDead } = this.matter;
    const acts: Act[] = [this.act(begin, () => this.register(begin))];
    let on: LegalDay = begin;
    for (const leg of prior) {
      const walk = this.walkOn(leg, leg.to, on);
      if (!walk) return undefined;
      on = this.add(acts, walk, on);
    }
    if (isOfDead) {
      const diedOn = on;
      on = vietnamCalendar.addWorkingDays(on, 1);
      acts.push(
        this.act(on, () => this.stage.office.recordDeath(this.place.desks.officer.actor, this.idOf(0), diedOn)),
      );
    }
    if (prior.length > 0) on = vietnamCalendar.addWorkingDays(on, 1);
    const walk = this.walkOn(this.matter, state, on);
    if (!walk || !this.isStaffed(walk)) return undefined;
    this.add(acts, walk, on);
    return acts;
  }

  private walkOn(leg: Leg, state: string, on: LegalDay): Walk | undefined {
    const law = this.stage.office.lawOf(leg.procedure, on);
    const road = law && roadsOf(law, leg.avoided ?? []).get(state);
    return law && road ? { ...leg, law, road } : undefined;
  }

  private isStaffed({ law, road }: Walk): boolean {
    return road.every((code) => (law.steps[code]?.by ?? []).some((role) => this.deskOf(role, false) !== undefined));
  }

  /** @returns the day of the last act. */
  private add(acts: Act[], walk: Walk, begin: LegalDay): LegalDay {
    let on = begin;
    acts.push(this.act(on, () => this.start(walk, begin)));
    let isAway = false;
    for (const code of walk.road) {
      on = this.dayOf(walk, code, on);
      const [held, away] = [on, isAway];
      acts.push(this.act(on, () => this.take(walk, code, held, away)));
      if (code === this.matter.goesAwayWith) isAway = true;
    }
    return on;
  }

  private dayOf({ waits = {} }: Walk, code: string, before: LegalDay): LegalDay {
    const on = vietnamCalendar.addWorkingDays(before, waits[code] ?? 1);
    return code === 'begin' && Number(on.slice(8)) < 15 ? firstWorkingDay(day(`${on.slice(0, 8)}15`)) : on;
  }

  private act(on: LegalDay, run: () => Promise<unknown>): Act {
    return {
      on,
      run: async () => {
        if (this.isOver) return;
        try {
          await run();
        } catch (error) {
          if (!(error instanceof AnSinhError)) throw error;
          this.isOver = true;
          this.stage.office.noteRefusal(`${this.matter.procedure}: ${error.code}`);
        }
      },
    };
  }

  private idOf = (index: number): string => this.people[index]?.id ?? '';

  private get unitId(): number {
    return this.matter.isSealed ? (this.stage.sealed?.unitId ?? 0) : this.place.desks.unit.id;
  }

  private async register(on: LegalDay): Promise<void> {
    const { office, random } = this.stage;
    const { isSealed, people, needs, marks = [] } = this.matter;
    const who = this.deskOf(isSealed ? 'child-officer' : 'one-stop-officer', false);
    if (!who) return;
    const members = people.map((wanted) => {
      const { personalNumber, ...person } = this.inventor.person(random, wanted, on);
      // Under the seal without a number: those of the province are drawn elsewhere too, and two may not be alike.
      return isSealed || personalNumber === undefined ? person : { ...person, personalNumber };
    });
    const [first, ...others] = members;
    if (!first) return;
    const home = { ...this.home, code: `T${this.place.number}`, from: addDays(on, -400) };
    const ids = await office.register(who.actor, this.unitId, { members: [first, ...others] }, home);
    ids.forEach((id, index) => this.people.push({ id, name: members[index]?.fullName ?? '' }));
    const mark = marks[this.place.number % marks.length];
    if (mark !== undefined) await this.use(who, mark, this.idOf(0));
    if (needs !== undefined) this.prop = await this.use(who, needs, this.idOf(1));
  }

  private use(who: Desk, prop: string, personId: string): Promise<string> {
    const { office, props } = this.stage;
    const given = { personId, unitId: this.unitId, caseId: this.caseId };
    return office.run(who.actor, (tx) => props(this.matter.programme ?? '', prop)(tx, given));
  }

  private scene(on: LegalDay): Scene {
    const [facilityId, otherFacilityId] = this.stage.facilities;
    return {
      on,
      month: monthOf(on),
      people: this.people,
      address: this.home.address,
      unitId: this.unitId,
      otherUnitId: this.place.neighbour.unit.id,
      facilityId,
      otherFacilityId,
      prop: this.prop,
    };
  }

  private async start({ law, form }: Walk, on: LegalDay): Promise<void> {
    const { office } = this.stage;
    const who = law.start.by.map((role) => this.deskOf(role, false)).find((desk) => desk !== undefined);
    if (!who) return;
    const about = law.start.aboutDecision ? await office.lastDecision(who.actor, this.caseId) : undefined;
    const application = {
      procedure: law.code,
      personId: this.idOf(0),
      unitId: this.unitId,
      form: form(this.scene(on)),
    };
    ({ id: this.caseId } = await office.start(who.actor, {
      ...application,
      papers: [...new Set(Object.values(law.steps).flatMap(({ needs = [] }) => needs))],
      ...(about !== undefined && { aboutDecisionId: about }),
    }));
    this.taken.clear();
  }

  private async take(
    { law, forms = {}, before = {} }: Walk,
    code: string,
    on: LegalDay,
    isAway: boolean,
  ): Promise<void> {
    const step = law.steps[code];
    const other = step?.notAfter === undefined ? undefined : this.taken.get(step.notAfter);
    const who = (step?.by ?? []).map((role) => this.deskOf(role, isAway)).find((desk) => desk && desk !== other);
    if (!step || !who) return;
    const prop = before[code];
    if (prop !== undefined) await this.use(who, prop, this.idOf(0));
    await this.stage.office.take(who.actor, this.caseId, code, forms[code]?.(this.scene(on)) ?? wordsFor(step.form));
    this.taken.set(code, who);
  }

  private deskOf(role: string, isAway: boolean): Desk | undefined {
    const { care, sealed } = this.stage;
    if (this.matter.isSealed)
      return { 'child-officer': sealed?.officer, 'commune-chair': sealed?.chair }[role as 'child-officer'];
    const { intake, officer, chair, district } = isAway ? this.place.neighbour : this.place.desks;
    const desks: Readonly<Record<string, Desk | undefined>> = {
      'one-stop-officer': intake,
      'commune-officer': officer,
      'commune-chair': chair,
      'district-officer': district?.officer,
      'district-chair': district?.chair,
      'province-chair': care.chair,
      'facility-officer': care.officer,
      'facility-head': care.head,
    };
    return desks[role];
  }
}

const firstWorkingDay = (from: LegalDay): LegalDay =>
  vietnamCalendar.isWorkingDay(from) ? from : vietnamCalendar.nextWorkingDay(from);

/** Words for a form that asks for words alone. */
function wordsFor(form: Parameters<typeof schemaOf>[0]): object {
  const { properties = {} } = (schemaOf(form) ?? {}) as { properties?: object };
  return Object.fromEntries(Object.entries(plainWords).filter(([field]) => field in properties));
}
