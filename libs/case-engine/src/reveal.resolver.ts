import { Args, Field, ID, Mutation, ObjectType, Resolver } from '@nestjs/graphql';
import { type Actor, platformErrors, Requires, UnitOfWork, Who } from '#platform';
import { casePermissions } from './case.permissions.js';
import { getCase } from './case.reader.js';
import { listEvents } from './case.store.js';
import { hiddenIn } from './masked-form.rule.js';

@ObjectType({ description: 'What is masked in the forms of a case.' })
class RevealedField {
  @Field(() => String)
  field!: string;

  @Field(() => String)
  value!: string;
}

/** Shows what forms mask to who must have it, for a reason that is kept. */
@Resolver()
export class RevealResolver {
  constructor(private readonly uow: UnitOfWork) {}

  @Mutation(() => [RevealedField], {
    description: 'Accounts and telephone numbers of a case, whole. Goes on record with its reason, each time.',
  })
  @Requires(casePermissions.reveal)
  revealAccount(
    @Who() who: Actor,
    @Args('caseId', { type: () => ID }) caseId: string,
    @Args('reason') reason: string,
  ): Promise<RevealedField[]> {
    if (reason.trim().length < 3)
      throw platformErrors.INPUT_INVALID({ fields: [{ path: 'reason', rule: 'minLength' }] });
    // Not a command: a second showing is a second act, and its answer is kept nowhere.
    return this.uow.run(who, async (tx) => {
      await getCase(tx, caseId);
      const hidden = (await listEvents(tx, caseId)).flatMap(({ form }) => hiddenIn(form));
      await tx.audit('case.account-revealed', { kind: 'case', id: caseId }, { reason });
      return [...new Map(hidden.map((each) => [`${each.field} ${each.value}`, each])).values()];
    });
  }
}
