import { createHash } from 'node:crypto';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';

export const modes = ['match', 'mismatch', 'not-found', 'slow', 'down'] as const;
export type Mode = (typeof modes)[number];

export interface SimulatorOptions {
  /** Answers everybody alike; otherwise the last digit of the personal number decides. */
  readonly mode?: Mode | undefined;
  /** Milliseconds before a slow answer. */
  readonly slowness: number;
  readonly now: () => Date;
}

/** How the last digit of a personal number is answered. */
export const modeOf = (personalNumber: string): Mode =>
  (({ '6': 'mismatch', '7': 'not-found', '8': 'slow', '9': 'down' }) as const)[personalNumber.slice(-1)] ?? 'match';

const bodyLimit = 8_192;
const mostAtOnce = 100;

interface Question {
  readonly personalNumber: string;
  readonly fullName: string;
}

/**
 * Answers like the national population database, from nothing but the question: the same question always gets the same
 * answer and the same transaction id. Holds no data of anybody.
 */
export function createSimulator(options: SimulatorOptions): Server {
  let waiting = 0;
  const server = createServer((request, response) => {
    if (request.url !== '/verify' || request.method !== 'POST') return send(response, 404, {});
    if (waiting >= mostAtOnce) return send(response, 503, {});
    waiting += 1;
    response.once('close', () => (waiting -= 1));
    readQuestion(request).then(
      (question) => (question ? answer(question, response, options) : send(response, 400, {})),
      () => response.destroy(),
    );
  });
  server.requestTimeout = 10_000;
  server.headersTimeout = 5_000;
  return server;
}

function answer(question: Question, response: ServerResponse, { mode, slowness, now }: SimulatorOptions): void {
  const chosen = mode ?? modeOf(question.personalNumber);
  const signed = { transactionId: transactionIdOf(question), answeredAt: now().toISOString() };
  switch (chosen) {
    case 'match':
    case 'not-found':
      return send(response, 200, { outcome: chosen, ...signed });
    case 'mismatch':
      return send(response, 200, { outcome: chosen, ...signed, differing: ['fullName'] });
    case 'slow': {
      const timer = setTimeout(() => send(response, 200, { outcome: 'match', ...signed }), slowness);
      response.once('close', () => clearTimeout(timer));
      return;
    }
    case 'down':
      response.destroy();
  }
}

const transactionIdOf = (question: Question): string =>
  `SIM-${createHash('sha256').update(JSON.stringify(question)).digest('hex').slice(0, 16).toUpperCase()}`;

/** Undefined for what is no question; rejects when the asker goes away or says too much. */
async function readQuestion(request: IncomingMessage): Promise<Question | undefined> {
  let text = '';
  for await (const chunk of request.setEncoding('utf8')) {
    text += String(chunk);
    if (text.length > bodyLimit) throw new RangeError(`more than ${bodyLimit} characters`);
  }
  try {
    const { personalNumber, fullName } = JSON.parse(text) as Partial<Record<keyof Question, unknown>>;
    if (typeof personalNumber !== 'string' || !/^\d{12}$/.test(personalNumber)) return undefined;
    return typeof fullName === 'string' ? { personalNumber, fullName } : undefined;
  } catch {
    return undefined;
  }
}

function send(response: ServerResponse, status: number, body: object): void {
  response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
}
