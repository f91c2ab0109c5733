import { Controller, Get, Param, ParseUUIDPipe, Req, Res } from '@nestjs/common';
import { type Response } from 'express';
import { caseErrors, casePermissions } from '#case-engine';
import { Requires, type SignedInRequest } from '#platform';
import { IssuedPapers } from './issued-papers.service.js';

const decisionId = new ParseUUIDPipe({ exceptionFactory: () => caseErrors.DECISION_NOT_FOUND({ decisionId: '' }) });

/** `125/QĐ-UBND` as a file is called. */
const fileName = (number: string, ending: string): string => `${number.replaceAll('/', '-')}.${ending}`;

/** Papers to print and keep. Whoever may see what a paper is about may have it; each time is on record as a read. */
@Controller('papers')
export class PaperController {
  constructor(private readonly issued: IssuedPapers) {}

  @Get('decisions/:id.pdf')
  @Requires(casePermissions.read)
  async decisionPdf(
    @Req() { user }: SignedInRequest,
    @Param('id', decisionId) id: string,
    @Res() response: Response,
  ): Promise<void> {
    const { number, pdf } = await this.issued.open(user, id);
    send(response, { name: fileName(number, 'pdf'), mediaType: 'application/pdf', content: pdf });
  }
}

function send(
  response: Response,
  { name, mediaType, content }: { readonly name: string; readonly mediaType: string; readonly content: Buffer },
): void {
  response
    .attachment(name)
    .set({ 'Content-Type': mediaType, 'Cache-Control': 'private, no-store', 'X-Content-Type-Options': 'nosniff' })
    .end(content);
}
