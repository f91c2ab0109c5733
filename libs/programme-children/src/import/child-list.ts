import { defineSheet } from '#import';
import { programmeCode } from '../code.js';
import { checkChildren } from './child.check.js';
import { childColumns } from './child.columns.js';
import { obstaclesTo, takeBackChildren, writeChildren } from './listed-child.store.js';
import { inventFaultyRows, inventRows } from './sample.js';
import { cellsOf, standingRows } from './standing.reader.js';

const title = 'Danh sách trẻ em';

/** The register of children as communes keep it in Excel; what stands can be had, changed and handed in again. */
export const childList = defineSheet({
  code: 'children.register',
  programme: programmeCode,
  title,
  columns: childColumns,
  async examine(tx, rows) {
    const checked = await checkChildren(tx, rows);
    return {
      findings: checked.findings,
      units: checked.people.units,
      write: (writing, batchId) => writeChildren(writing, batchId, checked),
    };
  },
  obstacles: obstaclesTo,
  takeBack: takeBackChildren,
  standing: standingRows,
  sample({ faults, ...options }) {
    const { rows, seeded } = faults ? inventFaultyRows(options, faults) : { rows: inventRows(options), seeded: [] };
    return { title: `${title} (dữ liệu tự tạo, không phải người thật)`, rows: rows.map(cellsOf), seeded };
  },
});
