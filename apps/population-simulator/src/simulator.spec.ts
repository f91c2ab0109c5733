import { createServer, type RequestListener, type Server } from 'node:http';
import { type AddressInfo } from 'node:net';
import { afterEach, describe, expect, it } from '@jest/globals';
import { HttpPopulationRegistry, type RegistryQuestion } from '#citizen';
import { day } from '#kernel';
import { createSimulator, type Mode } from './simulator.js';

const running: Server[] = [];
afterEach(() => running.splice(0).forEach((server) => server.close().closeAllConnections()));

async function listening(server: Server): Promise<string> {
  running.push(server);
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
}

const now = () => new Date('2026-11-23T01:02:03Z');
const simulator = (mode?: Mode) => listening(createSimulator({ mode, slowness: 60_000, now }));
const question = (personalNumber: string): RegistryQuestion => ({
  personalNumber,
  fullName: 'Nguyễn Văn Ân',
  birth: day('1985-03-04'),
  purpose: 'social-protection.grant',
});
const ask = (url: string, personalNumber = '096085123450', timeout = 1_000) =>
  new HttpPopulationRegistry({ url, timeout }).verify(question(personalNumber), 'request-1');

describe('the population registry over HTTP', () => {
  const signed = { transactionId: expect.stringMatching(/^SIM-[0-9A-F]{16}$/), answeredAt: now().toISOString() };

  it.each([
    ['096085123450', { outcome: 'match', ...signed }],
    ['096085123456', { outcome: 'mismatch', differing: ['fullName'], ...signed }],
    ['096085123457', { outcome: 'not-found', ...signed }],
    ['096085123459', { outcome: 'unavailable', cause: 'unreachable' }],
  ])('%s is answered %j, and the same again', async (number, expected) => {
    const url = await simulator();
    const first = await ask(url, number);
    expect(first).toEqual(expected);
    expect(await ask(url, number)).toEqual(first);
  });

  it('waits no longer than two tries for a slow one', async () => {
    const started = performance.now();
    expect(await ask(await simulator('slow'), undefined, 150)).toEqual({ outcome: 'unavailable', cause: 'timeout' });
    expect(performance.now() - started).toBeLessThan(1_500);
  });

  it('answers everybody alike when told to', async () => {
    const url = await simulator('not-found');
    expect(await ask(url, '096085123451')).toMatchObject({ outcome: 'not-found' });
  });

  it('says unreachable where nobody listens', async () => {
    const url = await simulator();
    running[0]?.close();
    expect(await ask(url)).toEqual({ outcome: 'unavailable', cause: 'unreachable' });
  });

  const counting = async (reply: (tries: number) => { status: number; body: string }) => {
    const ids: (string | string[] | undefined)[] = [];
    const listener: RequestListener = (request, response) => {
      ids.push(request.headers['x-request-id']);
      const { status, body } = reply(ids.length);
      request.resume().once('end', () => response.writeHead(status).end(body));
    };
    return { url: await listening(createServer(listener)), ids };
  };
  const match = JSON.stringify({ outcome: 'match', transactionId: 'T1', answeredAt: now().toISOString(), secret: 'x' });

  it('tries once more under the same id after a failure of the server, and takes only what was agreed', async () => {
    const { url, ids } = await counting((tries) =>
      tries === 1 ? { status: 502, body: '' } : { status: 200, body: match },
    );
    expect(await ask(url)).toEqual({ outcome: 'match', transactionId: 'T1', answeredAt: now().toISOString() });
    expect(ids).toEqual(['request-1', 'request-1']);
  });

  it.each([
    ['a refusal', 403, '{}', 'refused'],
    ['text that is no JSON', 200, '<html>', 'unreadable'],
    ['an answer without transaction id', 200, JSON.stringify({ outcome: 'match', answeredAt: now() }), 'unreadable'],
    ['an outcome never agreed', 200, match.replace('"match"', '"maybe"'), 'unreadable'],
    ['a mismatch in nothing', 200, match.replace('"match"', '"mismatch"'), 'unreadable'],
    ['null', 200, 'null', 'unreadable'],
  ])('takes %s as no answer, and does not insist', async (_, status, body, cause) => {
    const { url, ids } = await counting(() => ({ status, body }));
    expect(await ask(url)).toEqual({ outcome: 'unavailable', cause });
    expect(ids).toHaveLength(1);
  });
});

describe('the simulator', () => {
  const post = async (body: string, path = 'verify') =>
    (await fetch(`${await simulator()}${path}`, { method: 'POST', body })).status;

  it('refuses what is no question', async () => {
    expect(await post('{}')).toBe(400);
    expect(await post('not json')).toBe(400);
    expect(await post('{"personalNumber":"1","fullName":"x"}')).toBe(400);
    expect(await post('{}', 'elsewhere')).toBe(404);
    await expect(post('x'.repeat(10_000))).rejects.toThrow();
  });
});
