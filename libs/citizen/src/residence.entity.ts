import { type LegalDay } from '#kernel';
import { registerEntities } from '#platform';
import { Column, Entity, PrimaryGeneratedColumn } from 'typeorm';

@Entity({ schema: 'citizen', name: 'residence' })
export class ResidenceEntity {
  @PrimaryGeneratedColumn('uuid')
  id!: string;

  @Column({ type: 'uuid', name: 'person_id' })
  personId!: string;

  @Column({ type: 'int', name: 'unit_id' })
  unitId!: number;

  @Column({ type: 'text' })
  address!: string;

  @Column({ type: 'text', nullable: true })
  hamlet!: string | null;

  @Column({ type: 'date', name: 'valid_from' })
  validFrom!: LegalDay;

  @Column({ type: 'date', name: 'valid_until', nullable: true })
  validUntil!: LegalDay | null;
}

registerEntities(ResidenceEntity);
