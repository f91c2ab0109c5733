import { randomUUID } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { Command } from 'commander';
import { type CellFault, getBatch, ImportService, type ImportSheet, listCellFaults, writeTemplate } from '#import';
import { type Actor, systemActor, type UnitOfWork } from '#platform';
import { withDoor } from '../with-database.js';

interface ListOptions {
  readonly commit: boolean;
  readonly communes: readonly string[];
}

interface SampleCommandOptions {
  readonly people: string;
  readonly communes: string;
  readonly faults: string;
  readonly foreign?: string;
}

const codes = (text: string): string[] => text.split(',').map((code) => code.trim());

/** The operator, or, when communes are named, someone who answers for these alone: rows of others are then faults. */
async function actorFor(uow: UnitOfWork, sheets: readonly ImportSheet[], communes: readonly string[]): Promise<Actor> {
  const operator = systemActor('import');
  if (communes.length === 0) return operator;
  const units = await uow.read(operator, (tx) =>
    tx.sql<{ id: number }>(`SELECT id FROM territory.unit WHERE code = ANY ($1) AND in_force @> $2::date`, [
      communes,
      tx.today,
    ]),
  );
  const programmes = [...new Set(sheets.map(({ programme }) => programme))];
  return { ...operator, kind: 'service', units: units.map(({ id }) => id), programmes };
}

const printed = ({ column, row, reason, repair }: CellFault): string =>
  `${column}${row}\t${reason}${repair ? ` → ${repair}` : ''}`;

async function takeList(
  uow: UnitOfWork,
  sheets: readonly ImportSheet[],
  file: string,
  options: ListOptions,
): Promise<void> {
  const imports = new ImportService(uow, sheets);
  const who = await actorFor(uow, sheets, options.communes);
  const batchId = await imports.dryRun(who, readFileSync(file));
  const { batch, faults } = await uow.read(who, async (tx) => {
    const found = await getBatch(tx, batchId);
    return { batch: found, faults: await listCellFaults(tx, batchId, { first: found.faultCount, after: 0 }) };
  });
  for (const fault of faults) console.log(printed(fault));
  console.log(`Lô ${batchId}: ${batch.rowCount} dòng, ${batch.faultCount} ô sai`);
  if (batch.faultCount > 0) process.exitCode = 1;
  else if (options.commit) {
    await imports.commit(who, { batchId, requestId: randomUUID() });
    console.log(`Đã nhập ${batch.rowCount} dòng`);
  } else console.log('Chưa ghi gì. Thêm --commit để nhập.');
}

/** The list that most communes bring first. */
const usualSheet = 'social-protection.beneficiaries';

function sheetOf(sheets: readonly ImportSheet[], code: string): ImportSheet {
  const sheet = sheets.find((each) => each.code === code);
  if (!sheet) throw new Error(`Không có mẫu ${code}; có: ${sheets.map((each) => each.code).join(', ')}`);
  return sheet;
}

async function writeSample(sheet: ImportSheet, file: string, options: SampleCommandOptions): Promise<void> {
  const ofEachKind = Number(options.faults);
  const { title, rows, seeded } = sheet.sample({
    size: Number(options.people),
    communes: codes(options.communes),
    ...(ofEachKind > 0 && { faults: { ofEachKind, foreignCommune: options.foreign ?? '00000' } }),
  });
  writeFileSync(file, await writeTemplate(sheet, rows, title));
  for (const { row, field, code } of seeded) console.log(`${row}\t${field}\t${code}`);
}

/**
 * `import FILE` checks a list and, with `--commit`, takes it over; `import take-back BATCH` undoes it; `import template FILE` and
 * `import sample FILE` write an empty and an invented list.
 */
export const importCommand = (sheets: readonly ImportSheet[]): Command =>
  new Command('import')
    .description('Kiểm tra danh sách Excel của xã, in từng ô sai; --commit để nhập tất cả hoặc không dòng nào')
    .argument('<file>', 'tệp .xlsx theo mẫu')
    .option('--commit', 'nhập khi không có ô nào sai', false)
    .option('--communes <codes>', 'chỉ nhận dòng của các xã này (mã, cách nhau dấu phẩy)', codes, [])
    .action((file: string, options: ListOptions) => withDoor(({ uow }) => takeList(uow, sheets, file, options)))
    .addCommand(
      new Command('take-back')
        .description('Rút lại một lô đã nhập')
        .argument('<batch>')
        .requiredOption('--reason <text>', 'lý do')
        .action((batchId: string, { reason }: { readonly reason: string }) =>
          withDoor(async ({ uow }) => {
            await new ImportService(uow, sheets).takeBack(systemActor('import'), {
              batchId,
              requestId: randomUUID(),
              reason,
            });
            console.log(`Đã rút lại lô ${batchId}`);
          }),
        ),
    )
    .addCommand(
      new Command('template')
        .description('Ghi tệp mẫu')
        .argument('<file>')
        .option('--sheet <code>', 'mẫu nào', usualSheet)
        .action(async (file: string, { sheet }: { readonly sheet: string }) =>
          writeFileSync(file, await writeTemplate(sheetOf(sheets, sheet))),
        ),
    )
    .addCommand(
      new Command('sample')
        .description('Ghi danh sách tự tạo, không phải người thật; in các ô sai được gài')
        .argument('<file>')
        .requiredOption('--communes <codes>', 'mã xã của những người tự tạo')
        .option('--people <number>', 'số người', '2000')
        .option('--faults <number>', 'số ô sai mỗi loại', '0')
        .option('--foreign <code>', 'mã một xã ngoài địa bàn, cho loại sai đó')
        .action((file: string, options: SampleCommandOptions) =>
          writeSample(sheetOf(sheets, usualSheet), file, options),
        ),
    );
