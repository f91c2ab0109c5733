import { Injectable } from '@nestjs/common';
import { AuthGuard, PassportStrategy } from '@nestjs/passport';
import { type Request } from 'express';
import { Strategy } from 'passport-http-bearer';
import { type Actor } from '../actor.js';
import { platformErrors } from '../platform.errors.js';
import { ActorBuilder } from './actor-builder.js';

/** What passport leaves on a request: the actor as `user`, his session beside it. */
export interface SignedInRequest extends Request {
  user: Actor;
  authInfo: { readonly sessionId: string };
}

/** `Authorization: Bearer`, of a person's session or a system's token alike. */
@Injectable()
export class BearerStrategy extends PassportStrategy(Strategy, 'bearer') {
  constructor(private readonly actors: ActorBuilder) {
    super({ passReqToCallback: true, realm: 'an-sinh' });
  }

  /** The package would also take a token from the address or the body, where logs and histories keep it: refused. */
  async validate(request: Request, token: string): Promise<[Actor, { sessionId: string }] | false> {
    if (!request.headers.authorization) return false;
    const signedIn = await this.actors.findByToken(token);
    return signedIn ? [signedIn.actor, { sessionId: signedIn.sessionId }] : false;
  }
}

/** Lets pass who has a live session. @throws PLATFORM.UNAUTHENTICATED */
@Injectable()
export class BearerGuard extends AuthGuard('bearer') {
  override handleRequest<T>(error: unknown, user: T | false): T {
    if (error) throw error;
    if (!user) throw platformErrors.UNAUTHENTICATED({});
    return user;
  }
}
