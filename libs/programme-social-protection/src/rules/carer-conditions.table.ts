import { datedTable } from '#kernel';
import { decree20, decree335, inForce } from './law.js';

/** What is asked of a person or household that takes somebody in. */
export const carerConditions = {
  capacity: 'Có năng lực hành vi dân sự đầy đủ',
  willing: 'Tự nguyện nhận chăm sóc',
  housing: 'Có chỗ ở ổn định',
  means: 'Có điều kiện kinh tế',
  health: 'Có sức khỏe, kinh nghiệm chăm sóc',
} as const;

export type CarerCondition = keyof typeof carerConditions;

export interface CarerTerms {
  readonly carer: readonly CarerCondition[];
  readonly spouse: readonly CarerCondition[];
}

const terms: CarerTerms = {
  carer: ['capacity', 'willing', 'housing', 'means', 'health'],
  spouse: ['capacity', 'willing'],
};

export const carerTerms = datedTable<CarerTerms>('social-protection.carer-conditions', [
  { from: inForce.decree20, until: inForce.decree335, value: terms, basis: decree20('Điều 22, 23', 'memory') },
  { from: inForce.decree335, value: terms, basis: decree335('Điều 19, 20') },
]);
