import { Field, ID, Int, ObjectType, Query, Resolver } from '@nestjs/graphql';
import { type Actor } from '../actor.js';
import { Who } from '../graphql/context.js';
import { Open } from './permissions.js';

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
}

@Resolver()
export class ViewerResolver {
  @Query(() => Viewer, { description: 'Oneself.' })
  @Open('tells a caller about himself; refuses who is not signed in')
  viewer(@Who() who: Actor): Viewer {
    const { id, name, dutyId, agencyId, roles, permissions, programmes, units } = who;
    return { id, name, dutyId, agencyId, roles, permissions: [...permissions].sort(), programmes, units };
  }
}
