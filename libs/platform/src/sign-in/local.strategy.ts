import { Injectable } from '@nestjs/common';
import { AuthGuard, PassportStrategy } from '@nestjs/passport';
import { isUUID } from 'class-validator';
import { type Request } from 'express';
import { Strategy } from 'passport-local';
import { type OpenedSession, Sessions } from './sessions.service.js';
import { signInErrors } from './sign-in.errors.js';

/** Name, password and code in the body of a sign-in; leaves the opened session as `user`. */
@Injectable()
export class LocalStrategy extends PassportStrategy(Strategy, 'local') {
  constructor(private readonly sessions: Sessions) {
    super({ passReqToCallback: true });
  }

  async validate(request: Request, username: unknown, password: unknown): Promise<OpenedSession> {
    const { code, dutyId } = request.body as { readonly code?: unknown; readonly dutyId?: string };
    if (typeof username !== 'string' || typeof password !== 'string' || typeof code !== 'string')
      throw signInErrors.REFUSED({});
    if (dutyId !== undefined && !isUUID(dutyId)) throw signInErrors.DUTY_NOT_HELD({ dutyId: String(dutyId) });
    return this.sessions.open({ username, password, code }, dutyId);
  }
}

/** @throws SIGN_IN.REFUSED, also for a body without name or password. */
@Injectable()
export class LocalGuard extends AuthGuard('local') {
  override handleRequest<T>(error: unknown, session: T | false): T {
    if (error) throw error;
    if (!session) throw signInErrors.REFUSED({});
    return session;
  }
}
