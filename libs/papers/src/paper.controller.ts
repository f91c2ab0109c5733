import {
  Body,
  Controller,
  Get,
  HttpCode,
  Inject,
  Param,
  ParseEnumPipe,
  ParseIntPipe,
  ParseUUIDPipe,
  Post,
  Query,
  Req,
  Res,
} from '@nestjs/common';
import { type Response } from 'express';
import { CaseEngine, caseErrors, casePermissions } from '#case-engine';
import { paymentErrors, paymentPermissions } from '#payments';
import { platformErrors, Requires, type SignedInRequest, UnitOfWork } from '#platform';
import { type CaseForm, caseFormPaper, caseForms } from './case-form/case-form.js';
import { readCaseFacts } from './case-form/case-facts.reader.js';
import { type CertificateDefinition, CERTIFICATES, paperOfCertificate } from './certificate.paper.js';
import { paperOfDraft } from './decision.paper.js';
import { defaultTemplate } from './docx/default-template.js';
import { openTemplate } from './docx/template.store.js';
import { DraftInput } from './draft.args.js';
import { type PaperFormat } from './issued.store.js';
import { IssuedPapers } from './issued-papers.service.js';
import { paperErrors } from './paper.errors.js';
import { paperPermissions } from './paper.permissions.js';
import { payListPaper } from './pay-list.paper.js';
import { readPayList } from './pay-list.reader.js';
import { Press } from './press.js';

const decisionKey = new ParseUUIDPipe({ exceptionFactory: () => caseErrors.DECISION_NOT_FOUND({ decisionId: '' }) });
const templateKey = new ParseUUIDPipe({
  exceptionFactory: () => paperErrors.TEMPLATE_NOT_FOUND({ templateId: '' }),
});
const formatOfPaper = new ParseEnumPipe(
  { pdf: 'pdf', docx: 'docx' },
  { exceptionFactory: () => platformErrors.NOT_FOUND({}) },
);
const caseKey = new ParseUUIDPipe({ exceptionFactory: () => caseErrors.NOT_FOUND({ caseId: '' }) });
const certificateKey = new ParseUUIDPipe({ exceptionFactory: () => platformErrors.NOT_FOUND({}) });
const runKey = new ParseIntPipe({ exceptionFactory: () => paymentErrors.RUN_NOT_FOUND({ runId: 0 }) });
const caseForm = new ParseEnumPipe(Object.fromEntries(caseForms.map((form) => [form, form])), {
  exceptionFactory: () => platformErrors.NOT_FOUND({}),
});

/** Papers to print and keep. Whoever may see what a paper is about may have it; each time is on record as a read. */
@Controller('papers')
export class PaperController {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly engine: CaseEngine,
    private readonly press: Press,
    private readonly issued: IssuedPapers,
    @Inject(CERTIFICATES) private readonly certificates: readonly CertificateDefinition[],
  ) {}

  @Get('decisions/:id.:format')
  @Requires(casePermissions.read)
  async decision(
    @Req() { user }: SignedInRequest,
    @Param('id', decisionKey) id: string,
    @Param('format', formatOfPaper) format: PaperFormat,
    @Res() response: Response,
  ): Promise<void> {
    const { number, content } = await this.issued.open(user, id, format);
    send(response, { name: number.replaceAll('/', '-'), format, content });
  }

  /** The template that came with the house, to begin from. */
  @Get('templates/default.docx')
  @Requires(paperPermissions['read-templates'])
  firstTemplate(@Res() response: Response): void {
    send(response, { name: 'mau-quyet-dinh', format: 'docx', content: defaultTemplate() });
  }

  @Get('templates/:id.docx')
  @Requires(paperPermissions['read-templates'])
  async template(
    @Req() { user }: SignedInRequest,
    @Param('id', templateKey) id: string,
    @Res() response: Response,
  ): Promise<void> {
    const { name, content } = await this.uow.read(user, (tx) => openTemplate(tx, id));
    send(response, { name: `mau-${name}`, format: 'docx', content });
  }

  /** The decision that a step would sign with this form, marked as a draft on every page. */
  @Post('cases/:id/draft.pdf')
  @HttpCode(200)
  @Requires(casePermissions.read)
  async draft(
    @Req() { user }: SignedInRequest,
    @Param('id', caseKey) caseId: string,
    @Body() { step, form }: DraftInput,
    @Res() response: Response,
  ): Promise<void> {
    const draft = await this.uow.read(user, (tx) => this.engine.draft(tx, { caseId, step, form }));
    if (!draft) throw paperErrors.NOT_DUE({ paper: 'draft' });
    send(response, { name: 'du-thao', format: 'pdf', content: await this.press.print(paperOfDraft(draft)) });
  }

  @Get('cases/:id/:form.pdf')
  @Requires(casePermissions.read)
  async slip(
    @Req() { user }: SignedInRequest,
    @Param('id', caseKey) caseId: string,
    @Param('form', caseForm) form: CaseForm,
    @Query('until') until: unknown,
    @Res() response: Response,
  ): Promise<void> {
    const facts = await this.uow.read(user, (tx) => readCaseFacts(tx, this.engine, caseId));
    const paper = caseFormPaper(form, facts, typeof until === 'string' ? until : undefined);
    send(response, { name: `${facts.file.code}-${form}`, format: 'pdf', content: await this.press.print(paper) });
  }

  @Get('certificates/:code/:id.pdf')
  @Requires(casePermissions.read)
  async certificate(
    @Req() { user }: SignedInRequest,
    @Param('code') code: string,
    @Param('id', certificateKey) id: string,
    @Res() response: Response,
  ): Promise<void> {
    const definition = this.certificates.find((each) => each.code === code);
    const certificate = definition && (await this.uow.read(user, (tx) => definition.find(tx, id)));
    if (!certificate) throw platformErrors.NOT_FOUND({});
    const content = await this.press.print(paperOfCertificate(certificate));
    send(response, { name: certificate.number.replaceAll('/', '-'), format: 'pdf', content });
  }

  @Get('runs/:id/list.pdf')
  @Requires(paymentPermissions.read)
  async payList(
    @Req() { user }: SignedInRequest,
    @Param('id', runKey) runId: number,
    @Res() response: Response,
  ): Promise<void> {
    const facts = await this.uow.read(user, (tx) => readPayList(tx, this.engine.book, runId));
    const content = await this.press.print(payListPaper(facts));
    send(response, { name: `danh-sach-chi-tra-${facts.month}-${runId}`, format: 'pdf', content });
  }
}

const mediaTypes: Readonly<Record<PaperFormat, string>> = {
  pdf: 'application/pdf',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
};

function send(
  response: Response,
  { name, format, content }: { readonly name: string; readonly format: PaperFormat; readonly content: Buffer },
): void {
  response
    .attachment(`${name}.${format}`)
    .set({
      'Content-Type': mediaTypes[format],
      'Cache-Control': 'private, no-store',
      'X-Content-Type-Options': 'nosniff',
    })
    .end(content);
}
