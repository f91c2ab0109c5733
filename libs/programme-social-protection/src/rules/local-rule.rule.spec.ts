import { basis, day, multiplier, printMultiplier, vnd } from '#kernel';
import { describe, expect, it } from '@jest/globals';
import { amountOn, dueIn } from './amount.rule.js';
import { factsOf } from './facts.js';
import { type LocalRule, localSchedule, monthsOf, overlayOf } from './local-rule.rule.js';

// The shape of a provincial resolution; what Cà Mau's own says is not known here.
const since2026 = { from: day('2026-01-01'), basis: basis('Nghị quyết giả định') };
const always = { from: day('2010-01-01') };
const decision = { regime: 'R2', signedOn: day('2025-08-12') } as const;
const grant = { allowance: decision, pension: decision };

const raise: LocalRule = { ...since2026, id: 1, kind: 'RAISE_STANDARD', target: 'standard', amount: vnd(650_000) };
const nearPoorElderly: LocalRule = {
  ...since2026,
  id: 2,
  kind: 'ADD_GROUP',
  target: 'L-can-ngheo',
  terms: { fromAge: 60, poverty: ['near-poor'], supporter: ['none'] },
  bands: [
    { untilAge: 75, times: multiplier('1.5') },
    { fromAge: 75, times: multiplier('2') },
  ],
  isBeside: false,
};
const severeAtTwo: LocalRule = {
  ...since2026,
  id: 3,
  kind: 'RAISE_COEF',
  target: 'severe-disability',
  bands: [{ fromAge: 18, untilAge: 40, times: multiplier('2') }],
};
const topUp: LocalRule = { ...since2026, id: 4, kind: 'TOP_UP_AMOUNT', target: 'social-pension', amount: vnd(100_000) };

const severe = factsOf(day('1990-06-20'), { disabilities: [{ ...always, degree: 'severe' }] });
const elder = factsOf(day('1951-03-02'), {
  poverty: [{ ...always, status: 'near-poor' }],
  supporters: [{ ...always, supporter: 'none' }],
});
const pensioner = factsOf(day('1945-01-01'), { pensionRequests: [{ from: day('2025-07-01') }] });

const told = (facts: typeof severe, rules: readonly LocalRule[]) =>
  localSchedule(facts, grant, rules).map(
    ({ benefit, from, until = '', multiplier: times }) => `${benefit} ${printMultiplier(times)} ${from}–${until}`,
  );

describe('support by rules of the province', () => {
  it('is the law’s own where no rule reaches the person', () => {
    expect(told(severe, [])).toEqual(told(severe, [nearPoorElderly, topUp]));
  });

  it('stands on a line of its own beyond the law’s coefficient, on the days and at the ages the rule names', () => {
    const lines = told(severe, [severeAtTwo]);
    expect(lines.filter((line) => line.startsWith('local'))).toEqual([
      'local-allowance 0.5 2026-01–2026-10',
      'local-allowance 0.5 2026-10–2030-06',
    ]);
    expect(lines).toContain('monthly-allowance 1.5 2021-07–2026-07');
  });

  it('has no effect below the law: a lower coefficient, an overtaken level', () => {
    const lower: LocalRule = { ...severeAtTwo, bands: [{ times: multiplier('1') }] };
    expect(told(severe, [lower]).filter((line) => line.startsWith('local'))).toEqual([]);
    const overtaken: LocalRule = { ...raise, amount: vnd(520_000) };
    const { levels } = overlayOf([overtaken]);
    expect([levels.standard.at(day('2026-06-01')).value, levels.standard.at(day('2026-07-01')).value]).toEqual([
      520_000, 540_000,
    ]);
  });

  it.each([
    ['2025-12', 0],
    ['2026-01', 750_000],
    ['2026-02', 750_000],
    ['2026-03', 1_000_000],
    ['2026-07', 1_080_000],
  ])('an added group pays whoever the law leaves out: in %s %d', (month, amount) => {
    expect(dueIn(month as never, localSchedule(elder, grant, [nearPoorElderly]))).toBe(amount);
  });

  it('an added group takes the place of the pension it is higher than, and leaves one it is not', () => {
    const both = factsOf(day('1945-01-01'), { ...elder, pensionRequests: [{ from: day('2025-07-01') }] });
    const byMonth = (rules: readonly LocalRule[]) =>
      localSchedule(both, grant, rules)
        .filter(({ from, until }) => from <= '2026-08' && (until === undefined || until > '2026-08'))
        .map(({ benefit }) => benefit);
    expect(byMonth([nearPoorElderly])).toEqual(['local-allowance']);
    expect(byMonth([{ ...nearPoorElderly, bands: [{ times: multiplier('1') }] }])).toEqual(['local-allowance']);
    expect(byMonth([{ ...nearPoorElderly, bands: [{ times: multiplier('0.5') }] }])).toEqual(['social-pension']);
  });

  it('a group beside all else adds up', () => {
    const beside: LocalRule = {
      ...nearPoorElderly,
      target: 'L-them',
      terms: { degree: 'severe' },
      bands: [{ times: multiplier('0.5') }],
      isBeside: true,
    };
    expect(dueIn('2026-08' as never, localSchedule(severe, grant, [beside]))).toBe(810_000 + 270_000);
  });

  it('a top-up follows the benefit it is added to, month by month', () => {
    const rules = [topUp, raise];
    const lines = localSchedule(pensioner, grant, rules);
    const { levels } = overlayOf(rules);
    const paid = (month: string) => dueIn(month as never, lines, [], levels);
    expect([paid('2025-12'), paid('2026-01'), paid('2026-07')]).toEqual([500_000, 600_000, 640_000]);
    const own = lines.find(({ benefit }) => benefit === 'local-top-up.4');
    expect(own && amountOn(own, '2026-03' as never, levels)).toBe(100_000);
    expect(() => own && amountOn(own, '2026-03' as never)).toThrow(
      expect.objectContaining({ code: 'KERNEL.NONE_IN_FORCE' }),
    );
  });

  it.each([
    ['2026-01-01', '2026-07-01', { from: '2026-01', until: '2026-07' }],
    ['2026-01-15', '2026-07-02', { from: '2026-01', until: '2026-08' }],
    ['2026-12-31', '2027-01-01', { from: '2026-12', until: '2027-01' }],
  ])('a rule in force from %s until %s pays whole months', (from, until, months) => {
    expect(monthsOf({ from: day(from), until: day(until) })).toEqual(months);
  });
});
