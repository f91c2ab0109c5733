/** Marks the shape of an error's parameters: `NOT_FOUND: params<{ caseId: string }>()`. */
export interface ErrorParams<P> {
  readonly __params?: P;
}

export const params = <P extends object>(): ErrorParams<P> => ({});

/** A refusal with a stable code. Words for users live in the console, never here. */
export class AnSinhError extends Error {
  constructor(
    readonly code: string,
    readonly params: object,
  ) {
    super(`${code} ${JSON.stringify(params)}`);
    this.name = 'AnSinhError';
  }
}

type ErrorMakers<D> = {
  readonly [K in keyof D]: D[K] extends ErrorParams<infer P> ? (params: P) => AnSinhError : never;
};

const registered = new Set<string>();

/**
 * Declares the errors of one library. Codes are public: never renamed, never reused.
 * @throws Error when a code is declared twice.
 */
export function defineErrors<const D extends Record<string, ErrorParams<object>>>(
  family: string,
  codes: D,
): ErrorMakers<D> {
  const makers: Record<string, (params: object) => AnSinhError> = {};
  for (const name of Object.keys(codes)) {
    const code = `${family}.${name}`;
    if (registered.has(code)) throw new Error(`error code ${code} is declared twice`);
    registered.add(code);
    makers[name] = (given) => new AnSinhError(code, given);
  }
  return makers as ErrorMakers<D>;
}

/** Every code declared so far, sorted: the golden list of the public contract. */
export const errorCodes = (): readonly string[] => [...registered].sort();
