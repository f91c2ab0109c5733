import { findPackageJSON } from 'node:module';
import { dirname, join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { Injectable, type OnModuleDestroy } from '@nestjs/common';
import { type Paper } from './paper.js';
import { type Print, type PrintOrder } from './press.worker.js';

// The built file, also when the code runs from its sources.
const program = join(dirname(findPackageJSON('..', import.meta.url) ?? '.'), 'dist/libs/papers/src/press.worker.js');

interface Waiting {
  readonly resolve: (pdf: Buffer) => void;
  readonly reject: (error: Error) => void;
}

/** Prints papers in a thread of its own, one after the other: a list of thousands of rows keeps nobody else waiting. */
@Injectable()
export class Press implements OnModuleDestroy {
  private thread: Worker | undefined;
  private readonly waiting = new Map<number, Waiting>();
  private orders = 0;

  /** @throws Error when the thread fails; the next order starts a new one. */
  print(paper: Paper): Promise<Buffer> {
    return new Promise((resolve, reject) => {
      const id = (this.orders += 1);
      this.waiting.set(id, { resolve, reject });
      (this.thread ??= this.start()).postMessage({ id, paper } satisfies PrintOrder);
    });
  }

  async onModuleDestroy(): Promise<void> {
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
    thread.on('error', (error: Error) => this.fail(error));
    thread.on('exit', () => this.fail(new Error('the press stopped')));
    return thread;
  }

  private fail(error: Error): void {
    this.thread = undefined;
    for (const { reject } of this.waiting.values()) reject(error);
    this.waiting.clear();
  }
}
