import { addDossierItem, type CaseEngine, type CaseFile, listDecisions, lockCase, type Procedure } from '#case-engine';
import { createHousehold, getPerson, joinHousehold, recordDeath, registerPerson } from '#citizen';
import { type LegalDay } from '#kernel';
import { type Actor, type Tx, type UnitOfWork } from '#platform';
import { type Unit } from '#territory';
import { type Desk } from './desks.js';
import { type InventedHousehold } from './households.js';

/** Those who work the files of one commune. */
export interface CommuneDesks {
  readonly unit: Unit;
  readonly intake: Desk;
  readonly officer: Desk;
  readonly chair: Desk;
  readonly district: { readonly officer: Desk; readonly chair: Desk } | undefined;
}

/** What staff do at their desks, each act in a transaction of its own: the same services that the API calls. */
export class Office {
  constructor(
    private readonly uow: UnitOfWork,
    readonly engine: CaseEngine,
  ) {}

  /** What the law of a day refused. */
  readonly refusals: string[] = [];

  noteRefusal(what: string): void {
    this.refusals.push(what);
  }

  /** The version of a procedure that files received on a day follow; undefined where it is not law then. */
  lawOf(procedure: string, on: LegalDay): Procedure | undefined {
    const { book } = this.engine;
    return book
      .all()
      .find(({ code, from, until }) => code === procedure && from <= on && (until === undefined || on < until));
  }

  run<T>(who: Actor, work: (tx: Tx) => Promise<T>): Promise<T> {
    return this.uow.run(who, work);
  }

  /** The last decision of a file. */
  lastDecision(who: Actor, caseId: string): Promise<string | undefined> {
    return this.uow.read(who, async (tx) => (await listDecisions(tx, caseId)).at(-1)?.id);
  }

  /** Registers a household where it lives. @returns the ids of its members, in order. */
  register(
    who: Actor,
    unitId: number,
    household: Pick<InventedHousehold, 'members'>,
    home: { readonly code: string; readonly address: string; readonly hamlet: string; readonly from: LegalDay },
  ): Promise<string[]> {
    return this.uow.run(who, async (tx) => {
      const { householdId } = await createHousehold(tx, { unitId, code: home.code });
      const ids: string[] = [];
      for (const { role, ...person } of household.members) {
        const registered = await registerPerson(tx, { ...person, unitId, residence: home, source: 'paper' });
        await joinHousehold(tx, registered, { householdId, role, from: home.from });
        ids.push(registered.personId);
      }
      return ids;
    });
  }

  /** Takes in an application with its papers. */
  start(
    who: Actor,
    application: {
      readonly procedure: string;
      readonly personId: string;
      readonly unitId: number;
      readonly form: object;
      readonly papers?: readonly string[];
      readonly aboutDecisionId?: string;
    },
  ): Promise<CaseFile> {
    const { papers = [], ...given } = application;
    return this.uow.run(who, async (tx) => {
      const file = await this.engine.start(tx, { ...given, receivedOn: tx.today });
      for (const item of papers) await addDossierItem(tx, this.engine, { caseId: file.id, item, receivedOn: tx.today });
      return file;
    });
  }

  take(who: Actor, caseId: string, step: string, form: object = {}): Promise<CaseFile> {
    return this.uow.run(who, async (tx) => {
      const { version } = await lockCase(tx, caseId);
      return this.engine.perform(tx, { caseId, step, form, version });
    });
  }

  recordDeath(who: Actor, personId: string, on: LegalDay): Promise<void> {
    return this.uow.run(who, async (tx) => {
      const { version } = await getPerson(tx, personId);
      await recordDeath(tx, { personId, version }, { on, reason: 'Trích lục khai tử' });
    });
  }
}
