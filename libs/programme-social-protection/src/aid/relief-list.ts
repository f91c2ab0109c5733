import { defineSheet, dice, inventName, inventNumber, seedFaults, type SeededFault, type WrittenCell } from '#import';
import { programmeCode } from '../programme-code.js';
import { checkReliefList } from './relief-list.check.js';
import { reliefColumns, type ReliefField } from './relief-list.columns.js';
import { obstaclesToReliefList, takeBackReliefList, writeReliefList } from './relief-list.store.js';

const title = 'Danh sách hộ đề nghị hỗ trợ khẩn cấp';

/** Households that an event has hit, entered in one act; each file then waits for its signature as any other. */
export const reliefList = defineSheet({
  code: 'social-protection.relief',
  programme: programmeCode,
  title,
  columns: reliefColumns,
  async examine(tx, rows) {
    const checked = await checkReliefList(tx, rows);
    return {
      findings: checked.findings,
      units: checked.people.units,
      write: (writing, batchId) => writeReliefList(writing, batchId, checked),
    };
  },
  obstacles: obstaclesToReliefList,
  takeBack: takeBackReliefList,
  sample({ faults, size, communes, after = 0 }) {
    const clean = Array.from({ length: size }, (_, index) =>
      inventedRow(communes[index % communes.length] ?? '', after + index),
    );
    const { rows, seeded } = faults ? seedFaults(clean, mistakes, faults) : { rows: clean, seeded: [] };
    const fields = Object.keys(reliefColumns) as ReliefField[];
    return {
      title: `${title} (dữ liệu tự tạo, không phải người thật)`,
      rows: rows.map((row) => fields.map((field) => row[field])),
      seeded,
    };
  },
});

type Row = Partial<Record<ReliefField, WrittenCell>>;

/** A storm of November 2024 that destroyed one house in three, and damaged the others. */
const inventedRow = (commune: string, index: number): Row => ({
  name: inventName(dice(index), 'male'),
  birth: { day: '1980-02-03' },
  sex: 'Nam',
  personalNumber: inventNumber('male', 1980, index),
  unitCode: commune,
  hamlet: 'Ấp Mũi',
  address: 'Ấp Mũi',
  happenedOn: { day: '2024-11-05' },
  occasion: 'Thiên tai',
  house: index % 3 === 0 ? 'Nhà ở bị đổ, sập, trôi, cháy hoàn toàn' : 'Nhà ở bị hư hỏng nặng',
  channel: 'Tiền mặt tại xã',
});

/** Mistakes that such lists really have. */
const mistakes: readonly SeededFault<Row>[] = [
  { field: 'house', code: 'RELIEF.NOTHING_ASKED', spoil: (row) => ({ ...row, house: undefined }) },
  { field: 'treatedDays', code: 'RELIEF.TREATED_TOO_SHORT', spoil: (row) => ({ ...row, treatedDays: '2' }) },
  { field: 'happenedOn', code: 'RELIEF.IN_FUTURE', spoil: (row) => ({ ...row, happenedOn: { day: '2100-01-01' } }) },
  {
    field: 'happenedOn',
    code: 'RELIEF.NOT_BY_THIS_LAW',
    spoil: (row) => ({ ...row, happenedOn: { day: '2021-06-30' } }),
  },
  {
    field: 'account',
    code: 'RELIEF.ACCOUNT_NEEDED',
    spoil: (row) => ({ ...row, channel: 'Tài khoản ngân hàng', bank: 'AGRIBANK' }),
  },
  {
    field: 'unitCode',
    code: 'PERSON.UNIT_OUT_OF_AREA',
    spoil: (row, { foreignCommune }) => ({ ...row, unitCode: foreignCommune }),
  },
];
