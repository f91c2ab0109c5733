import { type LegalDay } from '#kernel';
import { type Keyring, type UnitOfWork } from '#platform';
import { engineOver } from '#programme-registry';
import { type Desk, Desks } from '../demo/desks.js';
import { type MovingClock } from '../demo/moving-clock.js';
import { type CommuneDesks, Office } from '../demo/office.js';
import { readPosts } from '../demo/posts.reader.js';
import { seededRandom } from '../demo/random.js';
import { type Bank } from './bank.js';
import { type Narrator } from './narrator.js';

export const programme = 'social-protection';

/** Where a tour plays: one commune and the department that pays. */
export interface Scene {
  readonly uow: UnitOfWork;
  readonly clock: MovingClock;
  readonly office: Office;
  readonly tell: Narrator;
  readonly commune: CommuneDesks;
  readonly accountant: Desk;
  readonly approver: Desk;
  readonly bank: Bank;
}

/** Fills the posts of a commune, named by its code, and of the department on a day. */
export async function setScene(
  given: Pick<Scene, 'uow' | 'clock' | 'tell' | 'bank'>,
  { communeCode, on, keyring }: { readonly communeCode: string; readonly on: LegalDay; readonly keyring: Keyring },
): Promise<Scene> {
  const { uow } = given;
  const { communes, province } = await readPosts(uow, programme, on);
  const posts = communes.find(({ unit }) => unit.code === communeCode);
  if (!posts) throw new Error(`no commune ${communeCode} on ${on}`);
  const desks = new Desks(uow, [programme], { begins: on, asOf: on }, keyring);
  const random = seededRandom(96);
  return {
    ...given,
    office: new Office(uow, engineOver()),
    commune: {
      unit: posts.unit,
      intake: await desks.fill(posts.intake, random),
      officer: await desks.fill(posts.officer, random),
      chair: await desks.fill(posts.chair, random),
      district: undefined,
    },
    accountant: await desks.fill(province.accountant, random),
    approver: await desks.fill(province.approver, random),
  };
}

/** The beneficiary of a tour and what was granted. */
export interface Granted {
  readonly personId: string;
  readonly chainId: number;
}
