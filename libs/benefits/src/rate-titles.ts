import { type RateLaw } from './rate-law.js';

/** What users call the tables of the rate book and their keys. */
export class RateTitles {
  private readonly words: ReadonlyMap<string, RateLaw['words']>;

  constructor(programmes: readonly { readonly law?: Pick<RateLaw, 'table' | 'words'> }[]) {
    this.words = new Map(programmes.flatMap(({ law }) => (law ? [[law.table.code, law.words] as const] : [])));
  }

  /** Its code for one without a title. */
  ofTable(table: string): string {
    return this.words.get(table)?.title ?? table;
  }

  ofKey(table: string, key: string): string {
    return this.words.get(table)?.keys[key] ?? key;
  }
}
