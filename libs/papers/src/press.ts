import { Injectable, type OnModuleDestroy } from '@nestjs/common';
import { type Paper } from './paper.js';
import { PressThread } from './press-thread.js';

/** Rows above which a paper takes seconds. */
const shortList = 200;

const isLong = ({ body }: Paper): boolean =>
  body.some((block) => block.kind === 'table' && block.rows.length > shortList);

/** Prints papers beside the process that serves people: lists of thousands of rows in one thread, all other papers in another. */
@Injectable()
export class Press implements OnModuleDestroy {
  private readonly papers = new PressThread();
  private readonly lists = new PressThread();

  /** @throws Error when the paper cannot be printed. */
  print(paper: Paper): Promise<Buffer> {
    return (isLong(paper) ? this.lists : this.papers).print(paper);
  }

  async onModuleDestroy(): Promise<void> {
    await Promise.all([this.papers.stop(), this.lists.stop()]);
  }
}
