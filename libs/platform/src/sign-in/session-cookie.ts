import { type NextFunction, type Request, type Response } from 'express';
import { type OpenedSession } from './sessions.service.js';

/**
 * The console sends it with every request. A page of another site could send it only after asking, and nobody is let: so a
 * cookie that comes with it was sent by our own page.
 */
const consoleHeader = 'x-an-sinh-console';
const name = 'an-sinh-session';

const isFromConsole = (request: Request): boolean => request.headers[consoleHeader] !== undefined;

/** Keeps the token of a session where no script can read it and no other site can make the browser send it. */
export class SessionCookie {
  /** @param isSecure over HTTPS only; a demonstration on the loopback has none. */
  constructor(private readonly isSecure: boolean) {}

  /** What somebody is told who has signed in: a page of ours gets the token as a cookie only. */
  answer(request: Request, response: Response, opened: OpenedSession): OpenedSession | Omit<OpenedSession, 'token'> {
    if (!isFromConsole(request)) return opened;
    const { token, ...session } = opened;
    response.cookie(name, token, { ...this.attributes, expires: session.expiresAt });
    return session;
  }

  clear(response: Response): void {
    response.clearCookie(name, this.attributes);
  }

  private get attributes() {
    return { httpOnly: true, sameSite: 'strict', secure: this.isSecure, path: '/' } as const;
  }
}

/** A file opened from our own page: the browser says so, and no page can say it in its place. */
const isOwnDownload = ({ method, headers }: Request): boolean =>
  method === 'GET' && headers['sec-fetch-site'] === 'same-origin';

/** Reads the session of the console as if it had come as a bearer token: what follows knows one way only. */
export function readSessionCookie(request: Request, _response: Response, next: NextFunction): void {
  if (request.headers.authorization === undefined && (isFromConsole(request) || isOwnDownload(request))) {
    const token = new RegExp(`(?:^|; )${name}=([A-Za-z0-9_-]+)`).exec(request.headers.cookie ?? '')?.[1];
    if (token !== undefined) request.headers.authorization = `Bearer ${token}`;
  }
  next();
}
