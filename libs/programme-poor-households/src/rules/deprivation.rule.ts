import {
  dependantsAbove,
  flimsyParts,
  type IndicatorCode,
  indicatorCodes,
  squareMetresPerPerson,
} from './indicators.table.js';
import { type Sheet } from './sheet.js';

/** What form B2 gives for each indicator; undefined where an answer it needs is missing. */
export type Deprivations = Readonly<Record<IndicatorCode, boolean | undefined>>;

/** Dependants are more than half of the members: with exactly half the household is not deprived. */
export function tooManyDependants({ members, under16, allowanceHolders }: Sheet): boolean | undefined {
  if (members === undefined || under16 === undefined || allowanceHolders === undefined) return undefined;
  return (under16 + allowanceHolders) * dependantsAbove.value.in > members * dependantsAbove.value.of;
}

/** In tenths of a square metre, so that 40.0 m² for five is not less than 8 for each. */
const tooLittleArea = ({ members, floorArea }: Sheet): boolean | undefined =>
  members === undefined || floorArea === undefined
    ? undefined
    : Math.round(floorArea * 10) < members * squareMetresPerPerson.value * 10;

export function deprivationsOf(sheet: Sheet): Deprivations {
  const computed: Partial<Record<IndicatorCode, boolean | undefined>> = {
    dependants: tooManyDependants(sheet),
    'housing-quality': sheet.flimsyParts === undefined ? undefined : sheet.flimsyParts >= flimsyParts.value,
    'housing-area': tooLittleArea(sheet),
  };
  const answered: Partial<Record<IndicatorCode, boolean | undefined>> = { ...sheet.deprived, ...computed };
  return Object.fromEntries(indicatorCodes.map((code) => [code, answered[code]])) as Record<
    IndicatorCode,
    boolean | undefined
  >;
}
