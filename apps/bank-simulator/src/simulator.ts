import { createHash } from 'node:crypto';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { answerTo, type BankAnswer } from './answer.js';

export const modes = ['open', 'down', 'garbled'] as const;
export type Mode = (typeof modes)[number];

export interface SimulatorOptions {
  /** Down hangs up on everybody; garbled answers with half a file. */
  readonly mode: Mode;
  /** Milliseconds between taking a file and its answer. */
  readonly delay: number;
}

const bodyLimit = 20_000_000;
const mostFiles = 200;

interface TakenFile {
  readonly readyAt: number;
  readonly answer: BankAnswer;
}

/**
 * A bank, post office or cashier as a process: `POST /payments` takes a pain.001 or a list and gives its id,
 * `GET /payments/<id>` gives the answer later (202 until then). A file sent twice is one file.
 */
export function createSimulator({ mode, delay }: SimulatorOptions): Server {
  const files = new Map<string, TakenFile>();
  const server = createServer((request, response) => {
    if (mode === 'down') return void response.destroy();
    const id = /^\/payments\/([0-9a-f]{64})$/.exec(request.url ?? '')?.[1];
    if (request.method === 'GET' && id) return give(response, files.get(id), mode);
    if (request.method !== 'POST' || request.url !== '/payments') return send(response, 404, {});
    if (files.size >= mostFiles) return send(response, 503, {});
    take(request, files, delay).then(
      (taken) => send(response, 202, { id: taken }),
      () => send(response, 400, {}),
    );
  });
  server.requestTimeout = 60_000;
  server.headersTimeout = 5_000;
  return server;
}

async function take(request: IncomingMessage, files: Map<string, TakenFile>, delay: number): Promise<string> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    bytes += chunk.length;
    if (bytes > bodyLimit) throw new RangeError(`more than ${bodyLimit} bytes`);
    chunks.push(chunk);
  }
  const file = Buffer.concat(chunks);
  const id = createHash('sha256').update(file).digest('hex');
  if (!files.has(id)) files.set(id, { answer: await answerTo(file), readyAt: Date.now() + delay });
  return id;
}

function give(response: ServerResponse, file: TakenFile | undefined, mode: Mode): void {
  if (!file) return send(response, 404, {});
  if (Date.now() < file.readyAt) return send(response, 202, {});
  const { mediaType, content } = file.answer;
  const body = mode === 'garbled' ? content.subarray(0, content.length / 2) : content;
  response.writeHead(200, { 'content-type': mediaType }).end(body);
}

function send(response: ServerResponse, status: number, body: object): void {
  response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
}
