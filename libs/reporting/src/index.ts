export { type Indicator, type Measure, type Sex } from './indicator.js';
export { type Period, type PeriodKind } from './period.js';
export { reportingErrors } from './reporting.errors.js';
export {
  type ReturnCell,
  type ReturnDeadline,
  type ReturnLayout,
  type ReturnRow,
  type StatutoryReturn,
} from './statutory-return.js';
