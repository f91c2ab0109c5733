import {
  type ClockColumns,
  clockColumns,
  clockFrom,
  type LegalDay,
  type LimitKind,
  type StatutoryClock,
} from '#kernel';
import { registerEntities } from '#platform';
import { Column, Entity, PrimaryColumn, VersionColumn } from 'typeorm';

/** One application under one procedure, and where it stands. */
@Entity({ schema: 'casework', name: 'case_file' })
export class CaseFile {
  @PrimaryColumn('uuid')
  id!: string;

  /** What people read out on the telephone: random, so that it tells no count. */
  @Column('text')
  code!: string;

  @Column('text')
  programme!: string;

  @Column('text')
  procedure!: string;

  @Column('text', { name: 'procedure_version' })
  procedureVersion!: string;

  @Column('uuid', { name: 'person_id' })
  personId!: string;

  @Column('int', { name: 'unit_id' })
  unitId!: number;

  @Column('text')
  state!: string;

  /** Where a paused case goes back to. */
  @Column('text', { name: 'returns_to', nullable: true })
  returnsTo!: string | null;

  @Column('text', { nullable: true })
  outcome!: string | null;

  @Column('date', { name: 'received_on' })
  receivedOn!: LegalDay;

  /** Absent where the receipt came with a list. */
  @Column('timestamptz', { name: 'received_at', nullable: true })
  receivedAt!: Date | null;

  @Column('date', { name: 'closed_on', nullable: true })
  closedOn!: LegalDay | null;

  @Column('uuid', { name: 'about_decision_id', nullable: true })
  aboutDecisionId!: string | null;

  @Column('text', { name: 'clock_kind', nullable: true })
  clockKind!: LimitKind | null;

  @Column('int', { name: 'clock_amount', nullable: true })
  clockAmount!: number | null;

  @Column('timestamptz', { name: 'clock_started', nullable: true })
  clockStarted!: Date | null;

  @Column('timestamptz', { name: 'clock_due', nullable: true })
  clockDue!: Date | null;

  @Column('timestamptz', { name: 'clock_paused', nullable: true })
  clockPaused!: Date | null;

  @Column('bigint', { name: 'clock_remaining', nullable: true })
  clockRemaining!: number | null;

  @Column('timestamptz', { name: 'overdue_since', nullable: true })
  overdueSince!: Date | null;

  @Column('text', { name: 'responsible_role', nullable: true })
  responsibleRole!: string | null;

  @Column('uuid', { name: 'assigned_to', nullable: true })
  assignedTo!: string | null;

  @Column('timestamptz', { name: 'touched_at' })
  touchedAt!: Date;

  @VersionColumn({ type: 'int' })
  version!: number;
}

registerEntities(CaseFile);

/** The clock of the state a case waits in; undefined where law sets no limit. */
export function clockOf(file: CaseFile): StatutoryClock | undefined {
  const { clockKind: kind, clockAmount: amount, clockStarted: started } = file;
  if (kind === null || amount === null || started === null) return undefined;
  return clockFrom({
    kind,
    amount,
    started,
    due: file.clockDue,
    paused: file.clockPaused,
    remaining: file.clockRemaining,
  });
}

export function setClock(file: CaseFile, clock: StatutoryClock | undefined): void {
  const columns: { [K in keyof ClockColumns]: ClockColumns[K] | null } = clock
    ? clockColumns(clock)
    : { kind: null, amount: null, started: null, due: null, paused: null, remaining: null };
  file.clockKind = columns.kind;
  file.clockAmount = columns.amount;
  file.clockStarted = columns.started;
  file.clockDue = columns.due;
  file.clockPaused = columns.paused;
  file.clockRemaining = columns.remaining;
}
