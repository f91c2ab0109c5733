import { Field, ID, InputType, Int } from '@nestjs/graphql';
import { IsInt, IsUUID, Length } from 'class-validator';

@InputType({ description: 'A person as seen: refused when changed since.' })
export class PersonTarget {
  @Field(() => ID)
  @IsUUID()
  personId!: string;

  @Field(() => Int, { description: 'The version seen.' })
  @IsInt()
  version!: number;
}

@InputType()
export class ReasonInput extends PersonTarget {
  @Field(() => String)
  @Length(1, 500)
  reason!: string;
}
