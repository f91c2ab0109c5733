import { type LegalDay } from '#kernel';
import { type PlacedEntry } from '../review/entry.js';
import { askedIndicators } from '../rules/indicators.table.js';
import { causes, type Sheet } from '../rules/sheet.js';
import { optionCounts } from './invented-weights.js';

/** Where the chances of a demonstration come from. */
export interface Luck {
  /** A whole number from `least` up to and including `most`. */
  whole(least: number, most: number): number;
  /** True in `percent` of all cases. */
  chance(percent: number): boolean;
}

/** One of four is badly off, one of three just above, the others well enough; whoever was poor is so again more often than not. */
function meansOf({ was }: PlacedEntry, random: Luck): 'poor' | 'modest' | 'well' {
  if (was !== 'none' && random.chance(70)) return 'poor';
  if (random.chance(25)) return 'poor';
  return random.chance(35) ? 'modest' : 'well';
}

/** Forms that fit a household's means: what it earns and what it lacks. */
export function inventSheet(entry: PlacedEntry, random: Luck, surveyedOn: LegalDay): Sheet {
  const means = meansOf(entry, random);
  if (means === 'well' && entry.was === 'none' && random.chance(50)) return { ...entry.sheet, ticks: [1, 3, 4, 7] };
  const members = Math.max(1, entry.sheet.members ?? random.whole(1, 6));
  const under16 = Math.min(members, entry.sheet.under16 ?? 0);
  const best = { poor: 1, modest: 2, well: 3 }[means];
  const income = Object.fromEntries(
    [...optionCounts].map(([item, count]) => [item, 'abcd'.charAt(Math.min(count - 1, random.whole(best - 1, best)))]),
  );
  const lacking = { poor: 38, modest: 18, well: 5 }[means];
  return {
    ticks: means === 'well' ? [2, 5] : [],
    income,
    members,
    under16,
    allowanceHolders: Math.min(members - under16, random.chance(30) ? 1 : 0),
    flimsyParts: means === 'poor' ? random.whole(0, 3) : random.whole(0, 1),
    floorArea: random.whole(members * 5, members * 16 + 20),
    deprived: Object.fromEntries(askedIndicators.map((code) => [code, random.chance(lacking)])),
    causes: means === 'poor' ? causes.filter(() => random.chance(25)) : [],
    groups: random.chance(6) ? ['ethnic-minority'] : [],
    ethnicity: random.chance(6) ? 'Khmer' : 'Kinh',
    farming: means === 'modest' && random.chance(40),
    surveyor: 'Rà soát viên ấp',
    surveyedOn,
  };
}
