export { type Actor, systemActor } from './actor.js';
export { type Clock, shiftedClock, systemClock, today } from './clock.js';
export { platformErrors } from './platform.errors.js';
export { type DomainEvent, type ReadTx, type Subject, type Tx } from './tx.js';
export { asksForRetry, type Command, isRefusal, UnitOfWork } from './unit-of-work.js';
export {
  declaredPermissions,
  definePermissions,
  Open,
  type Permission,
  type Requirement,
  requirementKey,
  Requires,
} from './access/permissions.js';
export { type DatabaseConfig, databaseConfig } from './database/database-config.js';
export { openDataSource, registerEntities, registeredEntities } from './database/data-source.js';
export { type EmbeddedOptions, type RunningPostgres, startEmbeddedPostgres } from './database/embedded-postgres.js';
export { migrate } from './database/migrate.js';
export { type DatabaseLogin, logins, roles } from './database/roles.js';
export { JobSender } from './jobs/job-sender.js';
export {
  defineLoader,
  inOrder,
  Load,
  type LoaderDefinition,
  type LoadOf,
  Read,
  type RequestContext,
  Who,
} from './graphql/context.js';
export { connectionOf, cursorOf, type Page, PageArgs, PageInfo, pageOf, readCursor } from './graphql/connection.js';
export { formatError, type LogInternal } from './graphql/error-format.js';
export { HandlerCheck } from './graphql/handler-check.js';
export { inputValidation, invalidFields } from './graphql/input-validation.js';
export { PermissionGuard } from './graphql/permission.guard.js';
export { RequestReads } from './graphql/request-reads.js';
export { LegalDayScalar, LegalMonthScalar, VndScalar } from './graphql/scalars.js';
