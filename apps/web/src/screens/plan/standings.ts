import { type Tone } from '../../kit/status-tag.tsx';
import { type PlanTarget } from './plan.operations.ts';

interface StandingLook {
  readonly word: 'reached' | 'near' | 'behind' | 'unknown';
  readonly tone: Tone;
}

const looks: readonly StandingLook[] = [
  { word: 'reached', tone: 'green' },
  { word: 'near', tone: 'amber' },
  { word: 'behind', tone: 'red' },
];
const unknown: StandingLook = { word: 'unknown', tone: 'grey' };

/** Word and colour of where a target stands. */
export const lookOf = ({ standing }: PlanTarget): StandingLook =>
  looks.find(({ word }) => word === standing) ?? unknown;
