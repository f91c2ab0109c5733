import {
  Body,
  Controller,
  Get,
  Header,
  HttpCode,
  Post,
  Req,
  Res,
  UseFilters,
  UseGuards,
  UsePipes,
} from '@nestjs/common';
import { IsString, IsUUID, MaxLength } from 'class-validator';
import { type Request, type Response } from 'express';
import { Open } from '../access/permissions.js';
import { inputValidation } from '../graphql/input-validation.js';
import { Accounts } from './accounts.service.js';
import { BearerGuard, type SignedInRequest } from './bearer.strategy.js';
import { LocalGuard } from './local.strategy.js';
import { RefusalFilter } from './refusal.filter.js';
import { SessionCookie } from './session-cookie.js';
import { type OpenedSession, Sessions, type SessionView } from './sessions.service.js';

class DutyChoice {
  @IsUUID()
  dutyId!: string;
}

class SessionChoice {
  @IsUUID()
  sessionId!: string;
}

class PasswordChange {
  @IsString()
  @MaxLength(64)
  username!: string;

  @IsString()
  @MaxLength(512)
  password!: string;

  @IsString()
  @MaxLength(6)
  code!: string;

  @IsString()
  @MaxLength(512)
  newPassword!: string;
}

/** Signing in and out of people, over plain HTTP. Each of one's own sessions is one's own to see and end. */
@Controller()
@UseFilters(RefusalFilter)
@UsePipes(inputValidation())
export class SignInController {
  constructor(
    private readonly sessions: Sessions,
    private readonly accounts: Accounts,
    private readonly cookie: SessionCookie,
  ) {}

  @Post('sign-in')
  @HttpCode(200)
  @Header('Cache-Control', 'no-store')
  @Open('nobody is known before signing in')
  @UseGuards(LocalGuard)
  signIn(
    @Req() request: Request & { readonly user: OpenedSession },
    @Res({ passthrough: true }) response: Response,
  ): OpenedSession | Omit<OpenedSession, 'token'> {
    return this.cookie.answer(request, response, request.user);
  }

  @Post('sign-out')
  @HttpCode(204)
  @Open('ends the caller’s own session')
  @UseGuards(BearerGuard)
  async signOut(@Req() request: SignedInRequest, @Res({ passthrough: true }) response: Response): Promise<void> {
    await this.sessions.revoke(request.user, request.authInfo.sessionId);
    this.cookie.clear(response);
  }

  @Post('duty')
  @HttpCode(204)
  @Open('chooses among the caller’s own duties, and a session without a duty has no permission yet')
  @UseGuards(BearerGuard)
  switchDuty(@Req() request: SignedInRequest, @Body() choice: DutyChoice): Promise<void> {
    return this.sessions.switchDuty(request.user, request.authInfo.sessionId, choice.dutyId);
  }

  @Post('password')
  @HttpCode(204)
  @Open('proves itself by the present password and a code')
  changePassword(@Body() change: PasswordChange): Promise<void> {
    return this.accounts.changePassword(change, change.newPassword);
  }

  @Get('sessions')
  @Header('Cache-Control', 'no-store')
  @Open('shows the caller’s own sessions')
  @UseGuards(BearerGuard)
  listSessions(@Req() request: SignedInRequest): Promise<SessionView[]> {
    return this.sessions.listOwn(request.user);
  }

  @Post('sessions/revoke')
  @HttpCode(204)
  @Open('ends one of the caller’s own sessions')
  @UseGuards(BearerGuard)
  revokeSession(@Req() request: SignedInRequest, @Body() choice: SessionChoice): Promise<void> {
    return this.sessions.revoke(request.user, choice.sessionId);
  }
}
