import { isLegalDay, type LegalDay } from '#kernel';
import { demoOf } from './demo/demo.js';

/** The day a demonstration is made for, `DEMO_AS_OF`; absent: today. @throws RangeError */
export function demoDay(environment: NodeJS.ProcessEnv = process.env): LegalDay | undefined {
  const text = environment['DEMO_AS_OF'];
  if (!text) return undefined;
  if (!isLegalDay(text)) throw new RangeError(`DEMO_AS_OF phải là một ngày dạng 2024-11-15, không phải ${text}`);
  return demoOf(text).asOf;
}

/** `DATABASE_URL`: a server to use instead of the embedded one. */
export const givenDatabase = (environment: NodeJS.ProcessEnv = process.env): string | undefined =>
  environment['DATABASE_URL'] || undefined;

/** `PORT`, where it is set. @throws RangeError */
export function wantedPort(environment: NodeJS.ProcessEnv = process.env): number | undefined {
  const text = environment['PORT'];
  if (!text) return undefined;
  const port = Number(text);
  if (!Number.isInteger(port) || port < 1 || port > 65_535)
    throw new RangeError(`PORT phải là số từ 1 đến 65535, không phải ${text}`);
  return port;
}
