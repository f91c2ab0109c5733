/** The server understood and said no, with one of its codes. */
export class Refusal extends Error {
  constructor(
    readonly code: string,
    readonly params: Readonly<Record<string, unknown>> = {},
  ) {
    super(code);
  }

  /** Faults by field, of a refused form. */
  get fields(): readonly { readonly path: string; readonly rule: string }[] {
    const { fields } = this.params;
    return Array.isArray(fields) ? (fields as { path: string; rule: string }[]) : [];
  }
}

/** No answer came: whether the server acted is not known. */
export class NoAnswer extends Error {}

/** Codes after which the same request may be sent again: the server itself does not know, or had no time. */
const undecided = new Set(['PLATFORM.UNAVAILABLE', 'PLATFORM.TOO_BUSY']);

/** What a failed request comes to, for the one who sent it. */
export const failureOf = (code: string, params?: Record<string, unknown>): Refusal | NoAnswer =>
  undecided.has(code) ? new NoAnswer(code) : new Refusal(code, params);
