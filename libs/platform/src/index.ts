export { type Actor, systemActor } from './actor.js';
export { type Clock, shiftedClock, systemClock, today } from './clock.js';
export { platformErrors } from './platform.errors.js';
export { type DomainEvent, type ReadTx, type Subject, type Tx } from './tx.js';
export { type Command } from './command.js';
export { asksForRetry, isRefusal, UnitOfWork } from './unit-of-work.js';
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
export { isOpenToOthers } from './database/reachable-programs.js';
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
export { defineFilePurpose, type FilePurpose } from './files/file-purpose.js';
export { largestScan, scanTypes } from './files/scan.js';
export { FileController } from './files/file.controller.js';
export {
  type NewFile,
  openFile,
  type OpenedFile,
  sha256Of,
  type StoredFile,
  storeFile,
} from './files/stored-file.store.js';
export { HandlerCheck } from './graphql/handler-check.js';
export { inputValidation, invalidFields } from './graphql/input-validation.js';
export { PermissionGuard } from './graphql/permission.guard.js';
export { RequestReads } from './graphql/request-reads.js';
export { LegalDayScalar, LegalMonthScalar, VndScalar } from './graphql/scalars.js';
export { graphqlModule, type GraphqlOptions } from './graphql/graphql.module.js';
export { type Job, type JobContext, type Round } from './jobs/job.js';
export { JobRunner } from './jobs/job-runner.js';
export { loggingOptions, redactedFields } from './observability/logging.js';
export { auditSealLag, connectionsLost, metrics } from './observability/metrics.js';
export { CLOCK, PlatformModule, type PlatformOptions } from './platform.module.js';
export { AuditAnchors, type AuditAnchor, type ReadAnchor } from './audit/audit-anchors.js';
export { beginEra, findLastBlock, sealAudit, type SealedBlock, sealLag } from './audit/audit-sealer.js';
export { type AuditFinding, type AuditVerdict, verifyAudit } from './audit/audit-verifier.js';
export { type Delivery, listParked, OutboxRelay, type ParkedEvent } from './outbox/outbox-relay.js';
export { defineSubscriber, type OutboxEvent, type Subscriber } from './outbox/subscriber.js';
export { Accounts, type NewAccount, type SecondFactor } from './sign-in/accounts.service.js';
export {
  inviteAccount,
  type Invitation,
  lockAccount,
  type NewInvitedAccount,
  reinviteAccount,
  unlockAccount,
} from './sign-in/account.store.js';
export { ActorBuilder, type AreaOfDuty, type Glance, type RoleTable, type SignedIn } from './sign-in/actor-builder.js';
export { BearerGuard, type SignedInRequest } from './sign-in/bearer.strategy.js';
export { type Claim, Credentials } from './sign-in/credentials.service.js';
export { endDuty, grantDuty, type NewDuty } from './sign-in/duty.store.js';
export { RefusalFilter } from './sign-in/refusal.filter.js';
export {
  disableClient,
  type NewServiceClient,
  registerClient,
  renewClientSecret,
} from './sign-in/service-client.store.js';
export { type AccessToken, ServiceClients } from './sign-in/service-clients.service.js';
export {
  type Duty,
  type OpenedSession,
  revokeSessions,
  Sessions,
  type SessionView,
} from './sign-in/sessions.service.js';
export { signInErrors } from './sign-in/sign-in.errors.js';
export { SignInModule, type SignInOptions } from './sign-in/sign-in.module.js';
export { type ProcessSettings, processSettings } from './settings.js';
export { auditRounds, openAnchors } from './audit/audit-rounds.js';
export { openWorker, type WorkerDoor } from './worker-door.js';
export { ViewerResolver } from './access/viewer.resolver.js';
export { readSessionCookie } from './sign-in/session-cookie.js';
export { forgetTimes, unzip } from './files/archive.js';
export { BackgroundJobView, BackgroundResolver, ExportFormatEnum } from './exports/background.resolver.js';
export { type BackgroundJob, getBackgroundJob, requestExport } from './exports/background-job.store.js';
export { exportJob } from './exports/export.job.js';
export { type AnyExportList, defineExport, type ExportColumn, rowsOf } from './exports/export-list.js';
export { workbookType } from './exports/workbook-stream.writer.js';
export { keepingRound } from './keeping/keeping.js';
