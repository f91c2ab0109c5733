import { type Params } from 'nestjs-pino';

/** Fields that never reach a log, wherever they stand in what is logged. */
export const redactedFields = [
  'password',
  'token',
  'secret',
  'authorization',
  'cookie',
  'personalNumber',
  'number',
  'fullName',
  'account',
  'form',
  'client_secret',
  'secondFactorUri',
  // What a database error carries of the values it refused.
  'parameters',
  'driverError',
  'detail',
  'where',
] as const;

const paths = redactedFields.flatMap((field) => [field, `*.${field}`, `*.*.${field}`, `*.*.*.${field}`]);

/** Structured logs: one line of JSON each, without personal data; a request is known by its id. */
export function loggingOptions(level: string): Params {
  return {
    pinoHttp: {
      level,
      redact: { paths, censor: '(che)' },
      // A GraphQL body holds people's data; only that it came, how it ended and how long it took is logged.
      serializers: {
        req: (request: { id: unknown; method: string; url: string }) => ({
          id: request.id,
          method: request.method,
          url: request.url.split('?')[0],
        }),
        res: (response: { statusCode: number }) => ({ statusCode: response.statusCode }),
      },
      autoLogging: { ignore: (request) => request.url === '/health' || request.url === '/metrics' },
    },
  };
}
