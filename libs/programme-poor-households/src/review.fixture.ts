import { createHousehold, joinHousehold, registerPerson } from '#citizen';
import { day, type LegalDay, type PartialDay } from '#kernel';
import { type Actor, systemActor, type UnitOfWork } from '#platform';
import { askedIndicators } from './rules/indicators.table.js';
import { type AreaClass } from './rules/law.js';
import { type Sheet } from './rules/sheet.js';
import { proposeWeights, publishWeights } from './weights/weights.store.js';

/**
 * Points that nobody ever set: ten steps of twenty, made up so that every bound can be reached. For tests alone; the points of the
 * circular are loaded by two people.
 */
export const inventedWeights = [
  'item,item_title,option,option_title,points',
  '1,"Mục tự đặt, để thử",a,Không,0',
  ...Array.from(
    { length: 9 },
    (_, index) => `1,Mục tự đặt,${'bcdefghij'.charAt(index)},Mức ${index + 1},${(index + 1) * 25}`,
  ),
  '2,Mục lẻ tự đặt,a,Không,0',
  '2,Mục lẻ tự đặt,b,Một,1',
  '2,Mục lẻ tự đặt,c,Mười lăm,15',
].join('\n');

/** Puts the invented points in use for a kind of place. */
export async function publishInvented(uow: UnitOfWork, areaClass: AreaClass): Promise<string> {
  const hand = () => systemActor('weights', crypto.randomUUID());
  const key = { standard: '2022-2025', areaClass, region: 'mekong-delta' };
  const id = await uow.run(hand(), (tx) =>
    proposeWeights(tx, { ...key, instrument: 'Điểm tự đặt để thử', file: inventedWeights }),
  );
  await uow.run(hand(), (tx) => publishWeights(tx, id));
  return id;
}

/** Answers that give B1 `b1` (a multiple of 25, one more, or fifteen more) and so many deprived indicators among those asked. */
export function sheetWith({ b1, deprived }: { readonly b1: number; readonly deprived: number }): Sheet {
  const rest = b1 % 25;
  const first = 'abcdefghij'.charAt((b1 - rest) / 25);
  const second = ({ 0: 'a', 1: 'b', 15: 'c' } as const)[rest as 0 | 1 | 15];
  return {
    income: { '1': first, '2': second },
    members: 4,
    under16: 1,
    allowanceHolders: 0,
    flimsyParts: 0,
    floorArea: 60,
    deprived: Object.fromEntries(askedIndicators.map((code, index) => [code, index < deprived])),
    causes: deprived > 2 ? ['no-land', 'illness'] : [],
  };
}

export interface House {
  readonly householdId: string;
  readonly headId: string;
}

/** A household of two in a hamlet: a head and a child. */
export function household(
  uow: UnitOfWork,
  who: Actor,
  given: { readonly unitId: number; readonly code: string; readonly hamlet: string; readonly from?: LegalDay },
): Promise<House> {
  const from = given.from ?? day('2020-01-01');
  const register = (name: string, birth: string) => ({
    unitId: given.unitId,
    fullName: name,
    birth: birth as PartialDay,
    sex: 'female' as const,
    source: 'paper' as const,
    residence: { address: given.hamlet, hamlet: given.hamlet, from },
  });
  return uow.run(who, async (tx) => {
    const { householdId } = await createHousehold(tx, { unitId: given.unitId, code: given.code });
    const head = await registerPerson(tx, register(`Nguyễn Thị ${given.code.replaceAll(/\d/g, 'Hộ')}`, '1980-02-03'));
    const child = await registerPerson(tx, register('Nguyễn Văn Con', '2015-05-06'));
    await joinHousehold(tx, head, { householdId, role: 'head', from });
    await joinHousehold(tx, child, { householdId, role: 'child', from });
    return { householdId, headId: head.personId };
  });
}
