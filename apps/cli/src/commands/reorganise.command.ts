import { readFileSync } from 'node:fs';
import { userInfo } from 'node:os';
import { Command } from 'commander';
import { findPeople } from '#citizen';
import { day, daysBetween, localDay, month } from '#kernel';
import { type Actor, openWorker, type ReadTx, shiftedClock, type UnitOfWork } from '#platform';
import { movers, sealedSystemActor } from '#programme-registry';
import { type Counts, dataFile, listReorganisations, Reorganiser, type WaitingLine } from '#territory';
import { clockOf } from '../launcher/prepare-demo.js';
import { figureCells, figureColumns, figuresOnMap, printFigures } from '../reorganise/figures.js';
import {
  csv,
  previewCsv,
  printCount,
  printPreview,
  printReorganisation,
  titleOf,
  undecidedCsv,
} from '../reorganise/print.js';
import { explainRefusal } from '../reorganise/refusals.js';
import { withDatabase } from '../with-database.js';

/** The arrangement of provinces and communes of 1 July 2025. */
const real = {
  name: 'Sắp xếp đơn vị hành chính ngày 01/7/2025',
  effectiveOn: '2025-07-01',
  basis: 'Nghị quyết 202/2025/QH15; Nghị quyết 1655/NQ-UBTVQH15 ngày 16/06/2025',
};

interface PlanOptions {
  readonly real?: true;
  readonly name?: string;
  readonly effectiveOn?: string;
  readonly basis?: string;
}

interface FigureOptions {
  readonly onMap: string;
  readonly month: string;
  readonly csv?: true;
}

const reorganiser = new Reorganiser(movers);

/** `reorganise`: a change of the map, planned, previewed, decided, applied and taken back, by whoever operates the system. */
export function reorganiseCommand(): Command {
  const command = new Command('reorganise').description(
    'Sắp xếp đơn vị hành chính: lập phương án, xem trước, áp dụng, hủy',
  );
  command
    .command('plan')
    .description('Lập phương án từ danh sách kế thừa (CSV); --real: danh sách thật ngày 01/7/2025')
    .argument('[file]', 'tệp CSV: old_code, old_name, extent, new_code, new_name, new_parent_code')
    .option('--real', 'dùng danh sách thật ngày 01/7/2025')
    .option('--name <name>', 'tên đợt sắp xếp')
    .option('--effective-on <day>', 'ngày có hiệu lực, dạng 2025-07-01')
    .option('--basis <basis>', 'căn cứ pháp lý')
    .action((file: string | undefined, options: PlanOptions) => atTheDoor((uow, who) => plan(uow, who, file, options)));
  command
    .command('list')
    .description('Các phương án đã lập')
    .action(() =>
      atTheDoor(async (uow, who) => (await uow.read(who, listReorganisations)).map(printReorganisation).join('\n')),
    );
  command
    .command('preview')
    .description('Xem trước: cái gì đi về đâu, cái gì còn chờ quyết định')
    .argument('<id>', 'số phương án', Number)
    .option('--csv', 'in dạng CSV, từng đơn vị')
    .action((id: number, options: { csv?: true }) =>
      atTheDoor(async (uow, who) => {
        const preview = await uow.read(who, (tx) => reorganiser.preview(tx, id));
        return options.csv ? previewCsv(preview) : printPreview(preview);
      }),
    );
  command
    .command('undecided')
    .description('Danh sách phải quyết định (CSV): điền cột new_code rồi nạp bằng decide')
    .argument('<id>', 'số phương án', Number)
    .option('--csv', 'in dạng CSV (mặc định)')
    .action((id: number) => atTheDoor((uow, who) => uow.read(who, (tx) => undecided(tx, id))));
  command
    .command('decide')
    .description('Nạp quyết định cho ấp, người, vị trí công tác của đơn vị bị chia')
    .argument('<id>', 'số phương án', Number)
    .argument('<file>', 'tệp CSV: old_code, hamlet, subject_kind, subject, new_code')
    .action((id: number, file: string) =>
      atTheDoor(async (uow, who) => {
        const decided = await uow.run(who, (tx) => reorganiser.decide(tx, id, readFileSync(file, 'utf8')));
        return `Đã ghi nhận ${printCount(decided)} quyết định.`;
      }),
    );
  addSteps(command);
  command
    .command('figures')
    .description('Hồ sơ và tiền của một tháng theo đơn vị, trên bản đồ của một ngày (cũ hay mới)')
    .requiredOption('--on-map <day>', 'ngày của bản đồ, dạng 2025-06-30')
    .requiredOption('--month <month>', 'tháng, dạng 2025-06')
    .option('--csv', 'in dạng CSV')
    .action((options: FigureOptions) => atTheDoor((uow, who) => uow.read(who, (tx) => figures(tx, options))));
  return command;
}

function addSteps(command: Command): void {
  const addStep = (name: 'apply' | 'take-back', description: string, done: string) =>
    command
      .command(name)
      .description(description)
      .argument('<id>', 'số phương án', Number)
      .option('--as-of <day>', 'trên bản minh họa: coi như hôm nay là ngày này')
      .action((id: number, { asOf }: { readonly asOf?: string }) =>
        atTheDoor(async (uow, who) => {
          console.error('Đang chuyển dữ liệu, tất cả trong một giao dịch...');
          const counts = await uow.run(who, (tx) =>
            name === 'apply' ? reorganiser.apply(tx, id) : reorganiser.takeBack(tx, id),
          );
          return [`${done} phương án số ${id}.`, ...printCounts(counts)].join('\n');
        }, asOf),
      );
  addStep('apply', 'Áp dụng phương án: một bước, có nhật ký, hủy được', 'Đã áp dụng');
  addStep('take-back', 'Hủy việc áp dụng: mọi thứ trở lại như trước', 'Đã hủy áp dụng');
}

const printCounts = (counts: Counts) =>
  Object.entries(counts)
    .filter(([, count]) => count > 0)
    .map(([what, count]) => `  ${titleOf(what)}: ${printCount(count)}`);

async function plan(uow: UnitOfWork, who: Actor, file: string | undefined, options: PlanOptions): Promise<string> {
  const { name, effectiveOn, basis } = options.real ? { ...real, ...options } : options;
  if ((file === undefined) !== (options.real === true) || !name || !effectiveOn || !basis)
    throw new UsageError('Ghi tệp cùng --name, --effective-on, --basis; hoặc chỉ --real.');
  const list = file === undefined ? dataFile('succession-2025-07-01.csv') : readFileSync(file, 'utf8');
  const planned = await uow.run(who, (tx) =>
    reorganiser.plan(tx, { name, effectiveOn: day(effectiveOn), basis }, list),
  );
  return `${printReorganisation(planned)}\nXem trước: reorganise preview ${planned.id}`;
}

const everybody = 1_000_000;

async function undecided(tx: ReadTx, id: number): Promise<string> {
  const lines = await reorganiser.listWaiting(tx, id, everybody);
  const { links } = await reorganiser.preview(tx, id);
  const choices = Map.groupBy(
    links.filter((link) => link.newCode !== null),
    (link) => link.oldCode,
  );
  const printed = [...choices].map(
    ([code, own]) => [code, own.map((link) => `${link.newCode} ${link.newName}`).join(' / ')] as const,
  );
  return undecidedCsv(lines, new Map(printed), await labelsOf(tx, lines));
}

/** Names and births of people who wait and whose hamlet is not known. */
async function labelsOf(tx: ReadTx, lines: readonly WaitingLine[]): Promise<ReadonlyMap<string, string>> {
  const ids = lines
    .filter((line) => line.subjectKind === 'person' && line.hamlet === undefined)
    .map((line) => line.subject);
  const people = await findPeople(tx, [...new Set(ids)]);
  return new Map(people.flatMap((person) => (person ? [[person.id, `${person.fullName} ${person.birth ?? ''}`]] : [])));
}

async function figures(tx: ReadTx, options: FigureOptions): Promise<string> {
  const rows = await figuresOnMap(tx, { month: month(options.month), on: day(options.onMap) });
  return options.csv ? csv(figureColumns, rows.map(figureCells)) : printFigures(rows);
}

class UsageError extends Error {}

const msPerDay = 86_400_000;

/**
 * Does the work as the operator and prints its answer, or what is in the way.
 * @param asOf on a demonstration: the day its clock is set to for this work.
 */
async function atTheDoor(work: (uow: UnitOfWork, who: Actor) => Promise<string>, asOf?: string): Promise<void> {
  try {
    await withDatabase(async ({ config, state }) => {
      if (asOf !== undefined && state === undefined) throw new UsageError('--as-of chỉ dùng cho bản minh họa.');
      const clock =
        asOf === undefined ? clockOf(state) : shiftedClock(daysBetween(localDay(new Date()), day(asOf)) * msPerDay);
      const door = await openWorker({ databaseUrl: config.urlOf('worker'), clock }, () => undefined);
      try {
        console.log(await work(door.uow, sealedSystemActor(`reorganise (${userInfo().username})`)));
      } finally {
        await door.close();
      }
    });
  } catch (error) {
    const refusal = error instanceof UsageError ? error.message : explainRefusal(error);
    if (refusal === undefined) throw error;
    console.error(refusal);
    process.exitCode = 1;
  }
}
