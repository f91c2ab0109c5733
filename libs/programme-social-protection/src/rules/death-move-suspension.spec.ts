import { basis, day, month, multiplier } from '#kernel';
import { describe, expect, it } from '@jest/globals';
import { amountOn } from './amount.rule.js';
import { funeralSupport, holdOfDeath } from './death.rule.js';
import { type Hold, type Line } from './line.js';
import { firstMonthAtNewPlace, splitAt } from './move.rule.js';
import { type Regime } from './regimes.table.js';
import { type Finding, review, suspend } from './suspension.rule.js';

describe('death', () => {
  it.each([
    ['2024-06-30', '2024-07', 'standard', 7_200_000],
    ['2024-07-01', '2024-08', 'standard', 10_000_000],
    ['2024-12-31', '2025-01', 'standard', 10_000_000],
    ['2026-06-30', '2026-07', 'social-pension', 10_000_000],
    ['2026-07-01', '2026-08', 'social-pension', 10_800_000],
  ] as const)('on %s ends support from %s; the funeral support is due once', (diedOn, ended, key, amount) => {
    const funeral = funeralSupport(day(diedOn), key);
    expect(holdOfDeath(day(diedOn))).toMatchObject({ from: ended, reason: 'death' });
    expect(funeral).toMatchObject({ from: diedOn.slice(0, 7), until: ended, benefit: 'funeral-support' });
    expect(amountOn(funeral, funeral.from)).toBe(amount);
  });
});

describe('a move', () => {
  it.each<[Regime, string]>([
    ['R1', '2025-01'],
    ['R2', '2024-12'],
    ['R3', '2024-12'],
  ])('under %s: a stop in 12/2024 makes the new place pay from %s', (regime, from) => {
    expect(firstMonthAtNewPlace(regime, month('2024-12'))).toBe(from);
  });

  it('leaves neither gap nor double month', () => {
    const line = (from: string, until: string | undefined, times: string): Line => ({
      from: month(from),
      ...(until && { until: month(until) }),
      benefit: 'monthly-allowance',
      payee: 'person',
      table: 'social-protection.level',
      key: 'standard',
      multiplier: multiplier(times),
      groups: ['orphan-child'],
      basis: [],
    });
    const [young, middle, open] = [
      line('2023-01', '2024-05', '2.5'),
      line('2024-05', '2024-09', '2'),
      line('2024-09', undefined, '1.5'),
    ];
    const lines = [young, middle, open];
    expect(splitAt(lines, month('2024-07'))).toEqual({
      before: [young, line('2024-05', '2024-07', '2')],
      after: [line('2024-07', '2024-09', '2'), open],
    });
    expect(splitAt(lines, month('2024-05'))).toEqual({ before: [young], after: [middle, open] });
    expect(splitAt(lines, month('2023-01'))).toEqual({ before: [], after: lines });
  });
});

describe('a suspension', () => {
  it.each<[Regime, string, boolean]>([
    ['R1', 'held-in-custody', true],
    ['R2', 'held-in-custody', true],
    ['R3', 'held-in-custody', false],
    ['R3', 'refuses-review', true],
    ['R3', 'not-collected-for-3-months', true],
  ])('under %s for %s: %s', (regime, ground, allowed) => {
    const attempt = () => suspend(regime, ground as 'refuses-review', month('2026-11'));
    if (allowed) expect(attempt()).toMatchObject({ from: '2026-11', reason: 'suspension' });
    else expect(attempt).toThrow(expect.objectContaining({ code: 'SOCIAL_PROTECTION.SUSPENSION_GROUND_UNKNOWN' }));
  });

  const hold: Hold = { from: month('2026-11'), reason: 'suspension', basis: basis('Nghị định 335/2026/NĐ-CP, Điều 9') };

  it.each<[string, Finding, object | undefined]>([
    ['unchanged: every suspended month is owed', { found: 'unchanged', resumedFrom: month('2027-01') }, undefined],
    [
      'changed: paid from the change',
      { found: 'changed', changedFrom: month('2026-12') },
      { from: '2026-11', until: '2026-12' },
    ],
    ['changed before the suspension: nothing held', { found: 'changed', changedFrom: month('2026-11') }, undefined],
    ['not eligible: ended from the suspension', { found: 'not-eligible' }, { from: '2026-11' }],
  ])('found %s', (_, finding, left) => {
    const outcome = review(hold, 'R3', finding);
    expect(outcome && { from: outcome.from, ...(outcome.until && { until: outcome.until }) }).toEqual(left);
  });
});
