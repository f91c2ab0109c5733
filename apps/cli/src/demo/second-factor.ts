import { generateSync } from 'otplib';
import { type DemoSignIn } from '../launcher/data-folder.js';

/** The code that an authenticator app would show for an account at an instant. */
export function codeOf({ secondFactorUri }: DemoSignIn, at: Date): string {
  const secret = new URL(secondFactorUri).searchParams.get('secret') ?? '';
  return generateSync({ secret, epoch: Math.floor(at.getTime() / 1000) });
}
