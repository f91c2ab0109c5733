import { Field, GraphQLISODateTime, ID, Int, ObjectType, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { type Actor } from '../actor.js';
import { Read, Who } from '../graphql/context.js';
import { Viewers } from '../sign-in/viewers.service.js';
import { type ReadTx } from '../tx.js';
import { Open } from './permissions.js';

@ObjectType({ description: 'A post that the viewer holds.' })
class ViewerDuty {
  @Field(() => ID)
  id!: string;

  @Field(() => String)
  title!: string;

  @Field(() => String)
  agencyName!: string;
}

@ObjectType({ description: 'Who asks, and under which duty.' })
class Viewer {
  @Field(() => ID)
  id!: string;

  @Field(() => String)
  name!: string;

  @Field(() => ID, { nullable: true })
  dutyId!: string | undefined;

  @Field(() => Int, { nullable: true })
  agencyId!: number | undefined;

  @Field(() => [String])
  roles!: readonly string[];

  @Field(() => [String])
  permissions!: readonly string[];

  @Field(() => [String])
  programmes!: readonly string[];

  @Field(() => [Int], { description: 'Units in the area of duty, all levels below included.' })
  units!: readonly number[];

  @Field(() => GraphQLISODateTime, { description: 'The clock of the server.' })
  now!: Date;
}

@Resolver(() => Viewer)
export class ViewerResolver {
  constructor(private readonly viewers: Viewers) {}

  @Query(() => Viewer, { description: 'Oneself.' })
  @Open('tells a caller about himself; refuses who is not signed in')
  viewer(@Who() who: Actor, @Read() { now }: ReadTx): Viewer {
    const { id, name, dutyId, agencyId, roles, permissions, programmes, units } = who;
    return { id, name, dutyId, agencyId, roles, permissions: [...permissions].sort(), programmes, units, now };
  }

  @ResolveField(() => [ViewerDuty], { description: 'Posts to choose from.' })
  duties(@Parent() _: Viewer, @Who() who: Actor): Promise<ViewerDuty[]> {
    return this.viewers.listDuties(who);
  }

  @ResolveField(() => String, {
    description:
      'Key for what the console keeps on the machine of its user, base64: what is kept cannot be read without signing in.',
  })
  draftKey(@Parent() _: Viewer, @Who() who: Actor): Promise<string> {
    return this.viewers.draftKeyOf(who);
  }
}
