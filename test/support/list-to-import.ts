import { type ImportSheet, writeTemplate } from '#import';
import { importSheets } from '#programme-registry';

/** A file as a page takes it in. */
export interface WorkbookFile {
  readonly name: string;
  readonly mimeType: string;
  readonly buffer: Buffer;
}

const code = 'social-protection.beneficiaries';

/** The list of those who receive monthly allowances. */
export function sheetToImport(): ImportSheet {
  const sheet = importSheets.find((each) => each.code === code);
  if (!sheet) throw new Error(`no list ${code} to import`);
  return sheet;
}

/** So many invented people of a commune on that list; where faults are asked for, so many of each kind. */
export async function listToImport(commune: string, size: number, faults = 0): Promise<WorkbookFile> {
  const sheet = sheetToImport();
  const { rows, title } = sheet.sample({
    size,
    communes: [commune],
    ...(faults > 0 && { faults: { ofEachKind: faults, foreignCommune: '00001' } }),
  });
  return {
    name: 'danh-sach.xlsx',
    mimeType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    buffer: await writeTemplate(sheet, rows, title),
  };
}
