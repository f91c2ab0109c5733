import { type LegalDay } from '#kernel';
import { type CarerCondition, carerTerms } from './carer-conditions.table.js';

/** A household that takes somebody in; `spouse` is absent where there is none. */
export interface CarerHousehold {
  readonly carer: readonly CarerCondition[];
  readonly spouse?: readonly CarerCondition[] | undefined;
}

/** Conditions that the household does not meet, in the words `capacity`, `spouse.willing`. */
export function missingConditions({ carer, spouse }: CarerHousehold, on: LegalDay): readonly string[] {
  const { value } = carerTerms.at(on);
  return [
    ...value.carer.filter((condition) => !carer.includes(condition)),
    ...(spouse ? value.spouse.filter((condition) => !spouse.includes(condition)).map((each) => `spouse.${each}`) : []),
  ];
}
