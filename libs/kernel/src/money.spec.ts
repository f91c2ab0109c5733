import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { addMultipliers, multiplier, printMultiplier, scaleVnd, sumVnd, vnd, type Multiplier } from './money.js';

const tenThousandths = fc.integer({ min: 1, max: 999_999_999 }).map((value) => value as Multiplier);

describe('vnd', () => {
  it.each([0, -360_000, Number.MAX_SAFE_INTEGER, 500_000n])('takes %p', (amount) => {
    expect(vnd(amount)).toBe(Number(amount));
  });

  it.each([0.5, Number.NaN, Number.POSITIVE_INFINITY, 2 ** 53, 2n ** 53n + 1n])('refuses %p', (amount) => {
    expect(() => vnd(amount)).toThrow(
      expect.objectContaining({ code: 'KERNEL.MONEY_INVALID', params: { value: String(amount) } }),
    );
  });

  it('sums signed amounts, and refuses a sum it cannot hold', () => {
    expect(sumVnd([vnd(1_250_000), vnd(-500_000)])).toBe(750_000);
    expect(sumVnd([])).toBe(0);
    expect(() => sumVnd([vnd(Number.MAX_SAFE_INTEGER), vnd(1)])).toThrow('KERNEL.MONEY_INVALID');
  });
});

describe('multiplier', () => {
  it.each([
    ['2.5', 25_000],
    ['1', 10_000],
    ['0.75', 7_500],
    ['0.0001', 1],
  ])('reads %s', (text, value) => {
    expect(multiplier(text)).toBe(value);
  });

  it.each(['0', '0.0', '-1', '2,5', '1.00001', '', '.5', '1.', 'x', '123456'])('refuses %j', (text) => {
    expect(() => multiplier(text)).toThrow(
      expect.objectContaining({ code: 'KERNEL.MULTIPLIER_INVALID', params: { value: text } }),
    );
  });

  it('prints what it reads back', () => {
    expect(printMultiplier(multiplier('2.50'))).toBe('2.5');
    fc.assert(fc.property(tenThousandths, (value) => expect(multiplier(printMultiplier(value))).toBe(value)));
  });

  it('adds without floating point', () => {
    expect(addMultipliers(multiplier('0.1'), multiplier('0.2'))).toBe(multiplier('0.3'));
  });
});

describe('scaleVnd', () => {
  it.each([
    [500_000, '2.5', 1_250_000],
    [540_000, '1.5', 810_000],
    [1, '0.5', 1],
    [-1, '0.5', -1],
    [1, '0.4999', 0],
    [-1, '0.4999', 0],
    [-3, '0.5', -2],
  ])('%d × %s = %d', (base, times, expected) => {
    expect(scaleVnd(vnd(base), multiplier(times))).toBe(expected);
  });

  it('is the nearest whole đồng to the exact product, and the one away from zero when two are as near', () => {
    const scale = 10_000n;
    const size = (value: bigint) => (value < 0n ? -value : value);
    const amounts = fc.integer({ min: -50_000_000_000, max: 50_000_000_000 });
    const times = fc.oneof(
      tenThousandths.map((value) => ((value % 200_000) + 1) as Multiplier),
      fc.constant(5_000),
    );
    fc.assert(
      fc.property(amounts, times, (base, by) => {
        const exact = BigInt(base) * BigInt(by);
        const rounded = BigInt(scaleVnd(vnd(base), by as Multiplier)) * scale;
        const doubleError = 2n * size(rounded - exact);
        expect(doubleError).toBeLessThanOrEqual(scale);
        if (doubleError === scale) expect(size(rounded)).toBeGreaterThan(size(exact));
      }),
    );
  });

  it('refuses a product beyond what a number holds exactly', () => {
    expect(() => scaleVnd(vnd(Number.MAX_SAFE_INTEGER), multiplier('2'))).toThrow('KERNEL.MONEY_INVALID');
  });
});
