import { describe, expect, it } from '@jest/globals';
import pino, { type LoggerOptions } from 'pino';
import { loggingOptions, redactedFields } from './logging.js';

/** What a log line holds after everything the logger was given. */
function logged(detail: object): string {
  const lines: string[] = [];
  const { level, redact, serializers } = loggingOptions('info').pinoHttp as LoggerOptions;
  const log = pino({ level, redact, serializers } as LoggerOptions, { write: (line: string) => void lines.push(line) });
  log.info(detail, 'something happened');
  return lines.join('');
}

describe('logs', () => {
  it.each(redactedFields)('never hold %s, however deep it stands', (field) => {
    const secret = 'bí-mật-096085123456';
    for (const detail of [{ [field]: secret }, { a: { [field]: secret } }, { a: { b: { [field]: secret } } }])
      expect(logged(detail)).not.toContain(secret);
  });

  it('keep of a request its method and path alone', () => {
    const line = logged({
      req: {
        id: 7,
        method: 'POST',
        url: '/graphql?number=096085123456',
        headers: { authorization: 'Bearer abc' },
        body: { query: 'x' },
      },
    });
    expect(JSON.parse(line)).toMatchObject({ req: { id: 7, method: 'POST', url: '/graphql' } });
    expect(line).not.toMatch(/096085123456|abc|query/);
  });

  it('keep what is no secret', () => {
    expect(JSON.parse(logged({ runId: 5 }))).toMatchObject({ runId: 5, msg: 'something happened' });
  });
});
