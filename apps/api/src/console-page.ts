import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type ArgumentsHost, Catch, type HttpServer, NotFoundException } from '@nestjs/common';
import { BaseExceptionFilter } from '@nestjs/core';
import { type GqlContextType } from '@nestjs/graphql';
import { type Request, type Response } from 'express';
import { pagePolicy } from './page-policy.js';

/** Stands in the built page where each answer has a nonce of its own. */
const nonceMark = '__nonce__';

/** Answers with the console whatever address nothing else answers and a browser opens as a page: the console has routes of its own. */
@Catch(NotFoundException)
export class ConsolePage extends BaseExceptionFilter {
  private readonly page: string | undefined;

  /** @param folder as built; without it there is no console, as in a server for systems only. */
  constructor(server: HttpServer, folder: string) {
    super(server);
    const file = join(folder, 'index.html');
    this.page = existsSync(file) ? readFileSync(file, 'utf8') : undefined;
  }

  override catch(error: NotFoundException, host: ArgumentsHost): void {
    if (host.getType<GqlContextType>() === 'graphql') throw error;
    const request = host.switchToHttp().getRequest<Request>();
    if (this.page === undefined || request.method !== 'GET' || !request.headers.accept?.includes('text/html'))
      return super.catch(error, host);
    const nonce = randomBytes(16).toString('base64');
    host
      .switchToHttp()
      .getResponse<Response>()
      .status(200)
      .set({ 'Content-Security-Policy': pagePolicy(nonce), 'Cache-Control': 'no-cache' })
      .type('html')
      .send(this.page.replaceAll(nonceMark, nonce));
  }
}
