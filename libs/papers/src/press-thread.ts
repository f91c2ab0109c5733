import { findPackageJSON } from 'node:module';
import { dirname, join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { type Paper } from './paper.js';
import { type Print, type PrintOrder } from './press.worker.js';

// The built file, also when the code runs from its sources.
const program = join(dirname(findPackageJSON('..', import.meta.url) ?? '.'), 'dist/libs/papers/src/press.worker.js');

interface Waiting {
  readonly resolve: (pdf: Buffer) => void;
  readonly reject: (error: Error) => void;
}

/** A thread that prints one paper after the other; started with its first order, and again after it fell. */
export class PressThread {
  private thread: Worker | undefined;
  private readonly waiting = new Map<number, Waiting>();
  private orders = 0;

  /** @throws Error when the paper cannot be printed or the thread falls. */
  print(paper: Paper): Promise<Buffer> {
    return new Promise((resolve, reject) => {
      const id = (this.orders += 1);
      this.waiting.set(id, { resolve, reject });
      (this.thread ??= this.start()).postMessage({ id, paper } satisfies PrintOrder);
    });
  }

  async stop(): Promise<void> {
    await this.thread?.terminate();
  }

  private start(): Worker {
    const thread = new Worker(program);
    thread.unref();
    thread.on('message', (print: Print) => {
      const order = this.waiting.get(print.id);
      this.waiting.delete(print.id);
      if ('pdf' in print) order?.resolve(Buffer.from(print.pdf));
      else order?.reject(new Error(print.failure));
    });
    thread.on('error', (error: Error) => this.fall(error));
    thread.on('exit', () => this.fall(new Error('the press stopped')));
    return thread;
  }

  private fall(error: Error): void {
    this.thread = undefined;
    for (const { reject } of this.waiting.values()) reject(error);
    this.waiting.clear();
  }
}
