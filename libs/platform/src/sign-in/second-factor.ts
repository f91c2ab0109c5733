import { generateSecret, generateURI, verifySync } from 'otplib';

export const newSecondFactor = (): string => generateSecret();

/** What an authenticator app scans. */
export const secondFactorUri = (username: string, secret: string): string =>
  generateURI({ issuer: 'An Sinh', label: username, secret });

/** Seconds that a phone's clock may be off. */
const epochTolerance = 30;

/** The time step that a code belongs to, or nothing when it is wrong. A step counts once: the caller keeps the last one used. */
export function stepOfCode(secret: string, code: string, at: Date): number | undefined {
  if (!/^\d{6}$/.test(code)) return undefined;
  const answer = verifySync({ secret, token: code, epoch: Math.floor(at.getTime() / 1000), epochTolerance });
  return answer.valid && 'timeStep' in answer ? answer.timeStep : undefined;
}
