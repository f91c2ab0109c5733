import { Field, ID, Int, ObjectType } from '@nestjs/graphql';
import { connectionOf } from '#platform';
import { type Batch, type CellFault, type ListedRow } from './batch.store.js';
import { columnLetter } from './fault.js';
import { type ImportSheet } from './sheet.js';

@ObjectType('ImportCellFault', { description: 'What is wrong with a cell.' })
export class CellFaultView implements Omit<CellFault, 'repair'> {
  @Field(() => Int, { description: 'Its place in the order of the sheet, from 1.' })
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

@ObjectType('ImportRow', { description: 'A row as the file has it.' })
export class ListedRowView implements ListedRow {
  @Field(() => Int, { description: 'As Excel numbers it.' })
  row!: number;

  @Field(() => [String], { nullable: 'items', description: 'From column A on; null where the cell is empty.' })
  cells!: (string | null)[];
}

@ObjectType('ImportColumn')
export class ColumnView {
  @Field(() => String)
  letter!: string;

  @Field(() => String)
  heading!: string;

  @Field(() => String, { description: 'How it is filled in.' })
  hint!: string;

  @Field(() => Boolean)
  isRequired!: boolean;
}

@ObjectType('ImportSheet', { description: 'A list that staff keep in Excel, of a declared shape.' })
export class SheetView {
  @Field(() => ID)
  code!: string;

  @Field(() => String)
  programme!: string;

  @Field(() => String)
  title!: string;

  @Field(() => [ColumnView])
  columns!: ColumnView[];

  @Field(() => Boolean, { description: 'What stands in the records can be had, changed and handed in again.' })
  isKept!: boolean;
}

export const viewOfSheet = ({ code, programme, title, columns, standing }: ImportSheet): SheetView => ({
  code,
  programme,
  title,
  isKept: standing !== undefined,
  columns: Object.values(columns).map(({ heading, hint, required }, index) => ({
    letter: columnLetter(index),
    heading,
    hint,
    isRequired: required,
  })),
});

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
