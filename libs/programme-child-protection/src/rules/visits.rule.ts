import { addMonthsToDay, basis, datedTable, type LegalDay } from '#kernel';
import { circular14 } from './clocks.table.js';

/** Months after the hand-over of the first visits, and the months between all later ones. */
interface VisitRhythm {
  readonly first: readonly number[];
  readonly thenEvery: number;
}

export const visitRhythm = datedTable<VisitRhythm>('child-protection.visits', [
  {
    from: circular14,
    value: { first: [1, 3], thenEvery: 6 },
    basis: basis('Thông tư 14/2020/TT-BLĐTBXH (theo dõi, đánh giá trẻ em được chăm sóc thay thế)'),
  },
]);

/** The day by which the visit with this number, counted from 0, is due. */
export function visitDue(handedOverOn: LegalDay, visit: number): LegalDay {
  const { first, thenEvery } = visitRhythm.at(handedOverOn).value;
  const last = first.at(-1) ?? 0;
  return addMonthsToDay(handedOverOn, first[visit] ?? last + (visit - first.length + 1) * thenEvery);
}
