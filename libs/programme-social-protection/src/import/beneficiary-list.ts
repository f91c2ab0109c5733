import { defineSheet } from '#import';
import { programmeCode } from '../programme-code.js';
import { checkBeneficiaries } from './beneficiary.check.js';
import { beneficiaryColumns } from './beneficiary.columns.js';
import { writeBeneficiaries } from './beneficiary.store.js';
import { cellsOf, inventRows } from './sample.js';
import { inventFaultyRows } from './seeded-faults.js';
import { obstaclesTo, takeBackBeneficiaries } from './beneficiary.take-back.js';

const title = 'Danh sách người đang hưởng trợ cấp xã hội hằng tháng';

/** The list of people who already draw the monthly allowance or the social pension, as communes keep it in Excel. */
export const beneficiaryList = defineSheet({
  code: 'social-protection.beneficiaries',
  programme: programmeCode,
  title,
  columns: beneficiaryColumns,
  async examine(tx, rows) {
    const checked = await checkBeneficiaries(tx, rows);
    return {
      findings: checked.findings,
      units: checked.people.units,
      write: (writing, batchId) => writeBeneficiaries(writing, batchId, checked),
    };
  },
  obstacles: obstaclesTo,
  takeBack: takeBackBeneficiaries,
  sample({ faults, ...options }) {
    const { rows, seeded } = faults ? inventFaultyRows(options, faults) : { rows: inventRows(options), seeded: [] };
    return { title: `${title} (dữ liệu tự tạo, không phải người thật)`, rows: rows.map(cellsOf), seeded };
  },
});
