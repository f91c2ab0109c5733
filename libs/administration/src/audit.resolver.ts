import { Args, Query, Resolver } from '@nestjs/graphql';
import { type Actor, pageOf, readCursor, Requires, UnitOfWork, Who } from '#platform';
import { administrationPermissions } from './administration.permissions.js';
import { type AuditQuestion, searchAudit } from './audit.reader.js';
import { AuditArgs, AuditEntryConnection, type AuditQuestionInput } from './audit.view.js';

export const questionOf = ({ subject, userId, act, agencyId, from, until }: AuditQuestionInput): AuditQuestion => ({
  subject: subject ?? undefined,
  actorId: userId ?? undefined,
  act: act ?? undefined,
  agencyId: agencyId ?? undefined,
  from: from ?? undefined,
  until: until ?? undefined,
});

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
}
