import { type Server } from 'node:http';
import { type AddressInfo } from 'node:net';
import { afterEach, describe, expect, it } from '@jest/globals';
import { readSheet } from 'read-excel-file/node';
import writeWorkbook from 'write-excel-file/node';
import { createSimulator, type SimulatorOptions } from './simulator.js';

const running: Server[] = [];
afterEach(() => running.splice(0).forEach((server) => server.close().closeAllConnections()));

async function bank(options: Partial<SimulatorOptions> = {}): Promise<string> {
  const server = createSimulator({ mode: 'open', delay: 0, ...options });
  running.push(server);
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/payments`;
}

async function send(url: string, body: string | Buffer): Promise<{ status: number; id: string }> {
  const response = await fetch(url, { method: 'POST', body });
  return { status: response.status, id: ((await response.json()) as { id: string }).id };
}

const transfer = (id: number, account: string) => `<CdtTrfTxInf><PmtId><EndToEndId>${id}</EndToEndId></PmtId>
  <Amt><InstdAmt Ccy="VND">500000</InstdAmt></Amt><CdtrAcct><Id><Othr><Id>${account}</Id></Othr></Id></CdtrAcct></CdtTrfTxInf>`;
const message = (
  accounts: readonly string[],
  count = accounts.length,
) => `<?xml version="1.0"?><Document><CstmrCdtTrfInitn>
  <GrpHdr><MsgId>AS-1-1</MsgId><CreDtTm>2026-11-19T00:00:00Z</CreDtTm><NbOfTxs>${count}</NbOfTxs></GrpHdr>
  <PmtInf><PmtInfId>x</PmtInfId>${accounts.map((account, index) => transfer(index, account)).join('')}</PmtInf>
  </CstmrCdtTrfInitn></Document>`;

describe('the bank simulator', () => {
  it.each([
    ['001', 'ACSC', undefined],
    ['006', 'PDNG', undefined],
    ['007', 'RJCT', 'AC04'],
    ['008', 'RJCT', 'BE01'],
    ['009', 'RJCT', 'MD07'],
  ])('answers a transfer to account %s with %s', async (account, status, reason) => {
    const url = await bank();
    const { id } = await send(url, message([account]));
    const text = await (await fetch(`${url}/${id}`)).text();
    expect(text).toContain(`<TxSts>${status}</TxSts>`);
    expect(/<Cd>(\w+)<\/Cd>/.exec(text)?.[1]).toBe(reason);
    expect(text).toContain('<OrgnlMsgId>AS-1-1</OrgnlMsgId>');
  });

  it('fills in a list, by account or else by personal number', async () => {
    const headings = ['STT', 'Mã lệnh', 'Số định danh', 'Số tiền', 'Kết quả', 'Lý do'];
    const rows = [
      headings,
      [1, '41', '096000000001', 5, null, null],
      [2, '42', '096000000008', 6, null, null],
      ['CỘNG', '2'],
    ];
    const file = await writeWorkbook(rows.map((row) => [...row])).toBuffer();
    const url = await bank();
    const { id } = await send(url, file);
    const answer = await readSheet(Buffer.from(await (await fetch(`${url}/${id}`)).arrayBuffer()));
    expect(answer.slice(1, 3)).toEqual([
      [1, '41', '096000000001', 5, 'Đã chi', null],
      [2, '42', '096000000008', 6, 'Trả lại', 'Sai tên chủ tài khoản'],
    ]);
  });

  it('takes its time, and takes a file sent twice once', async () => {
    const url = await bank({ delay: 300 });
    const first = await send(url, message(['1']));
    expect(first.status).toBe(202);
    expect((await fetch(`${url}/${first.id}`)).status).toBe(202);
    await new Promise((later) => setTimeout(later, 320));
    expect((await send(url, message(['1']))).id).toBe(first.id);
    expect((await fetch(`${url}/${first.id}`)).status).toBe(200);
  });

  it.each([
    ['text', 'hello'],
    ['a message that lost a transfer', message(['1', '2'], 3)],
    ['a broken list', 'PK and nothing more'],
  ])('refuses %s', async (_, body) => expect((await send(await bank(), body)).status).toBe(400));

  it('knows no other place and no other id', async () => {
    const url = await bank();
    expect((await fetch(`${url}/${'0'.repeat(64)}`)).status).toBe(404);
    expect((await fetch(url)).status).toBe(404);
  });

  it('fails when told to', async () => {
    await expect(send(await bank({ mode: 'down' }), message(['1']))).rejects.toThrow();
    const url = await bank({ mode: 'garbled' });
    const { id } = await send(url, message(['1']));
    expect(await (await fetch(`${url}/${id}`)).text()).not.toContain('</Document>');
  });
});
