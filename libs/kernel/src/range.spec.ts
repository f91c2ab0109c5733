import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { addMonths, month, type LegalMonth } from './legal-day.js';
import { inRange, intersection, overlaps, range, type Range } from './range.js';

const january = month('2026-01');
const at = (index: number): LegalMonth => addMonths(january, index);
const instants = Array.from({ length: 12 }, (_, index) => at(index));
const ranges: fc.Arbitrary<Range<LegalMonth>> = fc
  .tuple(fc.integer({ min: 0, max: 9 }), fc.option(fc.integer({ min: 1, max: 4 }), { nil: undefined }))
  .map(([from, length]) => range(at(from), length === undefined ? undefined : at(from + length)));

describe('range', () => {
  it('holds its first month and not its last', () => {
    const spring = range(month('2026-01'), month('2026-04'));
    expect(['2025-12', '2026-01', '2026-03', '2026-04'].map((of) => inRange(spring, month(of)))).toEqual([
      false,
      true,
      true,
      false,
    ]);
  });

  it('without an end is open', () => {
    expect(range(january)).toEqual({ from: '2026-01' });
    expect(inRange(range(january), month('2999-12'))).toBe(true);
  });

  it.each(['2026-01', '2025-12'])('refuses to end in %s', (until) => {
    expect(() => range(january, month(until))).toThrow(
      expect.objectContaining({ code: 'KERNEL.RANGE_EMPTY', params: { from: '2026-01', until } }),
    );
  });
});

it('the intersection holds what both hold, and is there exactly when they overlap', () => {
  fc.assert(
    fc.property(ranges, ranges, (a, b) => {
      const shared = intersection(a, b);
      const both = instants.filter((of) => inRange(a, of) && inRange(b, of));
      expect(instants.filter((of) => shared !== undefined && inRange(shared, of))).toEqual(both);
      expect(overlaps(a, b)).toBe(both.length > 0);
      expect(shared !== undefined).toBe(both.length > 0);
    }),
  );
});

it('ranges that only touch do not overlap', () => {
  expect(overlaps(range(at(0), at(3)), range(at(3), at(6)))).toBe(false);
});
