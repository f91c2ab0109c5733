import { describe, expect, it } from '@jest/globals';
import { planTargets } from './plan-targets.table.js';
import { standingOf } from './standing.rule.js';

describe('where a figure stands against its target', () => {
  it.each([
    ['at-least', 65, 65, 'reached'],
    ['at-least', 65, 64.99, 'near'],
    ['at-least', 65, 58.5, 'near'],
    ['at-least', 65, 58.49, 'behind'],
    ['below', 15, 14.99, 'reached'],
    ['below', 15, 15, 'near'],
    ['below', 15, 16.5, 'near'],
    ['below', 15, 16.51, 'behind'],
  ] as const)('%s %d with %d is %s', (aim, value, figure, standing) => {
    expect(standingOf({ aim, value }, figure)).toBe(standing);
  });

  it('is not known without a figure', () => {
    expect(standingOf({ aim: 'at-least', value: 65 }, undefined)).toBe('unknown');
  });
});

describe('targets of the plan', () => {
  it('have codes of their own, and an owner on every day of the plan', () => {
    expect(new Set(planTargets.map(({ code }) => code)).size).toBe(planTargets.length);
    for (const { owner } of planTargets)
      expect(['2024-05-13', '2025-02-28', '2025-03-01', '2030-12-31'].filter((on) => !owner.find(on as never))).toEqual(
        [],
      );
  });

  it('go with the field when its department is dissolved', () => {
    const owner = planTargets.find(({ code }) => code === '113.2.1.allowance')?.owner;
    expect(owner?.rows.map(({ value }) => value)).toEqual(['Sở Lao động - Thương binh và Xã hội', 'Sở Y tế']);
  });
});
