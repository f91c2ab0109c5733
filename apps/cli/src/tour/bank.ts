import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { type Readable } from 'node:stream';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { freePort } from '../launcher/ports.js';

/** The bank as the house sees it: a place that takes files and answers them later. */
export interface Bank {
  /** @returns the bank's receipt, by which its answer is asked for: the SHA-256 of what it took, hexadecimal. */
  send(file: Buffer): Promise<string>;
  /** Waits until the bank has answered. */
  answerTo(receipt: string): Promise<Buffer>;
  stop(): Promise<void>;
}

const program = fileURLToPath(new URL('../../../bank-simulator/src/main.js', import.meta.url));
const endWithParent = new URL('../launcher/end-with-parent.js', import.meta.url).href;
const msToAnswer = 200;
const msOfPatience = 10_000;

/** Starts the bank simulator as a process of its own. @throws Error when it ends before it is open. */
export async function openBank(): Promise<Bank> {
  const port = await freePort();
  const child = spawn(process.execPath, ['--import', endWithParent, program], {
    env: { PORT: String(port), BANK_MODE: 'open', BANK_DELAY_MS: String(msToAnswer) },
    stdio: ['ignore', 'pipe', 'inherit', 'ipc'],
  });
  const ended = once(child, 'exit');
  const endedEarly = ended.then(([code, signal]) => {
    throw new Error(`the bank simulator ended: ${String(signal ?? code)}`);
  });
  await Promise.race([once(child.stdout as Readable, 'data'), endedEarly]);
  const payments = `http://127.0.0.1:${port}/payments`;
  return {
    send: (file) => send(payments, file),
    answerTo: (receipt) => answerAt(`${payments}/${receipt}`),
    async stop() {
      child.kill('SIGTERM');
      await ended;
    },
  };
}

async function send(url: string, body: Buffer): Promise<string> {
  const taken = await fetch(url, { method: 'POST', body, signal: AbortSignal.timeout(msOfPatience) });
  if (taken.status !== 202) throw new Error(`the bank refused a file: ${taken.status}`);
  return ((await taken.json()) as { id: string }).id;
}

async function answerAt(url: string): Promise<Buffer> {
  const signal = AbortSignal.timeout(msOfPatience);
  for (;;) {
    const answer = await fetch(url, { signal });
    const content = Buffer.from(await answer.arrayBuffer());
    if (answer.status === 200) return content;
    if (answer.status !== 202) throw new Error(`the bank does not answer: ${answer.status}`);
    await pause(msToAnswer / 4, undefined, { signal });
  }
}
