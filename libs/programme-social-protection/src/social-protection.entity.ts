import { type LegalDay } from '#kernel';
import { registerEntities } from '#platform';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { type Regime } from './rules/regimes.table.js';

/** What may be applied for; each is granted by a decision of its own. */
export type Right = 'allowance' | 'pension' | 'care' | 'funeral' | 'once';

/** What an application for support says beyond its case: where the money goes, and under which rules it was granted. */
@Entity({ schema: 'prog_social_protection', name: 'application' })
export class ApplicationEntity {
  @PrimaryColumn('uuid', { name: 'case_id' })
  caseId!: string;

  @Column('text', { name: 'asks_for' })
  asksFor!: Right;

  @Column('text')
  channel!: 'bank' | 'post' | 'cash';

  @Column('text', { nullable: true })
  bank!: string | null;

  @Column('text', { nullable: true })
  account!: string | null;

  @Column('text')
  holder!: string;

  @Column('text')
  relation!: 'self' | 'guardian' | 'representative' | 'carer' | 'organiser';

  /** Whoever takes the money when it is not the person. */
  @Column('uuid', { name: 'payee_id', nullable: true })
  payeeId!: string | null;

  @Column('text', { name: 'granted_regime', nullable: true })
  regime!: Regime | null;

  @Column('date', { name: 'granted_on', nullable: true })
  grantedOn!: LegalDay | null;

  /** Of a grant taken over from a list: the month, counted, since which this system pays it. */
  @Column('int', { name: 'paid_from', nullable: true })
  paidFrom!: number | null;

  /** The decision by which the grant no longer stands. */
  @Column('uuid', { name: 'ended_by', nullable: true })
  endedBy!: string | null;
}

registerEntities(ApplicationEntity);
