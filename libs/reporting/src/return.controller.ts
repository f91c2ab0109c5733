import { Controller, Get, Param, ParseUUIDPipe, Req, Res, UseFilters, UseGuards } from '@nestjs/common';
import { type Response } from 'express';
import { BearerGuard, Open, platformErrors, RefusalFilter, type SignedInRequest, UnitOfWork } from '#platform';
import { reportingPermissions } from './reporting.permissions.js';
import { getReturn } from './return.store.js';
import { writeReturn } from './return.workbook.js';

const uuid = new ParseUUIDPipe({ exceptionFactory: () => platformErrors.NOT_FOUND({}) });

/** Downloads of filed returns. */
@Controller('returns')
@UseFilters(RefusalFilter)
export class ReturnController {
  constructor(private readonly uow: UnitOfWork) {}

  @Get(':id.xlsx')
  @Open('asks for the permission to see returns')
  @UseGuards(BearerGuard)
  async download(
    @Req() { user }: SignedInRequest,
    @Param('id', uuid) id: string,
    @Res() response: Response,
  ): Promise<void> {
    if (!user.permissions.has(reportingPermissions.read)) throw platformErrors.NOT_FOUND({});
    const filed = await this.uow.read(user, (tx) => {
      tx.noteRead({ kind: 'return', id });
      return getReturn(tx, id);
    });
    const { code, unit, period } = filed.body;
    response
      .attachment(`${code.replaceAll('.', '-')}-${period.code}-${unit.id}-${filed.seq}.xlsx`)
      .set({ 'Cache-Control': 'private, no-store', 'X-Content-Type-Options': 'nosniff' })
      .type('application/vnd.openxmlformats-officedocument.spreadsheetml.sheet')
      .end(await writeReturn(filed));
  }
}
