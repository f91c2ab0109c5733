import { type SaveReviewRowsMutationVariables } from '../../gql/graphql.ts';
import { ask } from '../../server/client.ts';
import { NoAnswer, Refusal } from '../../server/refusal.ts';
import { type Column, isReadable, sheetOf, type Stamp, type Texts, textsOf } from './columns.ts';
import { type Row, SaveReviewRowsDocument } from './review.operations.ts';

/** What is typed of a household and not with the server yet, over the forms it was typed on. */
export interface Edit {
  readonly on: Row;
  /** Only cells that differ from those forms; an emptied one is `''`. */
  readonly texts: Texts;
}

/** What a draft keeps of a grid. */
export interface Kept {
  readonly edits: Readonly<Record<string, Edit>>;
  readonly stamp: Stamp;
}

export interface Book extends Kept {
  readonly refusals: Readonly<Record<string, Refusal>>;
  /** Households as the server answered them last. */
  readonly answered: Readonly<Record<string, Row>>;
  readonly sending: ReadonlySet<string>;
  /** No answer came; the same is being sent again. */
  readonly isUnknown: boolean;
}

const blank: Book = {
  edits: {},
  stamp: { surveyor: '', surveyedOn: '' },
  refusals: {},
  answered: {},
  sending: new Set(),
  isUnknown: false,
};

/** As many households as one request takes. */
const atOnce = 100;
/** Seconds between attempts while nobody knows whether the server took them. */
const pauses = [1, 2, 5, 10, 20];

const without = <T>(from: Readonly<Record<string, T>>, key: string): Readonly<Record<string, T>> =>
  Object.fromEntries(Object.entries(from).filter(([each]) => each !== key));

/**
 * The forms being filled in. A household is sent when its row is left, many at once when many wait; each is taken or refused by itself, and
 * typing goes on meanwhile.
 */
export class SheetBook {
  private state = blank;
  private readonly listeners = new Set<() => void>();
  private readonly wanted = new Set<string>();
  /** The latest version seen of each household. */
  private readonly versions = new Map<string, number>();
  private isBusy = false;

  constructor(
    private readonly columns: readonly Column[],
    private readonly onSaved: () => void,
  ) {}

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  readonly read = (): Book => this.state;

  restore({ edits, stamp }: Kept): void {
    this.set({ edits: { ...edits, ...this.state.edits }, stamp });
  }

  stamp(stamp: Partial<Stamp>): void {
    this.set({ stamp: { ...this.state.stamp, ...stamp } });
  }

  /** A cell as it now stands. */
  type(row: Row, key: string, text: string): void {
    const { edits, refusals } = this.state;
    const { on, texts } = edits[row.id] ?? { on: row, texts: {} };
    const before = textsOf(this.columns, on.sheet)[key] ?? '';
    const now = text === before ? without(texts, key) : { ...texts, [key]: text };
    const isAsBefore = Object.keys(now).length === 0;
    this.set({
      edits: isAsBefore ? without(edits, row.id) : { ...edits, [row.id]: { on, texts: now } },
      refusals: without(refusals, row.id),
    });
  }

  /** Sends a household when nothing on it is wrong by itself. */
  leave(entryId: string): void {
    this.wanted.add(entryId);
    void this.sendWanted();
  }

  /** Sends whatever can be sent, what was refused too. */
  leaveAll(): void {
    this.set({ refusals: {} });
    for (const entryId of Object.keys(this.state.edits)) this.wanted.add(entryId);
    void this.sendWanted();
  }

  /** Households as they now are: what the server has already, though its answer was lost, is not to be sent again. */
  meet(rows: readonly Row[]): void {
    for (const { id, version } of rows) this.versions.set(id, Math.max(version, this.versions.get(id) ?? 0));
    const arrived = rows.filter((row) => this.isStale(row) && this.isThere(row));
    if (arrived.length > 0) this.set({ edits: arrived.reduce((rest, { id }) => without(rest, id), this.state.edits) });
  }

  /** What a colleague saved meanwhile holds. */
  takeTheirs(entryId: string): void {
    this.set({ edits: without(this.state.edits, entryId), refusals: without(this.state.refusals, entryId) });
  }

  /** What was typed here is put on top of what a colleague saved meanwhile. */
  keepMine(theirs: Row): void {
    const edit = this.state.edits[theirs.id];
    if (!edit) return;
    this.set({
      edits: { ...this.state.edits, [theirs.id]: { ...edit, on: theirs } },
      refusals: without(this.state.refusals, theirs.id),
    });
    this.leave(theirs.id);
  }

  private set(change: Partial<Book>): void {
    this.state = { ...this.state, ...change };
    for (const listener of this.listeners) listener();
  }

  private isStale({ id, version }: Row): boolean {
    const edit = this.state.edits[id];
    return edit !== undefined && edit.on.version < version;
  }

  private isThere(row: Row): boolean {
    const there = textsOf(this.columns, row.sheet);
    return Object.entries(this.state.edits[row.id]?.texts ?? {}).every(([key, text]) => (there[key] ?? '') === text);
  }

  private isSendable({ on, texts }: Edit): boolean {
    const isLatest = (this.versions.get(on.id) ?? on.version) <= on.version;
    return isLatest && !this.state.refusals[on.id] && faultyOf(this.columns, texts).length === 0;
  }

  private async sendWanted(): Promise<void> {
    if (this.isBusy) return;
    this.isBusy = true;
    try {
      for (let some = this.takeWanted(); some.length > 0; some = this.takeWanted()) await this.send(some);
    } finally {
      this.isBusy = false;
    }
  }

  private takeWanted(): Edit[] {
    const some = [...this.wanted]
      .flatMap((entryId) => this.state.edits[entryId] ?? [])
      .filter((edit) => this.isSendable(edit))
      .slice(0, atOnce);
    if (some.length < atOnce) this.wanted.clear();
    for (const { on } of some) this.wanted.delete(on.id);
    return some;
  }

  private async send(some: readonly Edit[]): Promise<void> {
    this.set({ sending: new Set(some.map(({ on }) => on.id)) });
    const rows = some.map(({ on, texts }) => ({
      entryId: on.id,
      version: on.version,
      sheet: sheetOf(this.columns, { ...textsOf(this.columns, on.sheet), ...texts }, on.sheet, this.state.stamp),
    }));
    try {
      const { saveReviewEntries } = await this.sendUntilAnswered({ rows, requestId: crypto.randomUUID() });
      for (const { entryId, entry, refusal } of saveReviewEntries) {
        const sent = some.find(({ on }) => on.id === entryId);
        if (refusal)
          this.refuse(
            entryId,
            new Refusal(refusal.code, refusal.params as Record<string, unknown>),
            entry ?? undefined,
          );
        else if (sent && entry) this.saved(sent, entry);
      }
      this.onSaved();
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      for (const { on } of some) this.refuse(on.id, error);
    } finally {
      this.set({ sending: new Set(), isUnknown: false });
    }
  }

  private async sendUntilAnswered(variables: SaveReviewRowsMutationVariables): ReturnType<typeof sendRows> {
    for (let attempt = 0; ; attempt += 1)
      try {
        return await sendRows(variables);
      } catch (error) {
        if (!(error instanceof NoAnswer)) throw error;
        this.set({ isUnknown: true });
        await new Promise((resolve) => setTimeout(resolve, (pauses[attempt] ?? 20) * 1_000));
      }
  }

  /** What was typed while it was on its way stays to be sent. */
  private saved({ texts: sent }: Edit, entry: Row): void {
    const { edits, answered } = this.state;
    this.versions.set(entry.id, entry.version);
    const now = Object.entries(edits[entry.id]?.texts ?? {}).filter(([key, text]) => sent[key] !== text);
    this.set({
      answered: { ...answered, [entry.id]: entry },
      edits:
        now.length === 0
          ? without(edits, entry.id)
          : { ...edits, [entry.id]: { on: entry, texts: Object.fromEntries(now) } },
    });
  }

  private refuse(entryId: string, refusal: Refusal, entry?: Row): void {
    if (entry && this.isStale(entry) && this.isThere(entry)) {
      this.saved({ on: entry, texts: this.state.edits[entryId]?.texts ?? {} }, entry);
      return;
    }
    this.set({
      refusals: { ...this.state.refusals, [entryId]: refusal },
      ...(entry && { answered: { ...this.state.answered, [entryId]: entry } }),
    });
  }
}

const sendRows = (variables: SaveReviewRowsMutationVariables) => ask(SaveReviewRowsDocument, variables);

/** Cells in which something stands that cannot be an answer. */
export const faultyOf = (columns: readonly Column[], texts: Texts): readonly string[] =>
  columns.flatMap((column) => {
    const text = texts[column.key] ?? '';
    return text === '' || isReadable(column, text) ? [] : [column.key];
  });
