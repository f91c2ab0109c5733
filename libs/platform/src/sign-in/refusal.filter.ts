import { type ArgumentsHost, Catch, type ExceptionFilter } from '@nestjs/common';
import { AnSinhError } from '#kernel';
import { type Response } from 'express';

const unauthenticated = new Set(['SIGN_IN.REFUSED', 'PLATFORM.UNAUTHENTICATED']);

/** Answers a refusal of ours over plain HTTP with its code and parameters. */
@Catch(AnSinhError)
export class RefusalFilter implements ExceptionFilter<AnSinhError> {
  catch(error: AnSinhError, host: ArgumentsHost): void {
    const response = host.switchToHttp().getResponse<Response>();
    response.status(unauthenticated.has(error.code) ? 401 : 400).json({ code: error.code, params: error.params });
  }
}
