import { type LegalDay } from '#kernel';
import { type Permission, permissionsUnder } from '../access/permissions.js';
import { type Actor, systemActor } from '../actor.js';
import { type ReadTx } from '../tx.js';
import { type UnitOfWork } from '../unit-of-work.js';
import { actorWithoutRights } from './credentials.service.js';
import { selectActing, selectSignedIn, touchSession } from './sign-in.sql.js';
import { hashOfToken } from './token.js';

/** What each role may do. A role that is not in it may do nothing. */
export type RoleTable = Readonly<Record<string, readonly Permission[]>>;

/** Runs one round of statements as the sign-in role: all are asked before one is waited for. */
export type Glance = <T>(work: (tx: ReadTx) => Promise<T>) => Promise<T>;

/** An agency's area of duty, as the library that knows agencies answers it. The sign-in role must be allowed to read what it reads. */
export interface AreaOfDuty {
  /** @returns ids of units, all levels below included. */
  units(
    glance: Glance,
    area: { readonly agencyId: number; readonly programmes: readonly string[]; readonly on: LegalDay },
    version?: string,
  ): Promise<number[]>;
  /** Of the map the answer rests on, for who keeps answers; asked for together with the session, so that it costs no waiting. */
  version?(tx: ReadTx): Promise<string>;
  /** Names of agencies by their keys. */
  agencyNames?(tx: ReadTx, ids: readonly number[]): Promise<ReadonlyMap<number, string>>;
}

export interface SignedIn {
  readonly sessionId: string;
  readonly actor: Actor;
}

interface SignedInRow extends ActingRow {
  readonly sessionId: string;
  readonly isSeenLongAgo: boolean;
}

interface ActingRow {
  readonly accountId: string | null;
  readonly clientId: string | null;
  readonly name: string;
  readonly dutyId: string | null;
  readonly agencyId: number | null;
  readonly roles: readonly string[];
  readonly programmes: readonly string[];
  readonly clearances: readonly string[];
}

const signingIn = systemActor('sign-in');

/**
 * Makes the actor of a request from its token. The session and its duty are read anew each time, so that a session revoked or a duty
 * changed counts with the very next request on every server; an area of duty may be kept for as long as the map is the same.
 */
export class ActorBuilder {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly roles: RoleTable,
    private readonly area: AreaOfDuty,
  ) {}

  /** @returns nothing for a token that is unknown, expired, idle too long or revoked, or whose holder is disabled. */
  async findByToken(token: string): Promise<SignedIn | undefined> {
    const { row, version, on } = await this.glance(async (tx) => {
      const session = tx.maybeOne<SignedInRow>(selectSignedIn, [hashOfToken(token)]);
      const [row, version] = await Promise.all([session, this.area.version?.(tx)]);
      return { row, version, on: tx.today };
    });
    if (!row) return undefined;
    const { sessionId, isSeenLongAgo } = row;
    if (isSeenLongAgo) await this.uow.signIn(signingIn, (tx) => tx.sql(touchSession, [sessionId]));
    return { sessionId, actor: await this.actorOf(row, on, version) };
  }

  /**
   * Whoever acts under a duty of his without a session, for work that was asked for earlier.
   * @returns nothing when the duty is over or its holder is disabled.
   */
  async findByDuty(accountId: string, dutyId: string): Promise<Actor | undefined> {
    const { row, on } = await this.glance(async (tx) => ({
      row: await tx.maybeOne<ActingRow>(selectActing, [accountId, dutyId]),
      on: tx.today,
    }));
    return row && this.actorOf(row, on);
  }

  private readonly glance: Glance = (work) => this.uow.glance(signingIn, work);

  private async actorOf(row: ActingRow, on: LegalDay, version?: string): Promise<Actor> {
    const { agencyId, programmes, clearances, roles } = row;
    const holder = actorWithoutRights(
      row.clientId ? 'service' : 'staff',
      row.accountId ?? row.clientId ?? '',
      row.name,
    );
    if (agencyId === null) return holder;
    return {
      ...holder,
      dutyId: row.dutyId ?? undefined,
      agencyId,
      roles,
      permissions: permissionsUnder(
        clearances,
        roles.flatMap((role) => this.roles[role] ?? []),
      ),
      programmes,
      clearances,
      units: await this.area.units(this.glance, { agencyId, programmes, on }, version),
    };
  }
}
