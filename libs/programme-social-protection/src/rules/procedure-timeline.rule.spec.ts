import { day, vietnamCalendar } from '#kernel';
import { expect, it } from '@jest/globals';
import { type Procedure, procedureClocks } from './procedure-clocks.table.js';
import { dueDays } from './procedure-timeline.rule.js';

it.each<[Procedure, string, object]>([
  // The last day of one regime and the first of the next.
  [
    'allowance',
    '2025-06-30',
    {
      review: '2025-07-09',
      posting: '2025-07-11',
      'sending-to-district': '2025-07-16',
      appraisal: '2025-07-25',
      decision: '2025-07-30',
    },
  ],
  ['allowance', '2025-07-01', { decision: '2025-07-15' }],
  ['allowance', '2026-10-04', { decision: '2026-10-16' }],
  ['allowance', '2026-10-05', { decision: '2026-10-14' }],
  ['complaint', '2025-06-30', { conclusion: '2025-07-14' }],
  ['move-out-of-district', '2025-06-30', { confirmation: '2025-07-03', decision: '2025-07-10' }],
  ['funeral', '2025-06-30', { 'sending-to-district': '2025-07-02', decision: '2025-07-07' }],
  ['funeral', '2025-07-01', { decision: '2025-07-04' }],
  ['funeral', '2026-10-05', { decision: '2026-10-08' }],
  ['social-pension', '2026-10-02', { decision: '2026-10-16' }],
  ['social-pension', '2026-10-05', { decision: '2026-10-14' }],
])('%s from %s', (procedure, start, due) => {
  const clocks = procedureClocks[procedure].at(day(start)).value;
  expect(dueDays(clocks, day(start), vietnamCalendar)).toEqual(due);
});

it.each<[Procedure, string]>([
  ['complaint', '2025-07-01'],
  ['move-out-of-district', '2025-07-01'],
  ['social-pension', '2025-06-30'],
])('there is no %s on %s', (procedure, on) => {
  expect(procedureClocks[procedure].find(day(on))).toBeUndefined();
});
