export { type Indicator, type Measure, type Sex } from './indicator.js';
export { monthIndexOf } from './month-index.sql.js';
export { type Period, type PeriodKind, periodOf } from './period.js';
export { ReportBook, type ReportingProgramme } from './report-book.js';
export { countFigures, type CountedFigure, type CountedRow, listCounted, tableOf } from './figure.reader.js';
export { CountedRowResolver, FigureResolver } from './figure.resolver.js';
export { PlanResolver } from './plan/plan.resolver.js';
export { reportingErrors } from './reporting.errors.js';
export { reportingMovers } from './reporting.mover.js';
export { reportingPermissions } from './reporting.permissions.js';
export { type ReturnBody } from './return.body.js';
export { ReturnController } from './return.controller.js';
export { makeReturn, type ReturnKey } from './return.maker.js';
export { ReturnResolver } from './return.resolver.js';
export { type FiledReturn, fileReturn, getReturn, listFilings, listOwed, openTasksOfReturns } from './return.store.js';
export { TrendResolver } from './trend/trend.resolver.js';
export {
  type ReturnCell,
  type ReturnDeadline,
  type ReturnLayout,
  type ReturnRow,
  type StatutoryReturn,
} from './statutory-return.js';
export { planReport } from './plan/plan-report.js';
