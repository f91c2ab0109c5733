import {
  type LegalDay,
  localDay,
  pauseClock,
  resumeClock,
  startClock,
  startOfDay,
  type WorkingCalendar,
} from '#kernel';
import { type Actor, type ReadTx, type Tx } from '#platform';
import { CaseFile, clockOf, setClock } from './case-file.entity.js';
import { caseErrors } from './case.errors.js';
import { lockCase, newCaseCode, saveStep } from './case.store.js';
import { getCase } from './case.reader.js';
import { type Decision, type DraftDecision } from './decision.js';
import { getDecision, signDecision, symbolOf } from './decision.store.js';
import { readForm } from './form.js';
import {
  back,
  type DraftContext,
  leavesFrom,
  type Procedure,
  type StepContext,
  type StepDefinition,
  roadFrom,
} from './procedure.js';
import { type ProcedureBook } from './programme.js';
import { takeTrustedPapers } from './trusted-paper.store.js';

/** Who signs, with the names and words of the day. */
export interface Signature {
  readonly agencyId: number;
  /** `Ủy ban nhân dân xã Đất Mũi` */
  readonly agency: string;
  /** The unit whose agency it is, as papers print it: `Xã Đất Mũi`. */
  readonly unit: string;
  /** What follows the number: `QĐ-UBND`. */
  readonly symbol: string;
  /** `TM. ỦY BAN NHÂN DÂN` */
  readonly form: string;
  readonly title: string;
}

/** Finds who signs an act about a place on a day; throws a typed error when no law says so. */
export type FindSignature = (
  tx: ReadTx,
  what: { readonly act: string; readonly unitId: number; readonly on: LegalDay },
) => Promise<Signature>;

export interface StartCase {
  readonly procedure: string;
  readonly personId: string;
  readonly unitId: number;
  readonly receivedOn: LegalDay;
  readonly form: unknown;
  /** The decision an appeal is about. */
  readonly aboutDecisionId?: string | undefined;
}

export interface PerformStep {
  readonly caseId: string;
  readonly step: string;
  readonly form: unknown;
  readonly version: number;
  /** The day the step holds for, when it is entered late; today otherwise. */
  readonly on?: LegalDay | undefined;
  readonly reason?: string | undefined;
}

/** Runs procedures: it knows states, steps and clocks, and no programme. Everything happens inside the caller's transaction. */
export class CaseEngine {
  constructor(
    readonly book: ProcedureBook,
    readonly calendar: WorkingCalendar,
    private readonly findSignature: FindSignature,
  ) {}

  /**
   * Takes in an application under the version in force on the day it was received, with the papers that nobody need hand in again.
   * @throws CASE.PROCEDURE_UNKNOWN, CASE.PROCEDURE_NOT_IN_FORCE, CASE.STEP_NOT_YOURS, CASE.FORM_INVALID, CASE.RECEIVED_IN_FUTURE,
   * CASE.RECEIVED_AT_ODDS
   */
  async start(tx: Tx, given: StartCase): Promise<CaseFile> {
    const procedure = this.book.inForce(given.procedure, given.receivedOn);
    if (given.receivedOn > tx.today)
      throw caseErrors.RECEIVED_IN_FUTURE({ receivedOn: given.receivedOn, today: tx.today });
    requireRole(tx.who, 'start', procedure.start.by);
    const form = await readForm(procedure.start.form, given.form);
    await this.requireDecision(tx, procedure, given);
    const file = tx.entities.create(CaseFile, {
      id: crypto.randomUUID(),
      code: newCaseCode(this.book.programme(procedure.code).code),
      programme: this.book.programme(procedure.code).code,
      procedure: procedure.code,
      procedureVersion: procedure.version,
      personId: given.personId,
      unitId: given.unitId,
      receivedOn: given.receivedOn,
      returnsTo: null,
      outcome: null,
      closedOn: null,
      aboutDecisionId: given.aboutDecisionId ?? null,
      overdueSince: null,
      assignedTo: null,
    });
    const { urgent, state, receivedAt } = procedure.start;
    file.receivedAt = receivedAt?.(form) ?? momentOf(tx, given.receivedOn);
    if (localDay(file.receivedAt) !== given.receivedOn || file.receivedAt > tx.now)
      throw caseErrors.RECEIVED_AT_ODDS({ receivedOn: given.receivedOn, receivedAt: file.receivedAt.toISOString() });
    this.arrive(procedure, file, urgent?.when(form) ? urgent.state : state, file.receivedAt);
    const saved = await saveStep(tx, file, {
      step: 'start',
      stateFrom: null,
      heldOn: given.receivedOn,
      reason: null,
      form,
    });
    await takeTrustedPapers(tx, procedure, saved);
    await procedure.start.effect?.({ tx, caseFile: saved, form, on: given.receivedOn, decision: undefined });
    await this.tell(tx, saved, 'start');
    return saved;
  }

  /**
   * Takes one step of a case.
   * @throws CASE.NOT_FOUND, PLATFORM.STALE, CASE.STEP_UNKNOWN, CASE.STEP_NOT_ALLOWED, CASE.STEP_NOT_YOURS, CASE.NEEDS_ANOTHER_PERSON,
   * CASE.FORM_INVALID, CASE.DOCUMENT_MISSING, CASE.DAY_OUT_OF_ORDER, and what the step's own guard refuses
   */
  async perform(tx: Tx, given: PerformStep): Promise<CaseFile> {
    const file = await lockCase(tx, given.caseId, given.version);
    const procedure = this.procedureOf(file);
    const definition = stepOf(procedure, given.step);
    requireWay(procedure, file, given.step, definition);
    requireRole(tx.who, given.step, definition.by);
    await this.requireAnotherPerson(tx, file, given.step, definition);
    const form = await readForm(definition.form, given.form);
    await this.requirePapers(tx, file, definition);
    const on = await this.dayOf(tx, file, given.on);
    definition.guard?.({ caseFile: file, form, on });

    const stateFrom = file.state;
    this.move(procedure, file, definition, momentOf(tx, on));
    const saved = await saveStep(tx, file, {
      step: given.step,
      stateFrom,
      heldOn: on,
      reason: given.reason ?? null,
      form,
    });
    const context = { tx, caseFile: saved, form, on };
    const decision = definition.decision && (await this.sign(context, definition.decision));
    await definition.effect?.({ ...context, decision });
    await this.tell(tx, saved, given.step);
    return saved;
  }

  /**
   * The decision that a step would sign today, to be read before anybody signs; undefined for a step without one. Whoever sees the
   * case may read it; it stands under the name of the reader only if he could sign.
   * @throws CASE.NOT_FOUND, CASE.STEP_UNKNOWN, CASE.STEP_NOT_ALLOWED, CASE.FORM_INVALID
   */
  async draft(
    tx: ReadTx,
    given: { readonly caseId: string; readonly step: string; readonly form: unknown },
  ): Promise<DraftDecision | undefined> {
    const caseFile = await getCase(tx, given.caseId);
    const procedure = this.procedureOf(caseFile);
    const definition = stepOf(procedure, given.step);
    // Who prepares a case reads the decision it leads to, before it waits for the signature.
    const road = roadFrom(procedure, caseFile.returnsTo ?? caseFile.state);
    if (!road.some((state) => leavesFrom(definition, state))) requireWay(procedure, caseFile, given.step, definition);
    if (!definition.decision) return undefined;
    const form = await readForm(definition.form, given.form);
    const draft = await this.write({ tx, caseFile, form, on: tx.today }, definition.decision);
    return { ...draft, signer: mayTake(tx.who, definition.by) ? draft.signer : '' };
  }

  procedureOf(file: CaseFile): Procedure {
    return this.book.version(file.procedure, file.procedureVersion);
  }

  /** The article behind the clock of a case; for a limit over several states that of the procedure. */
  clockBasis(file: CaseFile): string | null {
    const procedure = this.procedureOf(file);
    const limit = procedure.states[file.returnsTo ?? file.state]?.clock;
    if (limit === undefined) return null;
    return limit === 'continues' ? procedure.basis.article : limit.basis.article;
  }

  /** Steps that lead on from where a case stands, and whether the actor's roles allow them. */
  stepsFor(
    file: CaseFile,
    who: Actor,
  ): { readonly code: string; readonly definition: StepDefinition; readonly allowed: boolean }[] {
    const procedure = this.procedureOf(file);
    return Object.entries(procedure.steps)
      .filter(([, definition]) => leavesFrom(definition, file.state))
      .map(([code, definition]) => ({
        code,
        definition,
        allowed: mayTake(who, definition.by),
      }));
  }

  /** Moves the case on: the state it leaves, the state it reaches, and what becomes of the clock. */
  private move(procedure: Procedure, file: CaseFile, definition: StepDefinition, at: Date): void {
    const clock = clockOf(file);
    if (definition.to === back) {
      const returnsTo = file.returnsTo ?? procedure.start.state;
      file.returnsTo = null;
      this.place(procedure, file, returnsTo);
      setClock(file, clock && resumeClock(clock, at, this.calendar));
    } else if (definition.clock === 'pause') {
      file.returnsTo = file.state;
      this.place(procedure, file, definition.to);
      setClock(file, clock && pauseClock(clock, at, this.calendar));
    } else this.arrive(procedure, file, definition.to, at);
  }

  private arrive(procedure: Procedure, file: CaseFile, state: string, at: Date): void {
    this.place(procedure, file, state);
    const limit = procedure.states[state]?.clock;
    if (limit !== 'continues') {
      const since = limit?.since === 'receipt' ? (file.receivedAt ?? startOfDay(file.receivedOn)) : at;
      setClock(file, limit && startClock(limit.within, since, this.calendar));
    }
    const outcome = procedure.states[state]?.outcome;
    if (outcome) [file.outcome, file.closedOn] = [outcome, localDay(at)];
  }

  private place(procedure: Procedure, file: CaseFile, state: string): void {
    file.state = state;
    file.overdueSince = null;
    // Who asked for more keeps the file in his list while it waits.
    const { responsible } = procedure.states[state] ?? {};
    file.responsibleRole = responsible ?? procedure.states[file.returnsTo ?? '']?.responsible ?? null;
  }

  private async sign(
    context: Omit<StepContext<object>, 'decision'>,
    definition: NonNullable<StepDefinition['decision']>,
  ): Promise<Decision> {
    const { tx, caseFile, on } = context;
    const { agencyId, symbol, ...paper } = await this.write(context, definition);
    return signDecision(tx, {
      caseId: caseFile.id,
      kind: definition.kind,
      sealedFor: this.sealOf(caseFile),
      signedOn: on,
      effectFrom: on,
      agencyId,
      symbol,
      replaces: definition.revokes && (caseFile.aboutDecisionId ?? undefined),
      paper,
    });
  }

  /** The whole text of a decision but its number and day. */
  private async write(
    context: DraftContext<object>,
    definition: NonNullable<StepDefinition['decision']>,
  ): Promise<DraftDecision & { readonly agencyId: number }> {
    const { tx, caseFile, on } = context;
    const signature = await this.findSignature(tx, { act: definition.act, unitId: caseFile.unitId, on });
    return {
      agencyId: signature.agencyId,
      agency: signature.agency,
      unit: signature.unit,
      symbol: symbolOf(signature.symbol, this.sealOf(caseFile)),
      title: definition.title,
      legalBases: definition.legalBases,
      articles: await definition.articles(context),
      authority: signature.form,
      signerTitle: signature.title,
      signer: tx.who.name,
    };
  }

  /** The sealed programme a case belongs to. */
  private sealOf({ procedure, programme }: CaseFile): string | undefined {
    return this.book.programme(procedure).sealed && programme;
  }

  /** What an appeal or a revocation is about: a standing decision on the same person, within the actor's scope. */
  private async requireDecision(tx: Tx, procedure: Procedure, { personId, aboutDecisionId }: StartCase): Promise<void> {
    if (aboutDecisionId === undefined) {
      if (procedure.start.aboutDecision) throw caseErrors.DECISION_NEEDED({ procedure: procedure.code });
      return;
    }
    const { revokedBy, caseId } = await getDecision(tx, aboutDecisionId);
    const { personId: about } = await tx.one<{ personId: string }>(
      `SELECT person_id AS "personId" FROM casework.case_file WHERE id = $1`,
      [caseId],
    );
    if (about !== personId) throw caseErrors.DECISION_NOT_FOUND({ decisionId: aboutDecisionId });
    if (revokedBy !== null) throw caseErrors.ALREADY_REVOKED({ decisionId: aboutDecisionId });
  }

  /** Nobody approves what he proposed: who took `notAfter` in this case may not take this step. */
  private async requireAnotherPerson(
    tx: Tx,
    file: CaseFile,
    step: string,
    { notAfter }: StepDefinition,
  ): Promise<void> {
    if (notAfter === undefined) return;
    const own = await tx.sql(
      `SELECT FROM casework.case_event WHERE case_id = $1 AND step = $2 AND actor_id = $3 LIMIT 1`,
      [file.id, notAfter, tx.who.id],
    );
    if (own.length > 0) throw caseErrors.NEEDS_ANOTHER_PERSON({ step, after: notAfter });
  }

  private async requirePapers(tx: Tx, file: CaseFile, { needs = [] }: StepDefinition): Promise<void> {
    if (needs.length === 0) return;
    const there = await tx.sql<{ item: string }>(`SELECT DISTINCT item FROM casework.dossier_item WHERE case_id = $1`, [
      file.id,
    ]);
    const missing = needs.filter((item) => !there.some((each) => each.item === item));
    if (missing.length > 0) throw caseErrors.DOCUMENT_MISSING({ missing });
  }

  /** A step entered late holds for its own day, never before the step before it nor after today. */
  private async dayOf(tx: Tx, file: CaseFile, given: LegalDay | undefined): Promise<LegalDay> {
    if (given === undefined) return tx.today;
    const { last } = await tx.one<{ last: LegalDay }>(
      `SELECT max(held_on) AS last FROM casework.case_event WHERE case_id = $1`,
      [file.id],
    );
    if (given < last) throw caseErrors.DAY_OUT_OF_ORDER({ given, earlier: last });
    if (given > tx.today) throw caseErrors.DAY_OUT_OF_ORDER({ given: tx.today, earlier: given });
    return given;
  }

  private async tell(tx: Tx, file: CaseFile, step: string): Promise<void> {
    await tx.audit('case.step', { kind: 'case', id: file.id }, { step, state: file.state, version: file.version });
    await tx.emit({
      type: 'case.stepped',
      programme: file.programme,
      payload: { caseId: file.id, programme: file.programme, step, state: file.state },
    });
  }
}

/** Limits in hours count from the instant; of a day entered late only the day is known. */
const momentOf = (tx: Tx, on: LegalDay): Date => (on === tx.today ? tx.now : startOfDay(on));

const mayTake = (who: Actor, by: readonly string[]): boolean => by.some((role) => who.roles.includes(role));

function requireRole(who: Actor, step: string, by: readonly string[]): void {
  if (!mayTake(who, by)) throw caseErrors.STEP_NOT_YOURS({ step, needs: by });
}

function stepOf(procedure: Procedure, code: string): StepDefinition {
  const definition = Object.hasOwn(procedure.steps, code) ? procedure.steps[code] : undefined;
  if (!definition) throw caseErrors.STEP_UNKNOWN({ step: code, steps: Object.keys(procedure.steps) });
  return definition;
}

function requireWay(procedure: Procedure, { state }: CaseFile, step: string, definition: StepDefinition): void {
  if (!leavesFrom(definition, state))
    throw caseErrors.STEP_NOT_ALLOWED({ step, state, allowed: stepsFrom(procedure, state) });
}

const stepsFrom = (procedure: Procedure, state: string): string[] =>
  Object.entries(procedure.steps)
    .filter(([, definition]) => leavesFrom(definition, state))
    .map(([code]) => code);
