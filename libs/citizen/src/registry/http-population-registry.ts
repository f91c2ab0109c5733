import {
  type PopulationRegistry,
  type RegistryAnswer,
  type RegistryField,
  type RegistryQuestion,
} from './population-registry.js';

export interface RegistryConnection {
  /** Address of the service; the question goes to `verify` below it. */
  readonly url: string;
  /** Milliseconds for one try. A question takes at most two tries and the pause between them. */
  readonly timeout: number;
}

type Unavailable = Extract<RegistryAnswer, { outcome: 'unavailable' }>;

const pauseBeforeRetry = 200;
const unavailable = (cause: Unavailable['cause']): Unavailable => ({ outcome: 'unavailable', cause });

/** Asks over HTTP with JSON; tries once more when it was late or not reached, never when it was refused. */
export class HttpPopulationRegistry implements PopulationRegistry {
  constructor(private readonly connection: RegistryConnection) {}

  async verify(question: RegistryQuestion, requestId: string): Promise<RegistryAnswer> {
    const first = await this.ask(question, requestId);
    if (first.outcome !== 'unavailable' || (first.cause !== 'timeout' && first.cause !== 'unreachable')) return first;
    await new Promise((wake) => setTimeout(wake, pauseBeforeRetry));
    return this.ask(question, requestId);
  }

  private async ask(question: RegistryQuestion, requestId: string): Promise<RegistryAnswer> {
    try {
      const response = await fetch(new URL('verify', this.connection.url), {
        method: 'POST',
        headers: { 'content-type': 'application/json', 'x-request-id': requestId },
        body: JSON.stringify(question),
        signal: AbortSignal.timeout(this.connection.timeout),
        redirect: 'error',
      });
      if (response.status >= 500) return unavailable('unreachable');
      if (!response.ok) return unavailable('refused');
      return readAnswer(await response.text());
    } catch (error) {
      return unavailable(error instanceof DOMException && error.name === 'TimeoutError' ? 'timeout' : 'unreachable');
    }
  }
}

const fields: ReadonlySet<unknown> = new Set<RegistryField>(['fullName', 'birth']);
const isFields = (value: unknown): value is RegistryField[] =>
  Array.isArray(value) && value.length > 0 && value.every((each) => fields.has(each));

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** Takes from an answer what we agreed on and nothing more; what is not understood confirms nobody. */
function readAnswer(text: string): RegistryAnswer {
  const body = parse(text);
  if (typeof body !== 'object' || body === null) return unavailable('unreadable');
  const { outcome, transactionId, answeredAt, differing } = body as Readonly<Record<string, unknown>>;
  if (typeof transactionId !== 'string' || transactionId === '') return unavailable('unreadable');
  if (typeof answeredAt !== 'string' || Number.isNaN(Date.parse(answeredAt))) return unavailable('unreadable');
  if (outcome === 'match' || outcome === 'not-found') return { outcome, transactionId, answeredAt };
  if (outcome === 'mismatch' && isFields(differing)) return { outcome, transactionId, answeredAt, differing };
  return unavailable('unreadable');
}
