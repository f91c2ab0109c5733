import { type LegalDay, printDay } from '#kernel';
import { movers } from '#programme-registry';
import { decisionColumns, type PreviewedMove, type ReorganisationPreview, type WaitingLine } from '#territory';

const whole = new Intl.NumberFormat('vi-VN');
export const printCount = (count: number): string => whole.format(count);

const titles = new Map([['posts', 'Vị trí công tác'], ...movers.map(({ code, title }) => [code, title] as const)]);
/** What a mover moves; the name of the table for what nobody moves. */
export const titleOf = (what: string): string => titles.get(what) ?? what;

/** Cells of lists hold neither separators nor quotes, so that the same file can be read back. */
const cell = (value: string | number | undefined) =>
  String(value ?? '')
    .replace(/[;,"\s]+/g, ' ')
    .trim();
export const csv = (columns: readonly string[], rows: readonly (readonly (string | number | undefined)[])[]): string =>
  [columns, ...rows].map((row) => row.map(cell).join(';')).join('\n');

const states = { planned: 'mới lập', applied: 'đã áp dụng', 'taken-back': 'đã hủy áp dụng' } as const;

export function printReorganisation({
  id,
  name,
  effectiveOn,
  basis,
  state,
}: ReorganisationPreview['reorganisation']): string {
  return `Phương án số ${id}: ${name}, hiệu lực ${printDay(effectiveOn as LegalDay)}, ${states[state]}. Căn cứ: ${basis}`;
}

const total = (moves: readonly PreviewedMove[]) => moves.reduce((sum, move) => sum + move.count, 0);

/** What goes where, summed by kind; and by unit what still waits. */
export function printPreview({ reorganisation, links, moves }: ReorganisationPreview): string {
  const ending = new Set(links.map((link) => link.oldCode)).size;
  const targets = new Set(links.flatMap((link) => link.newCode ?? [])).size;
  const split = links.filter((link) => link.extent === 'part').map((link) => link.oldCode);
  const kinds = [...Map.groupBy(moves, (move) => move.title)].map(([title, own]) => {
    const waiting = total(own.filter((move) => move.to === undefined));
    const rest = waiting > 0 ? `, chờ quyết định ${printCount(waiting)}` : '';
    return `  ${title}: ${printCount(total(own))} từ ${new Set(own.map((move) => move.from.code)).size} đơn vị${rest}`;
  });
  const waiting = [
    ...Map.groupBy(
      moves.filter((move) => move.to === undefined),
      (move) => `${move.from.code} ${move.from.name}`,
    ),
  ];
  return [
    printReorganisation(reorganisation),
    `${ending} đơn vị cũ, ${targets} đơn vị mới; ${new Set(split).size} xã bị chia.`,
    ...kinds,
    waiting.length === 0 ? 'Không còn gì phải quyết định: có thể áp dụng.' : 'Chờ quyết định:',
    ...waiting.map(
      ([unit, own]) => `  ${unit}: ${own.map(({ title, count }) => `${title} ${printCount(count)}`).join('; ')}`,
    ),
  ].join('\n');
}

export const previewCsv = ({ moves }: ReorganisationPreview): string =>
  csv(
    ['what', 'title', 'old_code', 'old_name', 'new_code', 'new_name', 'count'],
    moves.map(({ what, title, from, to, count }) => [what, title, from.code, from.name, to?.code, to?.name, count]),
  );

const inName = new Intl.Collator('vi');
const orderOf = ({ oldCode, hamlet, subjectKind, label, subject }: WaitingLine) =>
  [oldCode, hamlet, subjectKind, label, subject].join(' ');

/** The list to be decided: a line for each hamlet, then for each subject of whom no hamlet is known. `labels` by subject. */
export function undecidedCsv(
  lines: readonly WaitingLine[],
  choices: ReadonlyMap<string, string>,
  labels: ReadonlyMap<string, string>,
): string {
  const inOrder = lines.toSorted((a, b) => inName.compare(orderOf(a), orderOf(b)));
  const inHamlets = Map.groupBy(
    inOrder.filter((line) => line.hamlet !== undefined),
    (line) => [line.oldCode, line.hamlet?.toLocaleLowerCase('vi').replace(/\s+/g, ' ')].join('\t'),
  );
  const hamlets = [...inHamlets.values()].map((dwellers) => {
    const [first] = dwellers;
    return [
      first?.oldCode,
      first?.hamlet,
      '',
      '',
      '',
      first?.oldName,
      `${dwellers.length} đối tượng`,
      choices.get(first?.oldCode ?? ''),
    ];
  });
  const single = inOrder
    .filter((line) => line.hamlet === undefined)
    .map(({ oldCode, oldName, subjectKind, subject, label }) => [
      oldCode,
      '',
      subjectKind,
      subject,
      '',
      oldName,
      label ?? labels.get(subject),
      choices.get(oldCode) ?? 'mọi đơn vị mới',
    ]);
  return csv([...decisionColumns, 'old_name', 'who', 'choices'], [...hamlets, ...single]);
}
