import { parseArgs } from 'node:util';

export const phaseNames = ['payroll', 'outlook', 'graphql', 'search', 'import', 'papers'] as const;
export type PhaseName = (typeof phaseNames)[number];

/** How much is loaded. */
export interface Size {
  readonly name: 'province' | 'small';
  readonly people: number;
  /** Lines of the large programme, and of the one of an ordinary size. */
  readonly lines: number;
  readonly fewerLines: number;
  /** Months paid before the first run that is timed. */
  readonly history: number;
}

const province: Size = { name: 'province', people: 2_600_000, lines: 1_000_000, fewerLines: 150_000, history: 24 };
const small: Size = { name: 'small', people: 120_000, lines: 50_000, fewerLines: 10_000, history: 24 };

export interface BenchOptions {
  readonly phases: readonly PhaseName[];
  readonly size: Size;
  /** Writes docs/bench.md. */
  readonly write: boolean;
  /** Leaves the loaded database in .data/bench for the next bench. */
  readonly keep: boolean;
}

const usage = `npm run bench -- [--only ${phaseNames.join('|')}]… [--small] [--keep] [--write]`;

/** @throws with the usage for an option or a phase that does not exist. */
export function readOptions(): BenchOptions {
  const { values } = parseArgs({
    options: {
      only: { type: 'string', multiple: true },
      small: { type: 'boolean', default: false },
      keep: { type: 'boolean', default: false },
      write: { type: 'boolean', default: false },
    },
  });
  const only = values.only ?? [];
  const unknown = only.find((name) => !(phaseNames as readonly string[]).includes(name));
  if (unknown !== undefined) throw new Error(`no phase "${unknown}"\n${usage}`);
  return {
    phases: phaseNames.filter((name) => only.length === 0 || only.includes(name)),
    size: values.small ? small : province,
    write: values.write,
    keep: values.keep,
  };
}
