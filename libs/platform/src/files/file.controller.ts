import { Controller, Get, Param, ParseUUIDPipe, Req, Res, UseFilters, UseGuards } from '@nestjs/common';
import { type Response } from 'express';
import { Open } from '../access/permissions.js';
import { platformErrors } from '../platform.errors.js';
import { BearerGuard, type SignedInRequest } from '../sign-in/bearer.strategy.js';
import { RefusalFilter } from '../sign-in/refusal.filter.js';
import { UnitOfWork } from '../unit-of-work.js';
import { openFile } from './stored-file.store.js';

const uuid = new ParseUUIDPipe({ exceptionFactory: () => platformErrors.NOT_FOUND({}) });

/** Downloads of stored files. Needs the sign-in module. */
@Controller('files')
@UseFilters(RefusalFilter)
export class FileController {
  constructor(private readonly uow: UnitOfWork) {}

  @Get(':id')
  @Open('each file asks for the permission of its purpose')
  @UseGuards(BearerGuard)
  async download(
    @Req() request: SignedInRequest,
    @Param('id', uuid) id: string,
    @Res() response: Response,
  ): Promise<void> {
    const { name, mediaType, content } = await this.uow.read(request.user, (tx) => openFile(tx, id));
    response
      .attachment(name)
      .set({ 'Content-Type': mediaType, 'Cache-Control': 'private, no-store', 'X-Content-Type-Options': 'nosniff' })
      .end(content);
  }
}
