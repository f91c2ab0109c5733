import { isDeepStrictEqual } from 'node:util';
import { addMonths, AnSinhError, kernelErrors, type LegalMonth, month, range, type Range } from '#kernel';
import { LineCounter, parseDocument } from 'yaml';
import { exampleErrors, ExampleNode, wholeNumber } from './example-node.js';

export type ExampleOutput = { readonly [key: string]: unknown };

/** What a programme makes of the input of one example, for the months of its period. */
export type EvaluateExample = (input: ExampleNode, period: Range<LegalMonth>) => ExampleOutput;

interface Difference {
  /** In the output: `allowance.2024-07`. */
  readonly path: string;
  readonly expected: unknown;
  /** Undefined when the programme gives nothing there. */
  readonly actual: unknown;
}

export interface ExampleResult {
  readonly name: string;
  readonly line: number;
  readonly passed: boolean;
  readonly differences: readonly Difference[];
  /** Why the programme could not answer at all. */
  readonly refusal?: { readonly code: string; readonly params: object };
}

/**
 * Runs a file of worked examples, a YAML list of `{name, period, basis, input, output}`: whatever the output names must
 * come out of the input; what it leaves out is not compared. `period` is a month, or two with a slash between, both
 * included; the same two months as a key of the output stand for each month.
 * @throws EXAMPLES.MALFORMED with file, line and path when the file cannot be read as such.
 */
export function runExamples(text: string, fileName: string, evaluate: EvaluateExample): readonly ExampleResult[] {
  return readExamples(text, fileName).map((example) => {
    const { name, line } = example;
    try {
      const differences = differencesOf(example.output, evaluate(example.input, example.period), '');
      return { name, line, passed: differences.length === 0, differences };
    } catch (error) {
      if (!(error instanceof AnSinhError) || error.code === malformedCode) throw error;
      return { name, line, passed: false, differences: [], refusal: { code: error.code, params: error.params } };
    }
  });
}

/** One line for each example, and under a failed one what differs. */
export const printResults = (fileName: string, results: readonly ExampleResult[]): string =>
  results
    .flatMap(({ name, line, passed, differences, refusal }) => [
      passed ? `ok    ${name}` : `FAIL  ${name} (${fileName}:${line})`,
      ...differences.map(
        ({ path, expected, actual }) =>
          `        ${path}: expected ${JSON.stringify(expected)}, got ${JSON.stringify(actual) ?? 'nothing'}`,
      ),
      ...(refusal ? [`        refused: ${refusal.code} ${JSON.stringify(refusal.params)}`] : []),
    ])
    .join('\n');

const malformedCode = 'EXAMPLES.MALFORMED';

interface Example {
  readonly name: string;
  readonly line: number;
  readonly period: Range<LegalMonth>;
  readonly input: ExampleNode;
  readonly output: unknown;
}

function readExamples(text: string, file: string): readonly Example[] {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines });
  const fault = document.errors[0];
  if (fault) {
    const { line } = lines.linePos(fault.pos[0]);
    throw exampleErrors.MALFORMED({ file, line, path: '', because: 'NOT_YAML' });
  }
  const root = new ExampleNode({ file, document, lines }, document.contents, '');
  return root.list().map((node) => {
    node.only('name', 'period', 'basis', 'input', 'output');
    const cited = node.get('basis').oneOrMore();
    if (cited.length === 0) throw node.get('basis').malformed('EMPTY');
    cited.forEach((article) => article.text());
    const output = node.get('output');
    if (output.entries().length === 0) throw output.malformed('EMPTY');
    return {
      name: node.get('name').text(),
      line: node.line,
      period: node.get('period').read(periodOf, 'NOT_A_PERIOD'),
      input: node.get('input'),
      output: output.plain(),
    };
  });
}

/** `2024-05` or `2024-05/2024-07`, last month included. @throws KERNEL.MONTH_INVALID, KERNEL.RANGE_EMPTY */
function periodOf(text: string): Range<LegalMonth> {
  const [first = '', last = first, ...more] = text.split('/');
  if (more.length > 0) throw kernelErrors.MONTH_INVALID({ value: text });
  return range(month(first), addMonths(month(last), 1));
}

const isPeriod = (key: string): boolean => /^\d{4}-\d{2}\/\d{4}-\d{2}$/.test(key);

/** The months of a period that has an end. */
export function monthsOf({ from, until }: Range<LegalMonth>): readonly LegalMonth[] {
  const months: LegalMonth[] = [];
  for (let at = from; until !== undefined && at < until; at = addMonths(at, 1)) months.push(at);
  return months;
}

const isMap = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

function differencesOf(expected: unknown, actual: unknown, path: string): readonly Difference[] {
  if (isMap(expected) && Object.keys(expected).length > 0) {
    const given = isMap(actual) ? actual : {};
    return Object.entries(expected)
      .flatMap(([key, value]) =>
        (isPeriod(key) ? monthsOf(periodOf(key)) : [key]).map((each) => [each, value] as const),
      )
      .flatMap(([key, value]) => differencesOf(value, given[key], path ? `${path}.${key}` : key));
  }
  if (Array.isArray(expected) && Array.isArray(actual) && expected.length === actual.length) {
    return expected.flatMap((value, index) => differencesOf(value, actual[index], `${path}.${index}`));
  }
  return isDeepStrictEqual(wholeNumber(expected), actual) ? [] : [{ path, expected: wholeNumber(expected), actual }];
}
