import { Body, Controller, Header, HttpCode, Post, Req, Res, UseFilters, UsePipes } from '@nestjs/common';
import { IsString, MaxLength } from 'class-validator';
import { type Request, type Response } from 'express';
import { Open } from '../access/permissions.js';
import { inputValidation } from '../graphql/input-validation.js';
import { Invitations, type OpenInvitation } from './invitations.service.js';
import { RefusalFilter } from './refusal.filter.js';
import { SessionCookie } from './session-cookie.js';
import { type OpenedSession } from './sessions.service.js';

class InvitationToken {
  @IsString()
  @MaxLength(64)
  token!: string;
}

class AcceptedInvitation extends InvitationToken {
  @IsString()
  @MaxLength(512)
  password!: string;

  @IsString()
  @MaxLength(6)
  code!: string;
}

/** Taking up an account. Both are posted: a token in an address would stay in logs and histories. */
@Controller('invitation')
@UseFilters(RefusalFilter)
@UsePipes(inputValidation())
export class InvitationController {
  constructor(
    private readonly invitations: Invitations,
    private readonly cookie: SessionCookie,
  ) {}

  @Post()
  @HttpCode(200)
  @Header('Cache-Control', 'no-store')
  @Open('proves itself by the invitation')
  open(@Body() { token }: InvitationToken): Promise<OpenInvitation> {
    return this.invitations.open(token);
  }

  @Post('accept')
  @HttpCode(200)
  @Header('Cache-Control', 'no-store')
  @Open('proves itself by the invitation')
  async accept(
    @Body() { token, password, code }: AcceptedInvitation,
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
  ): Promise<OpenedSession | Omit<OpenedSession, 'token'>> {
    return this.cookie.answer(request, response, await this.invitations.accept(token, password, code));
  }
}
