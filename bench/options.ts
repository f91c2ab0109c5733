import { parseArgs } from 'node:util';

export const phaseNames = [
  'payroll',
  'outlook',
  'graphql',
  'search',
  'import',
  'papers',
  'exports',
  'console',
] as const;
export type PhaseName = (typeof phaseNames)[number];

/** How much is loaded. */
export interface Size {
  readonly name: string;
  readonly people: number;
  /** Cases of the first people, one each, and how many of them are open. */
  readonly cases: number;
  readonly openCases: number;
  /** Lines of the large programme, and of the one of an ordinary size. */
  readonly lines: number;
  readonly fewerLines: number;
  /** Months paid before the first run that is timed. */
  readonly history: number;
}

const province: Size = {
  name: 'province',
  people: 2_600_000,
  cases: 400_000,
  openCases: 100_000,
  lines: 1_000_000,
  fewerLines: 150_000,
  history: 24,
};
const small: Size = {
  name: 'small',
  people: 120_000,
  cases: 40_000,
  openCases: 10_000,
  lines: 50_000,
  fewerLines: 10_000,
  history: 24,
};

export interface BenchOptions {
  readonly phases: readonly PhaseName[];
  readonly size: Size;
  /** Writes docs/bench.md. */
  readonly write: boolean;
  /** Leaves the loaded database in .data/bench for the next bench. */
  readonly keep: boolean;
}

const usage = `npm run bench -- [--only ${phaseNames.join('|')}]… [--small] [--people N] [--keep] [--write]`;

/** @throws with the usage for an option or a phase that does not exist, and for a number of people that is none. */
export function readOptions(): BenchOptions {
  const { values } = parseArgs({
    options: {
      only: { type: 'string', multiple: true },
      small: { type: 'boolean', default: false },
      people: { type: 'string' },
      keep: { type: 'boolean', default: false },
      write: { type: 'boolean', default: false },
    },
  });
  const only = values.only ?? [];
  const unknown = only.find((name) => !(phaseNames as readonly string[]).includes(name));
  if (unknown !== undefined) throw new Error(`no phase "${unknown}"\n${usage}`);
  return {
    phases: phaseNames.filter((name) => only.length === 0 || only.includes(name)),
    size: withPeople(values.small ? small : province, values.people),
    write: values.write,
    keep: values.keep,
  };
}

/** Of another number of people, in a database of its own. */
function withPeople(size: Size, given: string | undefined): Size {
  if (given === undefined) return size;
  const people = Number(given);
  if (!Number.isSafeInteger(people) || people < size.cases) throw new Error(`--people ${given}\n${usage}`);
  return { ...size, name: `${size.name}_${people}`, people };
}
