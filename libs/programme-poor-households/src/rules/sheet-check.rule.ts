import { type LegalDay } from '#kernel';
import { type FormA } from './form-a.table.js';
import { type Sheet } from './sheet.js';

export interface SheetFault {
  /** Field of the sheet. */
  readonly path: string;
  readonly rule: 'range' | 'more-than-members' | 'one-decimal' | 'future' | 'before-review' | 'unknown';
}

/** What the sheet is checked against. */
export interface SheetBounds {
  readonly today: LegalDay;
  readonly reviewFrom: LegalDay;
  readonly formA: FormA;
  /** Items and options of the points in use; absent while there are none. */
  readonly income?: ReadonlyMap<string, ReadonlySet<string>> | undefined;
}

/** Most members and most square metres that are not a slip of the pen. */
const most = { members: 40, floorArea: 1_000 };

const outside = (value: number | undefined, least: number, largest: number): boolean =>
  value !== undefined && (value < least || value > largest);

/** Answers that cannot be: out of range, against each other, or not on the form. */
export function faultsOf(sheet: Sheet, { today, reviewFrom, formA, income }: SheetBounds): readonly SheetFault[] {
  const { members, under16 = 0, allowanceHolders = 0, floorArea, surveyedOn } = sheet;
  const faults: SheetFault[] = [];
  const refuse = (when: boolean | undefined, path: string, rule: SheetFault['rule']) => {
    if (when) faults.push({ path, rule });
  };
  refuse(
    sheet.ticks?.some((tick) => tick < 1 || tick > formA.columns),
    'ticks',
    'range',
  );
  refuse(outside(members, 1, most.members), 'members', 'range');
  refuse(outside(sheet.under16, 0, most.members), 'under16', 'range');
  refuse(outside(sheet.allowanceHolders, 0, most.members), 'allowanceHolders', 'range');
  refuse(members !== undefined && under16 + allowanceHolders > members, 'members', 'more-than-members');
  refuse(outside(sheet.flimsyParts, 0, 3), 'flimsyParts', 'range');
  refuse(outside(floorArea, 0, most.floorArea), 'floorArea', 'range');
  refuse(
    floorArea !== undefined && Math.abs(floorArea * 10 - Math.round(floorArea * 10)) > 1e-6,
    'floorArea',
    'one-decimal',
  );
  refuse(surveyedOn !== undefined && surveyedOn > today, 'surveyedOn', 'future');
  refuse(surveyedOn !== undefined && surveyedOn < reviewFrom, 'surveyedOn', 'before-review');
  if (income)
    for (const [item, option] of Object.entries(sheet.income ?? {}))
      refuse(!income.get(item)?.has(option), `income.${item}`, 'unknown');
  return faults;
}
