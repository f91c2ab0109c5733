import { Field, ObjectType, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { type CaseFile, CaseView } from '#case-engine';
import { Read, type ReadTx } from '#platform';
import { type CaseForm, caseForms } from './case-form.js';

@ObjectType({ description: 'A slip that can be printed of a case as it stands.' })
class CaseSlip {
  @Field(() => String, { description: '`receipt`, `supplement`, `refusal`, `apology`.' })
  form!: CaseForm;

  @Field(() => String, {
    description: 'Address of the slip; an apology also takes `?until=` with the day promised anew.',
  })
  pdf!: string;
}

const isDue = (form: CaseForm, { returnsTo, outcome, clockDue }: CaseFile, now: Date): boolean => {
  switch (form) {
    case 'receipt':
      return true;
    case 'supplement':
      return returnsTo !== null;
    case 'refusal':
      return outcome === 'refused';
    case 'apology':
      return clockDue !== null && clockDue < now;
  }
};

@Resolver(() => CaseView)
export class CaseSlipResolver {
  @ResolveField(() => [CaseSlip])
  slips(@Parent() file: CaseFile, @Read() { now }: ReadTx): CaseSlip[] {
    return caseForms
      .filter((form) => isDue(form, file, now))
      .map((form) => ({ form, pdf: `/papers/cases/${file.id}/${form}.pdf` }));
  }
}
