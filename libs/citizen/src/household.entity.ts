import { type LegalDay } from '#kernel';
import { registerEntities } from '#platform';
import { Column, Entity, PrimaryGeneratedColumn } from 'typeorm';

export const householdRoles = ['head', 'spouse', 'child', 'parent', 'sibling', 'grandchild', 'other'] as const;
export type HouseholdRole = (typeof householdRoles)[number];

@Entity({ schema: 'citizen', name: 'household' })
export class HouseholdEntity {
  @PrimaryGeneratedColumn('uuid')
  id!: string;

  @Column({ type: 'int', name: 'unit_id' })
  unitId!: number;

  /** The commune that gave the code. */
  @Column({ type: 'int', name: 'coded_by' })
  codedBy!: number;

  @Column({ type: 'text' })
  code!: string;
}

@Entity({ schema: 'citizen', name: 'household_member' })
export class HouseholdMemberEntity {
  @PrimaryGeneratedColumn('uuid')
  id!: string;

  @Column({ type: 'uuid', name: 'household_id' })
  householdId!: string;

  @Column({ type: 'uuid', name: 'person_id' })
  personId!: string;

  @Column({ type: 'text' })
  role!: HouseholdRole;

  @Column({ type: 'date', name: 'valid_from' })
  validFrom!: LegalDay;

  @Column({ type: 'date', name: 'valid_until', nullable: true })
  validUntil!: LegalDay | null;
}

registerEntities(HouseholdEntity, HouseholdMemberEntity);
