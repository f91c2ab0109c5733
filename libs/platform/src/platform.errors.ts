import { defineErrors, params } from '#kernel';

export const platformErrors = defineErrors('PLATFORM', {
  INTERNAL: params<{ id: string }>(),
  INPUT_INVALID: params<{ fields: readonly { path: string; rule: string }[] }>(),
  FORBIDDEN: params<object>(),
  UNAUTHENTICATED: params<object>(),
  NOT_FOUND: params<object>(),
  STALE: params<{ seen: number; current: number }>(),
  REQUEST_REUSED: params<{ requestId: string }>(),
  REQUEST_ID_INVALID: params<{ requestId: string }>(),
  TOO_BUSY: params<object>(),
  /** One address has asked too often; it may ask again in so many seconds. */
  TOO_MANY_REQUESTS: params<{ seconds: number }>(),
  /** The database is not there at the moment. Whether a command was carried out tells the same request, sent again. */
  UNAVAILABLE: params<object>(),
  ROWS_UNEXPECTED: params<{ expected: string; got: number }>(),
  HANDLER_UNDECLARED: params<{ handlers: readonly string[] }>(),
  DATABASE_UNREACHABLE: params<{ reason: string }>(),
  DATABASE_TOO_OLD: params<{ version: string; needs: string }>(),
  CONFIG_INVALID: params<{ name: string; reason: string }>(),
  /** A file with a key that others than its owner may read. */
  KEY_EXPOSED: params<{ file: string }>(),
  /** What is locked with a key that this process has not been given. */
  KEY_MISSING: params<{ keyId: string }>(),
  /** The environment gives the keys: a new one is added there. */
  KEYS_GIVEN: params<object>(),
  JOB_UNKNOWN: params<{ job: string }>(),
  FILE_TOO_LARGE: params<{ bytes: number; limit: number }>(),
});
