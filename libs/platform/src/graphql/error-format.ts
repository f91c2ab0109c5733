import { randomBytes } from 'node:crypto';
import { AnSinhError } from '#kernel';
import { GraphQLError, type GraphQLFormattedError } from 'graphql';

/** Refusals of the GraphQL language itself, safe to tell. */
const languageCodes = new Set([
  'GRAPHQL_PARSE_FAILED',
  'GRAPHQL_VALIDATION_FAILED',
  'BAD_USER_INPUT',
  'OPERATION_RESOLUTION_FAILURE',
  'PERSISTED_QUERY_NOT_FOUND',
  'PERSISTED_QUERY_NOT_SUPPORTED',
  'BAD_REQUEST',
]);

export type LogInternal = (id: string, error: unknown) => void;

function causeOf(error: unknown): unknown {
  let cause = error;
  while (cause instanceof GraphQLError && cause.originalError) cause = cause.originalError;
  return cause;
}

/**
 * What a client may know of an error: the code and parameters of a refusal of ours, or an id under which the log has the rest.
 * Text of the database or of a library never leaves.
 */
export function formatError(
  log: LogInternal,
): (formatted: GraphQLFormattedError, error: unknown) => GraphQLFormattedError {
  return (formatted, error) => {
    const cause = causeOf(error);
    const where = {
      ...(formatted.path && { path: formatted.path }),
      ...(formatted.locations && { locations: formatted.locations }),
    };
    if (cause instanceof AnSinhError)
      return { message: cause.code, ...where, extensions: { code: cause.code, params: { ...cause.params } } };
    const code = String(formatted.extensions?.['code'] ?? '');
    if (languageCodes.has(code)) return { message: formatted.message, ...where, extensions: { code } };
    const id = randomBytes(4).toString('hex');
    log(id, cause);
    return { message: 'PLATFORM.INTERNAL', ...where, extensions: { code: 'PLATFORM.INTERNAL', params: { id } } };
  };
}
