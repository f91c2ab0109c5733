import { createCB } from 'xmlbuilder2';
import { type MessageFormat, remittance } from './file-format.table.js';
import { payFileErrors } from './pay-file.errors.js';
import { type ListedOrder, listReference, type PayList } from './pay-list.js';
import { toAscii, writeText } from './written-text.rule.js';

/** The account the money leaves is fixed in the contract: the standard's own word for what is agreed elsewhere. */
const agreed = { Othr: { Id: 'NOTPROVIDED' } };

/**
 * Writes a list as a customer credit transfer initiation. The list's reference is the message's own, so a bank that gets it
 * twice knows it; each order goes under its id; the first half of the list's hash is the payment's reference.
 * @throws PAY_FILE.ORDER_UNFIT
 */
export function writePain001(list: PayList, format: MessageFormat): Buffer {
  const chunks: string[] = [];
  const xml = createCB({
    data: (chunk: string) => chunks.push(chunk),
    defaultNamespace: { ele: format.namespace },
    prettyPrint: true,
  });
  const counts = { NbOfTxs: list.control.orders, CtrlSum: list.control.total };
  const payer = { Nm: format.payer };
  const header = { MsgId: listReference(list), CreDtTm: list.madeAt.toISOString(), ...counts, InitgPty: payer };
  xml.dec({ version: '1.0', encoding: 'UTF-8' }).ele('Document').ele('CstmrCdtTrfInitn');
  xml
    .ele({ GrpHdr: header })
    .ele('PmtInf')
    .ele({
      PmtInfId: list.control.hash.slice(0, 32),
      PmtMtd: 'TRF',
      ...counts,
      ReqdExctnDt: { Dt: list.payOn },
      Dbtr: payer,
      DbtrAcct: { Id: agreed },
      DbtrAgt: { FinInstnId: agreed },
    });
  for (const order of list.orders) xml.ele({ CdtTrfTxInf: transferOf(order, list, format) });
  xml.up().up().up().end();
  return Buffer.from(chunks.join(''));
}

function transferOf(order: ListedOrder, list: PayList, format: MessageFormat): object {
  const name = toAscii(order.holder).slice(0, format.nameLimit).trim();
  const bank = writeText(order.bank ?? '', 'vietnamese');
  const account = (order.account ?? '').trim();
  const unfit = (field: string) => payFileErrors.ORDER_UNFIT({ orderId: order.id, format: format.code, field });
  if (name === '') throw unfit('Nm');
  if (bank === '') throw unfit('CdtrAgt');
  if (account === '' || account.length > format.accountLimit) throw unfit('CdtrAcct');
  const known = order.personalNumber;
  return {
    PmtId: { EndToEndId: order.id },
    Amt: { InstdAmt: { '@Ccy': 'VND', '#': order.amount } },
    CdtrAgt: { FinInstnId: { Nm: bank } },
    Cdtr: { Nm: name, ...(known && { Id: { PrvtId: { Othr: { Id: known, SchmeNm: { Cd: 'NIDN' } } } } }) },
    CdtrAcct: { Id: { Othr: { Id: account } } },
    RmtInf: { Ustrd: remittance(list.month) },
  };
}
