import { isDeepStrictEqual } from 'node:util';
import autocannon from 'autocannon';
import { type Bench } from './bench.js';
import { freePort, startApi, startChild, stopChild } from './child.js';
import { count, type Figure, median } from './figure.js';
import { signIn, widestPost } from './signed-in.js';

const [connections, warmUpSeconds, turnSeconds, turns] = [4, 5, 8, 4];
const atLeast = 0.6;

const question = `query ByNumber($number: String!) { peopleByNumber(number: $number) {
  id unitId fullName birth sex personalNumber motherName lifeStatus identityState version } }`;

interface Server {
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
}

/** Persons by number at random: the API with sign-in, scope and read audit against Apollo and pg alone, in turns. */
export async function graphql(bench: Bench): Promise<Figure[]> {
  const { config } = bench.db;
  const post = await widestPost(bench, ['one-stop-officer']);
  const officer = await signIn(bench, post);
  const barePort = await freePort();
  const api = await startApi(config);
  const bareApollo = startChild('./bare-apollo.js', { BARE_DATABASE_URL: config.ownerUrl, PORT: String(barePort) });
  const json = { 'content-type': 'application/json' };
  const ours: Server = {
    url: `${api.url}/graphql`,
    headers: { ...json, authorization: `Bearer ${officer.token}` },
  };
  const bare: Server = { url: `http://127.0.0.1:${barePort}/`, headers: json };
  try {
    await answersAlike(ours, bare, numberOf(bench));
    const rates = { ours: [] as number[], bare: [] as number[] };
    for (const server of [bare, ours]) await requestsPerSecond(bench, server, warmUpSeconds);
    for (let turn = 1; turn <= turns; turn += 1) {
      rates.bare.push(await requestsPerSecond(bench, bare, turnSeconds));
      rates.ours.push(await requestsPerSecond(bench, ours, turnSeconds));
      bench.log(`  turn ${turn}: floor ${rates.bare.at(-1)} a second, ours ${rates.ours.at(-1)} a second`);
    }
    const [floor, measured] = [median(rates.bare), median(rates.ours)];
    return [
      {
        name: `person by number through GraphQL, scope of ${post.communes} communes, read audit`,
        floor: 'bare Apollo and pg, neither scope nor audit',
        floorValue: `${count(Math.round(floor))} /s`,
        value: `${count(Math.round(measured))} /s`,
        ratio: measured / floor,
        target: `≥ ${atLeast} ×`,
        isMet: measured / floor >= atLeast,
      },
    ];
  } finally {
    await Promise.all([api.stop(), stopChild(bareApollo)]);
  }
}

const numberOf = ({ size }: Bench): string =>
  `096${String(1 + Math.floor(Math.random() * size.people)).padStart(9, '0')}`;
const bodyOf = (number: string): string => JSON.stringify({ query: question, variables: { number } });

/** Waits until both answer. @throws when they do not give the same person. */
async function answersAlike(ours: Server, bare: Server, number: string): Promise<void> {
  const [first, second] = [await firstAnswer(ours, number), await firstAnswer(bare, number)];
  const people = (answer: Answer) =>
    answer.data?.peopleByNumber.map(({ id, fullName, personalNumber }) => ({ id, fullName, personalNumber }));
  if (people(first)?.length !== 1 || !isDeepStrictEqual(people(first), people(second)))
    throw new Error(`the answers differ: ${JSON.stringify(first)} and ${JSON.stringify(second)}`);
}

interface Answer {
  readonly data?: { readonly peopleByNumber: readonly { id: string; fullName: string; personalNumber: string }[] };
}

async function firstAnswer({ url, headers }: Server, number: string): Promise<Answer> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      const response = await fetch(url, { method: 'POST', headers, body: bodyOf(number) });
      return (await response.json()) as Answer;
    } catch (error) {
      if (attempt === 150) throw error;
      await new Promise((wake) => setTimeout(wake, 200));
    }
  }
}

async function requestsPerSecond(bench: Bench, { url, headers }: Server, duration: number): Promise<number> {
  const result = await autocannon({
    url,
    connections,
    duration,
    method: 'POST',
    headers,
    requests: [{ setupRequest: (request) => ({ ...request, body: bodyOf(numberOf(bench)) }) }],
  });
  if (result.errors > 0 || result.non2xx > 0)
    throw new Error(`${url}: ${result.errors} errors, ${result.non2xx} answers that are not 2xx`);
  return result.requests.average;
}
