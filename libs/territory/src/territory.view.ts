import { Field, Int, ObjectType } from '@nestjs/graphql';
import { type LegalDay } from '#kernel';
import { LegalDayScalar } from '#platform';
import { type AreaClass, type UnitKind, type UnitLevel } from './unit.js';

@ObjectType('Unit', { description: 'An administrative unit as it was during one period. A code alone is never a key.' })
export class UnitView {
  @Field(() => Int)
  id!: number;

  @Field(() => String)
  code!: string;

  @Field(() => String)
  level!: UnitLevel;

  @Field(() => String)
  kind!: UnitKind;

  @Field(() => String)
  name!: string;

  @Field(() => Int, { nullable: true })
  parentId!: number | null;

  @Field(() => LegalDayScalar)
  from!: LegalDay;

  @Field(() => LegalDayScalar, { nullable: true, description: 'The first day on which it is no more.' })
  until!: LegalDay | null;

  @Field(() => String, { nullable: true, description: '`urban` or `rural`; of commune-level units only.' })
  areaClass!: AreaClass | null;
}

@ObjectType('Agency', { description: 'A committee, department or office during the period in which it existed.' })
export class AgencyView {
  @Field(() => Int)
  id!: number;

  @Field(() => String)
  code!: string;

  @Field(() => String)
  kind!: string;

  @Field(() => String)
  name!: string;

  @Field(() => Int)
  unitId!: number;

  @Field(() => LegalDayScalar)
  from!: LegalDay;

  @Field(() => LegalDayScalar, { nullable: true })
  until!: LegalDay | null;
}
