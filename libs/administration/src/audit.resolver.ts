import { Args, ArgsType, Field, Mutation, OmitType, Query, Resolver } from '@nestjs/graphql';
import { IsEnum, IsString } from 'class-validator';
import {
  type Actor,
  type BackgroundJob,
  BackgroundJobView,
  ExportFormatEnum,
  getBackgroundJob,
  pageOf,
  Read,
  readCursor,
  type ReadTx,
  requestExport,
  Requires,
  UnitOfWork,
  Who,
} from '#platform';
import { administrationPermissions } from './administration.permissions.js';
import { auditExport } from './audit.export.js';
import { type AuditQuestion, searchAudit } from './audit.reader.js';
import { AuditArgs, AuditEntryConnection, type AuditQuestionInput } from './audit.view.js';

const questionOf = ({ subject, userId, act, agencyId, from, until }: AuditQuestionInput): AuditQuestion => ({
  subject: subject ?? undefined,
  actorId: userId ?? undefined,
  act: act ?? undefined,
  agencyId: agencyId ?? undefined,
  from: from ?? undefined,
  until: until ?? undefined,
});

@ArgsType()
class ExportAuditArgs extends OmitType(AuditArgs, ['first', 'after'], ArgsType) {
  @Field(() => ExportFormatEnum)
  @IsEnum(ExportFormatEnum)
  format!: ExportFormatEnum;

  @Field(() => String)
  @IsString()
  requestId!: string;
}

/** Who saw and did what. */
@Resolver()
export class AuditResolver {
  constructor(private readonly uow: UnitOfWork) {}

  @Query(() => AuditEntryConnection, {
    description: 'Newest first, within the searcher’s reach. Goes on record itself.',
  })
  @Requires(administrationPermissions['search-audit'])
  async auditEntries(@Who() who: Actor, @Args() { question, first, after }: AuditArgs) {
    const [micros, id] = readCursor(after, 2) ?? [];
    const rows = await this.uow.run(who, (tx) =>
      searchAudit(tx, questionOf(question), {
        first: first + 1,
        after: after === undefined ? undefined : { micros: Number(micros), id: Number(id) },
      }),
    );
    return pageOf(
      rows,
      first,
      (entry) => ({ ...entry, id: String(entry.id) }),
      (entry) => [entry.micros, entry.id],
    );
  }

  @Mutation(() => BackgroundJobView, { description: 'Asks for all that a search finds as a file.' })
  @Requires(administrationPermissions['search-audit'])
  async exportAudit(
    @Who() who: Actor,
    @Read() reads: ReadTx,
    @Args() { question, format, requestId }: ExportAuditArgs,
  ): Promise<BackgroundJob> {
    const asked = questionOf(question);
    const command = { requestId, name: 'exportAudit', body: { asked, format } };
    const id = await this.uow.command(who, command, (tx) => requestExport(tx, auditExport, asked, format));
    return getBackgroundJob(reads, id);
  }
}
