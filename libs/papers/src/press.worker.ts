import { parentPort } from 'node:worker_threads';
import { type Paper } from './paper.js';
import { renderPdf } from './pdf/render.js';

/** One order to print: answered with the bytes, or with why it failed. */
export interface PrintOrder {
  readonly id: number;
  readonly paper: Paper;
}

export type Print =
  { readonly id: number; readonly pdf: Uint8Array } | { readonly id: number; readonly failure: string };

parentPort?.on('message', ({ id, paper }: PrintOrder) => {
  void renderPdf(paper)
    .then((pdf): Print => ({ id, pdf }))
    .catch((error: unknown): Print => ({ id, failure: String(error) }))
    .then((print) => parentPort?.postMessage(print));
});
