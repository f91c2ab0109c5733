import { type ArgumentsHost, Catch, type ExceptionFilter } from '@nestjs/common';
import { type GqlContextType } from '@nestjs/graphql';
import { AnSinhError } from '#kernel';
import { type Response } from 'express';

const statusOf = new Map([
  ['SIGN_IN.REFUSED', 401],
  ['PLATFORM.UNAUTHENTICATED', 401],
  ['PLATFORM.TOO_MANY_REQUESTS', 429],
  ['PLATFORM.UNAVAILABLE', 503],
]);

/**
 * Answers a refusal of ours over plain HTTP with its code and parameters; in GraphQL it only passes it on. Without it every
 * expected refusal would be logged as an error of the server.
 */
@Catch(AnSinhError)
export class RefusalFilter implements ExceptionFilter<AnSinhError> {
  catch(error: AnSinhError, host: ArgumentsHost): AnSinhError | undefined {
    if (host.getType<GqlContextType>() === 'graphql') return error;
    const response = host.switchToHttp().getResponse<Response>();
    response.status(statusOf.get(error.code) ?? 400).json({ code: error.code, params: error.params });
    return undefined;
  }
}
