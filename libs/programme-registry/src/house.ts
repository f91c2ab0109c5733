import { type Type } from '@nestjs/common';
import { type MigrationInterface } from 'typeorm';
import { benefitMovers, BenefitTitles, type EvaluateExample, type RateLaw, RateTitles } from '#benefits';
import { paymentMovers } from '#payments';
import { CaseEngine, caseMovers, deadlineSweep, type FindSignature, ProcedureBook, type Programme } from '#case-engine';
import { citizenMovers } from '#citizen';
import { type ImportSheet } from '#import';
import { type LegalDay, vietnamCalendar } from '#kernel';
import {
  type Actor,
  type AreaOfDuty,
  auditRounds,
  keepingRound,
  type Job,
  OutboxRelay,
  type Round,
  type Subscriber,
  systemActor,
  type Tx,
  type UnitOfWork,
} from '#platform';
import { type CertificateDefinition } from '#papers';
import { type Indicator, openTasksOfReturns, ReportBook, reportingMovers, type StatutoryReturn } from '#reporting';
import { agencySymbol, findUnits, KnownAreas, type MovesWithUnits, signsAs, whoSigns } from '#territory';
import * as listed from './programmes.js';

/** Something that happens on a day of the invented province. */
interface InventedAct {
  readonly on: LegalDay;
  readonly run: () => Promise<unknown>;
}

/** What a programme adds to the invented province. */
export interface Demonstration {
  /** Once at its beginning: what a province would have to decide, by its root unit. */
  readonly prepare?: (uow: UnitOfWork, provinceId: number) => Promise<void>;
  /** Day by day in each commune. */
  readonly storyOf?: (
    stage: {
      readonly uow: UnitOfWork;
      readonly unitId: number;
      readonly officer: Actor;
      readonly chair: Actor;
      readonly random: { whole(least: number, most: number): number; chance(percent: number): boolean };
    },
    span: { readonly begins: LegalDay; readonly asOf: LegalDay },
  ) => readonly InventedAct[];
  /** What its matters rest on and no step makes, by name; answers the key of what it put there. */
  readonly props?: Readonly<Record<string, Prop>>;
}

/** Puts one thing there, by the services of its programme. */
export type Prop = (
  tx: Tx,
  given: { readonly personId: string; readonly unitId: number; readonly caseId: string },
) => Promise<string>;

/** A programme with what the money side needs of it: values of law for the rate book, and how its worked examples are answered. */
export type RegisteredProgramme = Programme & {
  readonly law?: RateLaw;
  readonly examples?: EvaluateExample;
  /** Titles of its benefits by code; that of a kind speaks for all `kind.…` without their own. */
  readonly benefits?: Readonly<Record<string, string>>;
  readonly imports?: readonly ImportSheet[];
  /** What of its own tables goes along when the map changes. */
  readonly movers?: readonly MovesWithUnits[];
  readonly demonstration?: Demonstration;
  /** Figures it vouches for. */
  readonly indicators?: readonly Indicator[];
  /** Certificates it gives. */
  readonly certificates?: readonly CertificateDefinition[];
  /** Forms that law asks of its field. */
  readonly returns?: readonly StatutoryReturn[];
  /** Work of its own that a worker takes from the queue. */
  readonly jobs?: readonly Job[];
  /** What a worker does again and again for it. */
  readonly rounds?: readonly Round[];
};

/** Every programme of the house. */
export const programmes: readonly RegisteredProgramme[] = Object.values(listed);

const findSignature: FindSignature = async (tx, what) => {
  const signer = await whoSigns(tx, what);
  const { agency } = signer;
  const [unit] = await findUnits(tx, [agency.unitId]);
  return {
    agencyId: agency.id,
    agency: agency.name,
    unit: unit?.name ?? agency.name,
    symbol: `QĐ-${agencySymbol(agency)}`,
    ...(await signsAs(tx, signer)),
  };
};

/** The case engine over some programmes; the house's own unless a test adds one. */
export const engineOver = (given: readonly Programme[] = programmes): CaseEngine =>
  new CaseEngine(new ProcedureBook(given), vietnamCalendar, findSignature);

/** Figures and returns of some programmes; the house's own unless a test adds one. */
export const reportsOver = (given: readonly RegisteredProgramme[] = programmes): ReportBook => new ReportBook(given);

/** What some programmes call their benefits; the house's own unless a test adds one. */
export const benefitTitlesOver = (given: readonly RegisteredProgramme[] = programmes): BenefitTitles =>
  new BenefitTitles(given);

/** What some programmes call their values of the rate book; the house's own unless a test adds one. */
export const rateTitlesOver = (given: readonly RegisteredProgramme[] = programmes): RateTitles => new RateTitles(given);

export const programmeMigrations: readonly (new () => MigrationInterface)[] = programmes.flatMap(
  (each) => each.migrations,
);

/** Those of a sealed programme see what is sealed for it. */
export const subscribers: readonly Subscriber[] = programmes.flatMap(({ code, sealed, subscribers = [] }) =>
  sealed ? subscribers.map((each) => ({ ...each, clearances: [code] })) : subscribers,
);

/** The system past every seal: for what is done to all cases alike and shown to nobody. */
export const sealedSystemActor = (name: string): Actor => ({
  ...systemActor(name),
  clearances: programmes.filter(({ sealed }) => sealed).map(({ code }) => code),
});

/** Every list that may be imported. */
export const importSheets: readonly ImportSheet[] = programmes.flatMap((each) => each.imports ?? []);

export const certificates: readonly CertificateDefinition[] = programmes.flatMap((each) => each.certificates ?? []);

export const programmeResolvers: readonly Type[] = programmes.flatMap((each) => each.resolvers ?? []);

/** What goes along when the map changes; taken back in the opposite order. What belongs to a case or a person follows it. */
export const movers: readonly MovesWithUnits[] = [
  ...citizenMovers,
  ...caseMovers,
  ...benefitMovers,
  ...paymentMovers,
  ...reportingMovers,
  ...programmes.flatMap((each) => each.movers ?? []),
];

export const area: AreaOfDuty = new KnownAreas();

/** What a worker does again and again: sealing, anchoring, the deadline sweep, events to their subscribers. */
export function roundsOf(keysFolder: string): readonly Round[] {
  let relay: OutboxRelay | undefined;
  return [
    ...auditRounds(keysFolder),
    keepingRound(sealedSystemActor('keeping'), subscribers),
    {
      name: 'outbox.relay',
      everySeconds: 1,
      run: async ({ uow, log }) => {
        for (const { subscriber, parked, failing } of await (relay ??= new OutboxRelay(uow, subscribers)).run()) {
          if (failing) log('event not taken yet', { subscriber, type: failing.event.type, reason: failing.reason });
          for (const event of parked) log('event parked', { subscriber, type: event.type, id: event.id });
        }
      },
    },
    ...programmes.flatMap((each) => each.rounds ?? []),
    {
      name: 'cases.deadline-sweep',
      everySeconds: 60,
      run: async ({ uow }) => {
        await uow.run(sealedSystemActor('deadline sweep'), (tx) => tx.sql(deadlineSweep));
      },
    },
    {
      name: 'reporting.owed-returns',
      everySeconds: 3_600,
      run: async ({ uow }) => {
        await uow.run(systemActor('owed returns'), (tx) => openTasksOfReturns(tx, reportsOver()));
      },
    },
  ];
}
