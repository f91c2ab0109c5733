import { Body, Controller, Header, Headers, HttpCode, Post, Res } from '@nestjs/common';
import { type Response } from 'express';
import { Open } from '../access/permissions.js';
import { readTokenRequest, type TokenError } from './token-request.js';
import { ServiceClients } from './service-clients.service.js';

interface TokenAnswer {
  readonly access_token: string;
  readonly token_type: 'Bearer';
  readonly expires_in: number;
}

/** The token endpoint of OAuth 2.0 (RFC 6749 §4.4, errors §5.2). */
@Controller()
export class TokenController {
  constructor(private readonly clients: ServiceClients) {}

  @Post('oauth/token')
  @HttpCode(200)
  @Header('Cache-Control', 'no-store')
  @Header('Pragma', 'no-cache')
  @Open('a client proves itself by its secret')
  async token(
    @Headers('authorization') authorization: string | undefined,
    @Body() body: unknown,
    @Res({ passthrough: true }) response: Response,
  ): Promise<TokenAnswer | { readonly error: TokenError }> {
    const request = readTokenRequest(authorization, body);
    if ('error' in request) return refuse(response, request.error);
    const issued = await this.clients.issueToken(request.clientId, request.clientSecret);
    if (!issued) return refuse(response, 'invalid_client');
    return { access_token: issued.token, token_type: 'Bearer', expires_in: issued.expiresIn };
  }
}

function refuse(response: Response, error: TokenError): { readonly error: TokenError } {
  if (error === 'invalid_client') response.status(401).header('WWW-Authenticate', 'Basic realm="an-sinh"');
  else response.status(400);
  return { error };
}
