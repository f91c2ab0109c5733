import { type TypedDocumentString } from '../gql/graphql.ts';
import { failureOf, NoAnswer, Refusal } from './refusal.ts';

/** Says to the server that this page is its own; see the sign-in. */
const ownPage = { 'x-an-sinh-console': '1' };
const patience = 30_000;

type OnSignedOut = () => void;
let signedOut: OnSignedOut = () => undefined;

/** Called when the server no longer knows the session. */
export const whenSignedOut = (then: OnSignedOut): void => void (signedOut = then);

async function send(path: string, init: RequestInit): Promise<Response> {
  try {
    return await fetch(path, {
      ...init,
      headers: { ...ownPage, ...init.headers },
      signal: init.signal ?? AbortSignal.timeout(patience),
    });
  } catch (error) {
    throw new NoAnswer('no answer', { cause: error });
  }
}

interface GraphqlAnswer<R> {
  readonly data?: R | null;
  readonly errors?: readonly {
    readonly extensions?: { readonly code?: string; readonly params?: Record<string, unknown> };
  }[];
}

/** Asks one of the console's own operations. @throws Refusal, NoAnswer */
export async function ask<R, V>(document: TypedDocumentString<R, V>, variables: V, signal?: AbortSignal): Promise<R> {
  const response = await send('/graphql', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ query: String(document), variables }),
    ...(signal && { signal }),
  });
  const answer = await readJson<GraphqlAnswer<R>>(response);
  const [error] = answer.errors ?? [];
  if (error) return refuse(error.extensions?.code ?? 'PLATFORM.INTERNAL', error.extensions?.params);
  if (answer.data === undefined || answer.data === null) throw new NoAnswer('empty answer');
  return answer.data;
}

/** Sends to one of the few addresses beside GraphQL. @returns what it answered, nothing where it answers nothing. @throws Refusal, NoAnswer */
export async function post<R>(path: string, body: object = {}): Promise<R | undefined> {
  const response = await send(path, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  if (response.status === 204) return undefined;
  const answer = await readJson<R & { readonly code?: string; readonly params?: Record<string, unknown> }>(response);
  return response.ok ? answer : refuse(answer.code ?? 'PLATFORM.INTERNAL', answer.params);
}

/** The content of a file, for a preview or a download; with a body, of one that is made of it. @throws Refusal, NoAnswer */
export async function download(path: string, body?: object): Promise<Blob> {
  const asked = { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) };
  const response = await send(path, body === undefined ? {} : asked);
  if (response.ok) return response.blob();
  const { code, params } = await readJson<{ code?: string; params?: Record<string, unknown> }>(response);
  return refuse(code ?? 'PLATFORM.INTERNAL', params);
}

async function readJson<R>(response: Response): Promise<R> {
  try {
    return (await response.json()) as R;
  } catch (error) {
    throw new NoAnswer(`status ${response.status}`, { cause: error });
  }
}

function refuse(code: string, params?: Record<string, unknown>): never {
  const failure = failureOf(code, params);
  if (failure instanceof Refusal && code === 'PLATFORM.UNAUTHENTICATED') signedOut();
  throw failure;
}
