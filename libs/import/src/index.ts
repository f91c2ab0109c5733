export { type Batch, type BatchState, type CellFault, getBatch, listCellFaults } from './batch.store.js';
export {
  choiceColumn,
  choicesColumn,
  coefficientColumn,
  type Column,
  dayColumn,
  foldWords,
  daysColumn,
  digitsColumn,
  moneyColumn,
  monthColumn,
  nameColumn,
  optional,
  textColumn,
  textsColumn,
} from './column.js';
export { columnLetter, defineFaults, type Fault, type Finding } from './fault.js';
export { importErrors } from './import.errors.js';
export { importedLists } from './import.mover.js';
export { importPermissions } from './import.permissions.js';
export { ImportResolver } from './import.resolver.js';
export { ImportService } from './import.service.js';
export { dayIn, dice, inventName, inventNumber, pick, type Roll } from './people/invented-people.js';
export { cellsOfPeople } from './people/people.cells.js';
export { checkPeople, type CheckedPeople } from './people/people.check.js';
export { joinHouseholds, type MemberEntry, type PersonEntry, registerPeople } from './people/people.store.js';
export { personalNumberColumn, personColumns } from './people/person.columns.js';
export { type FaultyRows, seedFaults, type SeededFault } from './seeded-faults.js';
export { auditAll, emitAll, type Made, noteMade } from './set-writes.js';
export {
  defineSheet,
  headingRow,
  type Examination,
  type ImportSheet,
  type Obstacle,
  type Sample,
  type SampleOptions,
  type SheetRow,
  type WholeValuesOf,
  wholeValues,
  type ValuesOf,
} from './sheet.js';
export { writeTemplate } from './template.writer.js';
export { type WrittenCell } from './written-cell.js';
