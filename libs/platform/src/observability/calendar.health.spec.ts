import { expect, it } from '@jest/globals';
import { day } from '#kernel';
import { endsSoon } from './calendar.health.js';

it.each([
  ['2026-11-01', false],
  ['2026-11-02', true],
  ['2026-12-31', true],
  ['2027-02-01', true],
])('on %s, a calendar announced for 2026 ends soon: %s', (on, soon) => {
  expect(endsSoon(day('2027-01-01'), day(on))).toBe(soon);
});
