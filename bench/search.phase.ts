import { searchPeople } from '#citizen';
import { type Actor, systemActor } from '#platform';
import { type Bench, timed } from './bench.js';
import { count, type Figure, percentile, withinTime } from './figure.js';
import { urns, type Urn } from './load/people.js';

const [searches, warmUp] = [600, 60];
const most = 60;
/** A page of 25, and one more to know whether there is a next. */
const page = 26;
const scopes = [1, 16, 64];

interface Search {
  readonly words: string;
  readonly units: readonly number[];
}

/** Names as people have them, of two and three words, with accents and without, over areas small and large. */
export async function search(bench: Bench): Promise<Figure[]> {
  const random = generator(20_261_123);
  const all = Array.from({ length: searches }, (_, index) => drawSearch(bench, random, index));
  const [ours, floors]: [number[], number[]] = [[], []];
  for (const each of all.slice(0, warmUp)) await find(bench, each);
  for (const each of all) {
    let ids: readonly string[] = [];
    ours.push(await timed(async () => (ids = await find(bench, each))));
    floors.push(await timed(() => bench.db.owner.query(`SELECT * FROM citizen.person WHERE id = ANY ($1)`, [ids])));
  }
  bench.log(`  search: median ${percentile(ours, 0.5).toFixed(1)} ms, longest ${percentile(ours, 1).toFixed(1)} ms`);
  return [
    withinTime(
      `name search over ${count(bench.size.people)} people, p95 of ${searches}`,
      'the same people by their keys, plain pg, p95',
      { floor: percentile(floors, 0.95), ours: percentile(ours, 0.95) },
      most,
    ),
  ];
}

async function find({ db: { uow } }: Bench, { words, units }: Search): Promise<string[]> {
  const found = await uow.read(officerOf(units), (tx) => searchPeople(tx, { words, limit: page }));
  return found.map(({ id }) => id);
}

const officerOf = (units: readonly number[]): Actor => ({
  ...systemActor('officer of the bench', '00000000-0000-0000-0000-0000000be1c6'),
  kind: 'staff',
  units,
});

function drawSearch({ db }: Bench, random: () => number, index: number): Search {
  const [family, middle, given] = [draw(urns.family, random), draw(urns.middle, random), draw(urns.given, random)];
  const [firstMiddle = middle] = middle.split(' ');
  const kinds = [
    `${family} ${given}`,
    `${family} ${firstMiddle} ${given}`,
    `${firstMiddle} ${given}`,
    `${family} ${firstMiddle} ${given}`,
  ];
  const words = kinds[index % kinds.length] ?? given;
  const hasAccents = Math.floor(index / kinds.length) % 2 === 0;
  const start = Math.floor(random() * db.communes.length);
  const scope = scopes[Math.floor(index / (2 * kinds.length)) % scopes.length] ?? 1;
  const around = [...db.communes, ...db.communes].slice(start, start + scope);
  return { words: hasAccents ? words : withoutAccents(words), units: around };
}

function draw({ words, bounds }: Urn, random: () => number): string {
  const at = random();
  return words[bounds.findIndex((bound) => at < bound)] ?? words.at(-1) ?? '';
}

const withoutAccents = (text: string): string =>
  text.normalize('NFD').replaceAll(/\p{M}/gu, '').replaceAll('đ', 'd').replaceAll('Đ', 'D');

/** The same numbers every time (mulberry32): benches compare only over the same searches. */
function generator(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
