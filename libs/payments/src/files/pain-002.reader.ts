import { convert } from 'xmlbuilder2';
import { type AnswerRow } from './answer.js';

/** A node of a message; a leaf is its text. Elements that come several times are lists. */
type Node = string | { readonly [name: string]: Node | readonly Node[] };

const several = (node: Node | readonly Node[] | undefined): readonly Node[] =>
  node === undefined ? [] : Array.isArray(node) ? (node as readonly Node[]) : [node as Node];

const childrenOf = (node: Node | undefined, name: string): readonly Node[] =>
  typeof node === 'object' ? several(node[name]) : [];

/** The text at a path of single elements; empty when it is not there. */
function textAt(node: Node | undefined, ...path: readonly string[]): string {
  const found = path.reduce<Node | undefined>((at, name) => childrenOf(at, name)[0], node);
  return typeof found === 'string' ? found : textOf(found?.['#']);
}

const textOf = (node: Node | readonly Node[] | undefined): string => (typeof node === 'string' ? node : '');

/** What is final: settled on the creditor's account, or rejected. All else is no answer yet. */
const results: Readonly<Record<string, string>> = { ACSC: 'Đã chi', ACCC: 'Đã chi', RJCT: 'Trả lại' };

/**
 * Reads the transactions of a customer payment status report (pain.002).
 * @throws Error for what is no such report, or brings its own entities.
 */
export function readPain002(text: string): AnswerRow[] {
  if (text.includes('<!DOCTYPE')) throw new SyntaxError('a message has no document type');
  const message = convert(text, { format: 'object' }) as unknown as Node;
  const [report] = childrenOf(childrenOf(message, 'Document')[0], 'CstmrPmtStsRpt');
  if (!report) throw new SyntaxError('not a payment status report');
  return childrenOf(report, 'OrgnlPmtInfAndSts')
    .flatMap((group) => childrenOf(group, 'TxInfAndSts'))
    .map((transaction, index) => ({
      row: index + 1,
      order: textAt(transaction, 'OrgnlEndToEndId'),
      amount: textAt(transaction, 'OrgnlTxRef', 'Amt', 'InstdAmt') || undefined,
      result: results[textAt(transaction, 'TxSts')] ?? '',
      reason: textAt(transaction, 'StsRsnInf', 'Rsn', 'Cd'),
    }));
}
