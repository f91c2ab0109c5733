import { type Type } from '@nestjs/common';
import { type MigrationInterface } from 'typeorm';
import { benefitMovers, BenefitTitles, type EvaluateExample, type RateLaw } from '#benefits';
import { paymentJobs, paymentMovers } from '#payments';
import { CaseEngine, caseMovers, deadlineSweep, type FindSignature, ProcedureBook, type Programme } from '#case-engine';
import { citizenMovers } from '#citizen';
import { type ImportSheet } from '#import';
import { vietnamCalendar } from '#kernel';
import {
  type Actor,
  type AreaOfDuty,
  auditRounds,
  type Job,
  OutboxRelay,
  type Round,
  type Subscriber,
  systemActor,
} from '#platform';
import { type Indicator, openTasksOfReturns, ReportBook, reportingMovers, type StatutoryReturn } from '#reporting';
import { agencySymbol, findUnits, KnownAreas, type MovesWithUnits, whoSigns } from '#territory';
import * as listed from './programmes.js';

/** A programme with what the money side needs of it: values of law for the rate book, and how its worked examples are answered. */
export type RegisteredProgramme = Programme & {
  readonly law?: RateLaw;
  readonly examples?: EvaluateExample;
  /** Titles of its benefits by code; that of a kind speaks for all `kind.…` without their own. */
  readonly benefits?: Readonly<Record<string, string>>;
  readonly imports?: readonly ImportSheet[];
  /** What of its own tables goes along when the map changes. */
  readonly movers?: readonly MovesWithUnits[];
  /** Figures it vouches for. */
  readonly indicators?: readonly Indicator[];
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
  const { agency, title, form } = await whoSigns(tx, what);
  const [unit] = await findUnits(tx, [agency.unitId]);
  return {
    agencyId: agency.id,
    agency: agency.name,
    unit: unit?.name ?? agency.name,
    symbol: `QĐ-${agencySymbol(agency)}`,
    form,
    title,
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

/** Jobs that a worker takes from the queue. */
export const jobs: readonly Job[] = [...paymentJobs, ...programmes.flatMap((each) => each.jobs ?? [])];

export const jobNames: ReadonlySet<string> = new Set(jobs.map((job) => job.name));

/** What a worker does again and again: sealing, anchoring, the deadline sweep, events to their subscribers. */
export function roundsOf(keysFolder: string): readonly Round[] {
  let relay: OutboxRelay | undefined;
  return [
    ...auditRounds(keysFolder),
    ...programmes.flatMap((each) => each.rounds ?? []),
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
