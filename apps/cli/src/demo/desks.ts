import { type Sex } from '#citizen';
import { range } from '#kernel';
import { type Actor, Accounts, Credentials, grantDuty, systemActor, type UnitOfWork } from '#platform';
import { roleTable } from '#programme-registry';
import { type Agency, areaOfDuty } from '#territory';
import { type Random } from './random.js';
import { type Demo } from './demo.js';
import { familyNames, givenNames, middleNames } from './names.table.js';

/** A post to be filled. */
export interface Post {
  /** Who signs in: `canbo.dat-mui`. */
  readonly username: string;
  readonly title: string;
  readonly agency: Agency;
  readonly roles: readonly string[];
  /** Where they are not those of the communes. */
  readonly programmes?: readonly string[];
  /** For a post that opens a sealed programme: that programme and no other. */
  readonly clearances?: readonly string[];
}

/** Someone at a post, as he acts and as he signs in. */
export interface Desk extends Post {
  readonly actor: Actor;
  /** For an authenticator app, or `demo-code`. */
  readonly secondFactorUri: string;
}

/** All accounts of a demonstration share it; what keeps them is the second factor. */
export const demoPassword = 'Mau-sac-rung-duoc';

const founder = systemActor('demonstration');

/** Fills posts with invented people, who get accounts and duties like anybody. */
export class Desks {
  private readonly accounts: Accounts;
  private readonly areas = new Map<string, Promise<number[]>>();

  constructor(
    private readonly uow: UnitOfWork,
    private readonly programmes: readonly string[],
    private readonly demo: Demo,
  ) {
    this.accounts = new Accounts(uow, new Credentials(uow));
  }

  async fill(post: Post, random: Random): Promise<Desk> {
    const sex = random.one<Sex>(['female', 'male']);
    const fullName = `${random.one(familyNames)} ${random.one(middleNames[sex])} ${random.one(givenNames[sex])}`;
    const { id, secondFactorUri } = await this.accounts.create(founder, {
      username: post.username,
      fullName,
      password: demoPassword,
    });
    const { roles, clearances = [] } = post;
    const programmes = clearances.length > 0 ? clearances : (post.programmes ?? this.programmes);
    const duty = { roles, programmes, clearances, agencyId: post.agency.id };
    const granted = { ...duty, accountId: id, title: post.title, inForce: range(this.demo.begins) };
    const dutyId = await this.uow.signIn(founder, (tx) => grantDuty(tx, granted, 'demonstration'));
    const actor: Actor = {
      ...duty,
      kind: 'staff',
      id,
      name: fullName,
      dutyId,
      permissions: new Set(post.roles.flatMap((role) => roleTable[role] ?? [])),
      units: await this.areaOf(post.agency.id, programmes),
    };
    return { ...post, actor, secondFactorUri };
  }

  private areaOf(agencyId: number, programmes: readonly string[]): Promise<number[]> {
    const key = `${agencyId} ${programmes.join(' ')}`;
    const known = this.areas.get(key);
    if (known) return known;
    const asked = this.uow.read(founder, (tx) => areaOfDuty(tx, { agencyId, programmes, on: this.demo.asOf }));
    this.areas.set(key, asked);
    return asked;
  }
}
