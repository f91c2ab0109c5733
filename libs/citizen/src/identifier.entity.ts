import { type LegalDay } from '#kernel';
import { registerEntities } from '#platform';
import { Column, Entity, PrimaryGeneratedColumn } from 'typeorm';
import { type IdentifierKind } from './identifier-format.table.js';

/** `mistaken`: never this person's number, recorded in error. `cancelled`: by decision of the identity office. */
export const identifierStatuses = ['valid', 'expired', 'cancelled', 'mistaken'] as const;
export type IdentifierStatus = (typeof identifierStatuses)[number];

export const identifierSources = ['declared', 'paper', 'national-database', 'import', 'system'] as const;
export type IdentifierSource = (typeof identifierSources)[number];

@Entity({ schema: 'citizen', name: 'identifier' })
export class IdentifierEntity {
  @PrimaryGeneratedColumn('uuid')
  id!: string;

  @Column({ type: 'uuid', name: 'person_id' })
  personId!: string;

  @Column({ type: 'text' })
  kind!: IdentifierKind;

  @Column({ type: 'text' })
  value!: string;

  @Column({ type: 'date', name: 'valid_from', nullable: true })
  validFrom!: LegalDay | null;

  @Column({ type: 'date', name: 'valid_until', nullable: true })
  validUntil!: LegalDay | null;

  @Column({ type: 'text' })
  status!: IdentifierStatus;

  @Column({ type: 'text' })
  source!: IdentifierSource;

  /** Number of the decision that ended it. */
  @Column({ type: 'text', nullable: true })
  decision!: string | null;
}

registerEntities(IdentifierEntity);
