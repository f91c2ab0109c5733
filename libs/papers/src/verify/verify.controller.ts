import { Controller, Get, Param, Req, Res } from '@nestjs/common';
import { type Request, type Response } from 'express';
import { type AnSinhError } from '#kernel';
import { type Actor, Open, UnitOfWork } from '#platform';
import { paperErrors } from '../paper.errors.js';
import { QuestionLimit } from './question-limit.js';
import { readVerifyCode } from './verify-code.js';
import { unknownPage, verdictPage } from './verify.page.js';
import { findVerdict } from './verify.reader.js';

/** Somebody with a paper in his hand: sees no area and no programme. */
const anybody: Actor = {
  kind: 'service',
  id: '00000000-0000-0000-0000-000000000000',
  name: 'kiểm tra văn bản',
  dutyId: undefined,
  agencyId: undefined,
  roles: [],
  permissions: new Set(),
  programmes: [],
  units: [],
  clearances: [],
};

const refusalOf = ({ code, params }: AnSinhError) => ({ code, params });

/** Whether a paper is what it seems: a page for people, JSON for programs that ask for it. */
@Controller('verify')
export class VerifyController {
  private readonly limit = new QuestionLimit();

  constructor(private readonly uow: UnitOfWork) {}

  @Get(':code')
  @Open('tells whoever holds a paper whether it is genuine; names nobody, and its codes cannot be guessed')
  async verify(@Req() request: Request, @Param('code') written: string, @Res() response: Response): Promise<void> {
    this.limit.count(request.ip ?? '');
    const code = readVerifyCode(written);
    const verdict = code === undefined ? undefined : await this.uow.read(anybody, (tx) => findVerdict(tx, code));
    response.set({ 'Cache-Control': 'no-store', 'X-Robots-Tag': 'noindex' });
    response.status(verdict ? 200 : 404);
    if (request.accepts(['html', 'json']) === 'html')
      response.type('html').send(verdict ? verdictPage(verdict) : unknownPage());
    else response.json(verdict ?? refusalOf(paperErrors.CODE_UNKNOWN({})));
  }
}
