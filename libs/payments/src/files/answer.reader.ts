import { readSheet } from 'read-excel-file/node';
import { type Answer } from './answer.js';
import { answerHeadings, fileFormats, type WorkbookFormat } from './file-format.table.js';
import { readCsv } from './csv.js';
import { payFileErrors } from './pay-file.errors.js';
import { readPain002 } from './pain-002.reader.js';
import { controlLabels } from './workbook.writer.js';
import { unzip } from '#platform';

/** Bytes a workbook may unpack to: a list of 20,000 orders takes some 10 million. */
const unpackedLimit = 60_000_000;

/**
 * Reads the answer of a payment service: our own workbook or its CSV with result and reason filled in, or a payment status
 * report of ISO 20022. What it is, its first bytes say.
 * @throws PAY_FILE.ANSWER_UNREADABLE, PAY_FILE.NOT_THE_TEMPLATE, PAY_FILE.ANSWER_EMPTY
 */
export async function readAnswer(file: Buffer): Promise<Answer> {
  const answer = await readByKind(file);
  if (answer.rows.length === 0) throw payFileErrors.ANSWER_EMPTY({});
  return answer;
}

async function readByKind(file: Buffer): Promise<Answer> {
  if (file.subarray(0, 2).toString('latin1') === 'PK') return readTable(await workbookRows(file));
  const text = decode(file);
  if (text.startsWith('<')) return { rows: unreadableUnless(() => readPain002(text)), sum: 'none' };
  return readTable(unreadableUnless(() => readCsv(text)));
}

function unreadableUnless<T>(read: () => T): T {
  try {
    return read();
  } catch {
    throw payFileErrors.ANSWER_UNREADABLE({});
  }
}

const decode = (file: Buffer): string =>
  unreadableUnless(() => new TextDecoder('utf-8', { fatal: true }).decode(file)).trimStart();

/** Numbers stay as they are written: an order is a name and not a quantity. */
async function workbookRows(file: Buffer): Promise<string[][]> {
  try {
    unzip(file, unpackedLimit);
    const rows = await readSheet<string>(file, 1, { parseNumber: (written) => written });
    return rows.map((row) => row.map((cell) => (cell === null ? '' : String(cell))));
  } catch {
    throw payFileErrors.ANSWER_UNREADABLE({});
  }
}

const templates = fileFormats.filter((format): format is WorkbookFormat => format.kind === 'workbook');

function readTable(table: readonly (readonly string[])[]): Answer {
  const headingRow = table.findIndex((row) => row.some((cell) => cell.trim() === answerHeadings.order));
  const headings = (table[headingRow] ?? []).map((cell) => cell.normalize('NFC').trim());
  refuseOtherTemplate(headings);
  const cellOf = (row: readonly string[], heading: string) =>
    (row[headings.indexOf(heading)] ?? '').normalize('NFC').trim();
  const numbered = table.map((cells, index) => ({ cells, row: index + 1 })).slice(headingRow + 1);
  const sumAt = numbered.findIndex(({ cells }) => cells[0]?.normalize('NFC').trim() === controlLabels.sum);
  const sum = numbered[sumAt];
  return {
    rows: numbered
      .slice(0, sum ? sumAt : undefined)
      .filter(({ cells }) => cells.some((cell) => cell.trim() !== ''))
      .map(({ cells, row }) => ({
        row,
        order: cellOf(cells, answerHeadings.order),
        amount: cellOf(cells, answerHeadings.amount),
        result: cellOf(cells, answerHeadings.result),
        reason: cellOf(cells, answerHeadings.reason),
      })),
    sum: sum
      ? {
          row: sum.row,
          orders: cellOf(sum.cells, answerHeadings.order),
          total: cellOf(sum.cells, answerHeadings.amount),
        }
      : 'missing',
  };
}

function refuseOtherTemplate(headings: readonly string[]): void {
  const compared = templates.map(({ columns }) => {
    const own = columns.map(({ heading }) => heading);
    return {
      missing: own.filter((heading, index) => headings[index] !== heading),
      unknown: headings.filter((heading) => heading !== '' && !own.includes(heading)),
    };
  });
  const [nearest] = compared.toSorted((a, b) => a.missing.length - b.missing.length);
  if (nearest && nearest.missing.length > 0) throw payFileErrors.NOT_THE_TEMPLATE(nearest);
}
