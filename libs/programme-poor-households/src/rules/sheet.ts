import { type LegalDay } from '#kernel';
import { type AskedIndicator } from './indicators.table.js';

/** Form B1: the option taken of each item. */
export type IncomeAnswers = Readonly<Record<string, string>>;

export const causes = [
  'no-land',
  'no-capital',
  'no-labour',
  'no-tools',
  'no-knowledge',
  'no-skills',
  'illness',
  'other',
] as const;
export type Cause = (typeof causes)[number];

/** Groups that the tables of results count apart. */
export const householdGroups = ['no-labour-capacity', 'merit-family', 'ethnic-minority'] as const;
export type HouseholdGroup = (typeof householdGroups)[number];

/** What is written on the forms of one household; a question not answered yet is absent. */
export interface Sheet {
  /** Columns ticked on form A, from 1. */
  readonly ticks?: readonly number[] | undefined;
  readonly income?: IncomeAnswers | undefined;
  /** Members, and of them children under 16, and elderly or disabled who draw the monthly social allowance. */
  readonly members?: number | undefined;
  readonly under16?: number | undefined;
  readonly allowanceHolders?: number | undefined;
  /** How many of wall, column and roof are not durable. */
  readonly flimsyParts?: number | undefined;
  /** Square metres of the dwelling, to one decimal. */
  readonly floorArea?: number | undefined;
  readonly deprived?: Readonly<Partial<Record<AskedIndicator, boolean>>> | undefined;
  readonly causes?: readonly Cause[] | undefined;
  readonly groups?: readonly HouseholdGroup[] | undefined;
  readonly ethnicity?: string | undefined;
  /** Lives of farming, forestry, fishing or salt: at the average standard it may be recognised as such. */
  readonly farming?: boolean | undefined;
  readonly surveyor?: string | undefined;
  readonly surveyedOn?: LegalDay | undefined;
}
