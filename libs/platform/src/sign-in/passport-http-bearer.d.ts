/** The package comes without types; this is the part in use. */
declare module 'passport-http-bearer' {
  import { type Request } from 'express';
  import { Strategy as PassportStrategy } from 'passport';

  export class Strategy extends PassportStrategy {
    constructor(
      options: { readonly passReqToCallback: true; readonly realm?: string },
      verify: (request: Request, token: string, done: (error: unknown, user?: unknown, info?: unknown) => void) => void,
    );
  }
}
