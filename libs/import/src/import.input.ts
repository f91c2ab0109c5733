import { ArgsType, Field, Int } from '@nestjs/graphql';
import { IsBoolean, IsInt, IsOptional, IsString, Length, Max, Min } from 'class-validator';
import { type RowWindow } from './batch.store.js';

@ArgsType()
export class RowsArgs implements RowWindow {
  @Field(() => Int, { description: 'First row, as Excel numbers it.' })
  @IsInt()
  @Min(1)
  from!: number;

  @Field(() => Int, { defaultValue: 25 })
  @IsInt()
  @Min(1)
  @Max(100)
  first!: number;

  @Field(() => Boolean, { defaultValue: false, description: 'Only rows in which something was found.' })
  @IsBoolean()
  isFaulty!: boolean;
}

@ArgsType()
export class StandingArgs {
  @Field(() => String)
  @IsString()
  sheet!: string;

  @Field(() => String, { nullable: true, description: 'Those living in this hamlet alone.' })
  @IsOptional()
  @Length(1, 100)
  hamlet?: string;
}
