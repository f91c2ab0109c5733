import { type Tx } from '#platform';
import { lockEntryOfCase } from '../review/entry.store.js';
import { saveSheet } from '../review/sheet.store.js';
import { askedIndicators } from '../rules/indicators.table.js';
import { type AreaClass } from '../rules/law.js';
import { type IncomeAnswers } from '../rules/sheet.js';

const answers = (options: string): IncomeAnswers =>
  Object.fromEntries([...options].map((option, index) => [String(index + 1), option]));

type Means = 'poor' | 'better' | 'farming';

/** Options of the invented form B1 that put a household below the bound, above it, or just above it, by the kind of place. */
const income: Readonly<Record<Means, Readonly<Record<AreaClass, IncomeAnswers>>>> = {
  poor: { rural: answers('aaaaa'), urban: answers('aaaaa') },
  better: { rural: answers('ddccd'), urban: answers('ddccd') },
  farming: { rural: answers('dcbbc'), urban: answers('ddccc') },
};

const deprivedIn: Readonly<Record<Means, number>> = { poor: 4, better: 0, farming: 1 };

const fillIn =
  (means: Means) =>
  async (tx: Tx, { caseId }: { readonly caseId: string }): Promise<string> => {
    const { id: entryId, version, placeClass } = await lockEntryOfCase(tx, caseId);
    await saveSheet(tx, {
      entryId,
      version,
      sheet: {
        ticks: [],
        income: income[means][placeClass],
        members: 4,
        under16: 1,
        allowanceHolders: 0,
        flimsyParts: 0,
        floorArea: 60,
        deprived: Object.fromEntries(askedIndicators.map((code, index) => [code, index < deprivedIn[means]])),
        causes: means === 'poor' ? ['no-land', 'illness'] : [],
        farming: means === 'farming',
        surveyor: 'Rà soát viên ấp',
        surveyedOn: tx.today,
      },
    });
    return entryId;
  };

/** Forms of households that ask within the year, by what they come to. */
export const inventedSheetProps = {
  'poor-sheet': fillIn('poor'),
  'better-sheet': fillIn('better'),
  'farming-sheet': fillIn('farming'),
} as const;
