import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, expect, it, jest } from '@jest/globals';
import { reorganiseCommand } from '../../apps/cli/src/commands/reorganise.command.js';
import { testDatabase, type TestDatabase } from '../support/database.js';
import { buildWorld, type World } from './reorganisation.world.js';

const environment = { ...process.env };
const workingFolder = process.cwd();
const folder = mkdtempSync(join(tmpdir(), 'an-sinh-reorganise-'));
let db: TestDatabase;
let world: World;
beforeAll(async () => {
  db = await testDatabase();
  world = await buildWorld(db);
  process.env['DATABASE_URL'] = db.url;
  process.chdir(folder);
}, 120_000);
afterEach(() => {
  process.exitCode = 0;
});
afterAll(async () => {
  process.env = environment;
  process.chdir(workingFolder);
  rmSync(folder, { recursive: true });
  await db.close();
});

/** Types a command; what it printed, and whether it refused. */
async function type(...words: string[]): Promise<{ out: string; refusal: string; failed: boolean }> {
  const [out, refusal]: string[][] = [[], []];
  const spies = [
    jest.spyOn(console, 'log').mockImplementation((text) => void out?.push(String(text))),
    jest.spyOn(console, 'error').mockImplementation((text) => void refusal?.push(String(text))),
  ];
  await reorganiseCommand().parseAsync(words, { from: 'user' });
  for (const spy of spies) spy.mockRestore();
  const failed = process.exitCode === 1;
  process.exitCode = 0;
  return { out: out?.join('\n') ?? '', refusal: refusal?.join('\n') ?? '', failed };
}

function file(name: string, content: string): string {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
}

/** Fills the empty column `new_code` of the list to be decided. */
function filled(list: string, choose: (cells: readonly string[]) => string): string {
  const [head = '', ...body] = list.split('\n');
  const at = head.split(';').indexOf('new_code');
  const rows = body.map((line) => line.split(';')).map((cells) => cells.with(at, choose(cells)).join(';'));
  return [head, ...rows].join('\n');
}

it('plans the real list, previews it, and refuses to apply it while people are undecided, saying what to do', async () => {
  expect((await type('plan', '--real')).out).toContain(
    'Phương án số 1: Sắp xếp đơn vị hành chính ngày 01/7/2025, hiệu lực 01/07/2025',
  );
  const { out } = await type('preview', '1');
  expect(out).toContain('182 đơn vị cũ, 65 đơn vị mới; 19 xã bị chia.');
  expect(out).toContain('Hồ sơ đang giải quyết: 7 từ 2 đơn vị, chờ quyết định 2');
  expect((await type('preview', '1', '--csv')).out).toContain(
    'open-cases;Hồ sơ đang giải quyết;32248;Xã Đất Mũi;32248;Xã Đất Mũi;5',
  );
  const refused = await type('apply', '1');
  expect(refused.failed).toBe(true);
  expect(refused.refusal).toContain(
    '32122 Xã Lợi An: Vị trí công tác 2; Người dân 4; Hộ gia đình 4; Hồ sơ đang giải quyết 2',
  );
  expect(refused.refusal).toContain('reorganise decide 1 TỆP');
});

it('gives the list to be decided by hamlet, takes it back filled, and applies', async () => {
  const list = (await type('undecided', '1', '--csv')).out;
  expect(list.split('\n').slice(0, 3)).toEqual([
    'old_code;hamlet;subject_kind;subject;new_code;old_name;who;choices',
    '32122;ẤP CHÀ LÀ;;;;Xã Lợi An;2 đối tượng;32014 Phường Lý Văn Lâm / 32095 Xã Trần Văn Thời / 32134 Xã Lương Thế Trân',
    '32122;Ấp Tân Hòa;;;;Xã Lợi An;1 đối tượng;32014 Phường Lý Văn Lâm / 32095 Xã Trần Văn Thời / 32134 Xã Lương Thế Trân',
  ]);
  expect(list).toContain(`32122;;person;${world.people.khong};;Xã Lợi An;Nguyễn Thị khong 1980-05-06;`);
  const wrong = await type(
    'decide',
    '1',
    file(
      'wrong.csv',
      filled(list, () => '32002'),
    ),
  );
  expect(wrong.refusal).toContain('Dòng 2: đơn vị cũ không đi về đơn vị mới này. Chưa ghi nhận dòng nào.');
  const chosen = filled(list, ([old]) => (old === '973' ? '32248' : '32095'));
  expect((await type('decide', '1', file('decided.csv', chosen))).out).toBe('Đã ghi nhận 7 quyết định.');
  const { out } = await type('apply', '1');
  expect(out).toContain('Đã áp dụng phương án số 1.');
  expect(out).toContain('Hồ sơ đang giải quyết: 7');
});

it('prints the figures of a month on the old map and on the new, with the same sum', async () => {
  const old = (await type('figures', '--on-map', '2025-06-30', '--month', '2025-06')).out;
  const now = (await type('figures', '--on-map', '2025-07-02', '--month', '2025-06')).out;
  expect(old).toMatch(/32122 Xã Lợi An +2 +2 +1 +840\.000/);
  expect(now).toMatch(/32095 Xã Trần Văn Thời +2 +2 +1 +840\.000/);
  expect(now.split('\n').at(-1)).toBe(old.split('\n').at(-1));
  expect((await type('figures', '--on-map', '30/06/2025', '--month', '2025-06')).refusal).toContain(
    'Ngày viết dạng 2025-07-01',
  );
});

it('takes the step back, and not twice', async () => {
  expect((await type('take-back', '1', '--as-of', '2025-07-02')).refusal).toContain(
    '--as-of chỉ dùng cho bản minh họa',
  );
  expect((await type('take-back', '1')).out).toContain('Đã hủy áp dụng phương án số 1.');
  expect((await type('take-back', '1')).refusal).toContain('Phương án số 1 đã hủy áp dụng: không có gì để hủy.');
  expect((await type('list')).out).toContain('đã hủy áp dụng');
});

it('tells what is wrong with a list, line by line', async () => {
  const list = 'old_code,old_name,extent,new_code,new_name,new_parent_code\n32122,Xã Lợi,whole,32122,Xã Lợi An,968';
  const { refusal, failed } = await type(
    'plan',
    file('list.csv', list),
    '--name',
    'Thử',
    '--effective-on',
    '2025-07-02',
    '--basis',
    'Nghị quyết giả định',
  );
  expect(failed).toBe(true);
  expect(refusal).toContain('dòng 2, mã 32122: tên đơn vị cũ không khớp danh mục');
  expect((await type('plan', '--name', 'Thử')).refusal).toContain('hoặc chỉ --real');
});
