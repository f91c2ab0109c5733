import { readSheet } from 'read-excel-file/node';
import writeWorkbook, { type Cell } from 'write-excel-file/node';
import { convert, create } from 'xmlbuilder2';
import { outcomeOf } from './outcome.js';

export interface BankAnswer {
  readonly mediaType: string;
  readonly content: Buffer;
}

/**
 * Answers a file in its own kind: a credit transfer with a status report, a list with the same list filled in. From nothing
 * but the file: the same file always gets the same answer.
 * @throws Error for what is neither.
 */
export const answerTo = (file: Buffer): Promise<BankAnswer> | BankAnswer =>
  file.subarray(0, 2).toString('latin1') === 'PK' ? answerList(file) : answerMessage(file.toString('utf8'));

interface Transfer {
  readonly PmtId: { readonly EndToEndId: string };
  readonly Amt: { readonly InstdAmt: { readonly '@Ccy': string; readonly '#': string } };
  readonly CdtrAcct: { readonly Id: { readonly Othr: { readonly Id: string } } };
}

interface Initiation {
  readonly Document: {
    readonly CstmrCdtTrfInitn: {
      readonly GrpHdr: { readonly MsgId: string; readonly CreDtTm: string; readonly NbOfTxs: string };
      readonly PmtInf: { readonly PmtInfId: string; readonly CdtTrfTxInf: Transfer | readonly Transfer[] };
    };
  };
}

function answerMessage(text: string): BankAnswer {
  const { GrpHdr, PmtInf } = (convert(text, { format: 'object' }) as unknown as Initiation).Document.CstmrCdtTrfInitn;
  const transfers = [PmtInf.CdtTrfTxInf].flat() as readonly Transfer[];
  if (transfers.length !== Number(GrpHdr.NbOfTxs)) throw new Error('the message says another number of transactions');
  const report = {
    GrpHdr: { MsgId: `BANK-${GrpHdr.MsgId}`, CreDtTm: GrpHdr.CreDtTm },
    OrgnlGrpInfAndSts: { OrgnlMsgId: GrpHdr.MsgId, OrgnlMsgNmId: 'pain.001.001.09' },
    OrgnlPmtInfAndSts: { OrgnlPmtInfId: PmtInf.PmtInfId, TxInfAndSts: transfers.map(statusOf) },
  };
  const namespace = 'urn:iso:std:iso:20022:tech:xsd:pain.002.001.10';
  const xml = create({ version: '1.0', encoding: 'UTF-8', defaultNamespace: { ele: namespace } })
    .ele({ Document: { CstmrPmtStsRpt: report } })
    .end();
  return { mediaType: 'application/xml', content: Buffer.from(xml) };
}

function statusOf({ PmtId, Amt, CdtrAcct }: Transfer): object {
  const { status, reason } = outcomeOf(CdtrAcct.Id.Othr.Id);
  return {
    OrgnlEndToEndId: PmtId.EndToEndId,
    TxSts: status,
    ...(reason && { StsRsnInf: { Rsn: { Cd: reason } } }),
    OrgnlTxRef: { Amt },
  };
}

const textCell = (value: string): Cell => (value === '' ? null : { type: String, value });

async function answerList(file: Buffer): Promise<BankAnswer> {
  const rows = await readSheet(file);
  const headingRow = rows.findIndex((row) => row.includes('Mã lệnh'));
  const headings = rows[headingRow] ?? [];
  const at = (heading: string) => headings.indexOf(heading);
  const decidedBy = ['Số tài khoản', 'Số định danh', 'Mã lệnh'].map(at).filter((column) => column >= 0);
  if (headingRow < 0 || at('Kết quả') < 0 || at('Lý do') < 0) throw new Error('not a list of orders');
  const sumRow = rows.findIndex((row) => row[0] === 'CỘNG');
  if (sumRow < 0) throw new Error('a list that was cut off');
  const filled = rows.map((row, index) => {
    const cells = row.map((value): Cell => (typeof value === 'number' ? value : textCell(String(value ?? ''))));
    if (index <= headingRow || index >= sumRow) return cells;
    const outcome = outcomeOf(String(decidedBy.map((column) => row[column]).find((value) => value !== null) ?? ''));
    return cells.with(at('Kết quả'), textCell(outcome.result)).with(at('Lý do'), textCell(outcome.words));
  });
  return {
    mediaType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    content: await writeWorkbook(filled).toBuffer(),
  };
}
