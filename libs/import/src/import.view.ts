import { Field, ID, Int, ObjectType } from '@nestjs/graphql';
import { connectionOf } from '#platform';
import { type Batch, type CellFault } from './batch.store.js';

@ObjectType('ImportCellFault', { description: 'What is wrong with a cell.' })
export class CellFaultView implements Omit<CellFault, 'repair'> {
  seq!: number;

  @Field(() => Int, { description: 'As Excel numbers it.' })
  row!: number;

  @Field(() => String, { description: 'The letter of the column.' })
  column!: string;

  @Field(() => String)
  field!: string;

  @Field(() => String)
  code!: string;

  @Field(() => String, { description: 'In Vietnamese.' })
  reason!: string;

  @Field(() => String, { nullable: true, description: 'The content that would be right, where there is no doubt.' })
  repair?: string | null;
}

export const CellFaultConnection = connectionOf(CellFaultView, 'ImportCellFault');

@ObjectType('ImportBatch', { description: 'A list kept in Excel, as it was handed in.' })
export class BatchView implements Batch {
  @Field(() => ID)
  id!: string;

  @Field(() => String)
  sheet!: string;

  @Field(() => String)
  programme!: string;

  @Field(() => String, { description: 'checked, committed or taken-back' })
  state!: Batch['state'];

  @Field(() => Int)
  rowCount!: number;

  @Field(() => Int, { description: 'A list with faults cannot be taken over.' })
  faultCount!: number;

  @Field(() => Date)
  checkedAt!: Date;

  @Field(() => Date, { nullable: true })
  committedAt!: Date | null;

  @Field(() => Date, { nullable: true })
  takenBackAt!: Date | null;
}
