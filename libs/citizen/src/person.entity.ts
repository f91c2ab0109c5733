import { type LegalDay, type Precision } from '#kernel';
import { registerEntities } from '#platform';
import { Column, Entity, PrimaryGeneratedColumn, VersionColumn } from 'typeorm';
import { type Sex } from './century-digit.table.js';
import { type IdentityState } from './identity-state.rule.js';

@Entity({ schema: 'citizen', name: 'person' })
export class PersonEntity {
  @PrimaryGeneratedColumn('uuid')
  id!: string;

  @Column({ type: 'int', name: 'unit_id' })
  unitId!: number;

  @Column({ type: 'text', name: 'full_name' })
  fullName!: string;

  @Column({ type: 'date', name: 'birth_on', nullable: true })
  birthOn!: LegalDay | null;

  @Column({ type: 'text', name: 'birth_precision', nullable: true })
  birthPrecision!: Precision | null;

  @Column({ type: 'text' })
  sex!: Sex;

  @Column({ type: 'uuid', name: 'mother_id', nullable: true })
  motherId!: string | null;

  @Column({ type: 'text', name: 'mother_name', nullable: true })
  motherName!: string | null;

  @Column({ type: 'date', name: 'missing_since', nullable: true })
  missingSince!: LegalDay | null;

  @Column({ type: 'date', name: 'died_on', nullable: true })
  diedOn!: LegalDay | null;

  @Column({ type: 'text', name: 'identity_state' })
  identityState!: IdentityState;

  @Column({ type: 'uuid', name: 'merged_into', nullable: true })
  mergedInto!: string | null;

  @VersionColumn({ type: 'int' })
  version!: number;
}

registerEntities(PersonEntity);
