import {
  Body,
  Controller,
  Get,
  Headers,
  Param,
  ParseUUIDPipe,
  Post,
  Query,
  Req,
  Res,
  UseFilters,
  UseGuards,
} from '@nestjs/common';
import { Type } from 'class-transformer';
import { IsInt, IsString, Matches, MaxLength } from 'class-validator';
import { type Response } from 'express';
import { Open } from '../access/permissions.js';
import { inputValidation } from '../graphql/input-validation.js';
import { platformErrors } from '../platform.errors.js';
import { BearerGuard, type SignedInRequest } from '../sign-in/bearer.strategy.js';
import { RefusalFilter } from '../sign-in/refusal.filter.js';
import { UnitOfWork } from '../unit-of-work.js';
import { findFilePurpose } from './file-purpose.js';
import { largestScan, typeOfScan } from './scan.js';
import { openFile, sha256Of, storeFile } from './stored-file.store.js';

const uuid = new ParseUUIDPipe({ exceptionFactory: () => platformErrors.NOT_FOUND({}) });

class HandedIn {
  @Matches(/^[a-z.-]{1,60}$/)
  purpose!: string;

  @IsString()
  @MaxLength(200)
  name!: string;

  @Type(() => Number)
  @IsInt()
  unitId!: number;
}

/** Files given out and taken in. Needs the sign-in module. */
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

  /**
   * Takes in a scanned paper, the body as it is; under a request id, so that a repetition stores it once.
   * @throws PLATFORM.FORBIDDEN, PLATFORM.FILE_TOO_LARGE; PLATFORM.INPUT_INVALID for what is neither PDF, JPEG nor PNG
   */
  @Post()
  @Open('each file asks for the permission to hand in its purpose')
  @UseGuards(BearerGuard)
  async handIn(
    @Req() { user: who }: SignedInRequest,
    @Query(inputValidation()) { purpose: code, name, unitId }: HandedIn,
    @Headers('x-request-id') requestId: string,
    @Body() content: unknown,
  ): Promise<{ readonly id: string }> {
    const purpose = findFilePurpose(code);
    if (!purpose?.handIn || !who.permissions.has(purpose.handIn) || !who.units.includes(unitId))
      throw platformErrors.FORBIDDEN({});
    const mediaType = Buffer.isBuffer(content) ? typeOfScan(content) : undefined;
    if (!Buffer.isBuffer(content) || mediaType === undefined)
      throw platformErrors.INPUT_INVALID({ fields: [{ path: 'content', rule: 'scan' }] });
    if (content.length > largestScan)
      throw platformErrors.FILE_TOO_LARGE({ bytes: content.length, limit: largestScan });
    const body = { code, name, unitId, sha256: sha256Of(content) };
    return this.uow.command(who, { requestId, name: 'handInFile', body }, async (tx) => {
      const { id } = await storeFile(tx, { name: name.normalize('NFC'), mediaType, content, purpose, unitId });
      await tx.audit('file.handed-in', { kind: 'file', id }, { purpose: code });
      return { id };
    });
  }
}
