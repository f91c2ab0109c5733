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

/** An agency's area of duty, as the library that knows agencies answers it. */
export interface AreaOfDuty {
  /** Runs as the sign-in role, which must be allowed to read what this reads. @returns ids of units, all levels below included. */
  units(
    tx: ReadTx,
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
    const found = await this.uow.glance(signingIn, async (tx) => {
      const [row, version] = await Promise.all([
        tx.maybeOne<SignedInRow>(selectSignedIn, [hashOfToken(token)]),
        this.area.version?.(tx),
      ]);
      return row && { row, actor: await this.actorOf(tx, row, version) };
    });
    if (!found) return undefined;
    const { sessionId, isSeenLongAgo } = found.row;
    if (isSeenLongAgo) await this.uow.signIn(signingIn, (tx) => tx.sql(touchSession, [sessionId]));
    return { sessionId, actor: found.actor };
  }

  /**
   * Whoever acts under a duty of his without a session, for work that was asked for earlier.
   * @returns nothing when the duty is over or its holder is disabled.
   */
  findByDuty(accountId: string, dutyId: string): Promise<Actor | undefined> {
    return this.uow.glance(signingIn, async (tx) => {
      const row = await tx.maybeOne<ActingRow>(selectActing, [accountId, dutyId]);
      return row && this.actorOf(tx, row);
    });
  }

  private async actorOf(tx: ReadTx, row: ActingRow, version?: string): Promise<Actor> {
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
      units: await this.area.units(tx, { agencyId, programmes, on: tx.today }, version),
    };
  }
}
