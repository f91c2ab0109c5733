import { describe, expect, it } from '@jest/globals';
import { readPersonalNumber } from '#citizen';
import { ageOn, day, earliestDay, type LegalDay } from '#kernel';
import { type Act, play } from './agenda.js';
import { demoOf } from './demo.js';
import { inventHousehold } from './households.js';
import { Inventor } from './invented-people.js';
import { seededRandom } from './random.js';

describe('the past of a demonstration', () => {
  it.each([
    ['2026-11-23', '2025-07-01'],
    ['2025-09-01', '2025-07-01'],
    ['2025-06-30', '2024-07-30'],
    ['2024-11-15', '2023-12-15'],
    ['2021-10-01', '2021-07-01'],
  ])('as of %s begins on %s: it stays on one map and under laws that are here', (asOf, begins) => {
    expect(demoOf(day(asOf))).toEqual({ asOf, begins });
  });

  it.each(['2025-07-15', '2021-08-01', '2016-01-01'])('is refused as of %s, where there would be none', (asOf) => {
    expect(() => demoOf(day(asOf))).toThrow(RangeError);
  });
});

describe('an agenda', () => {
  it('plays day by day, each story in its order, and nothing after the last day', async () => {
    const played: string[] = [];
    const act = (on: string, name: string): Act => ({ on: day(on), run: async () => void played.push(name) });
    await play(
      [
        [act('2026-01-02', 'a1'), act('2026-01-02', 'a2'), act('2026-01-04', 'a3'), act('2026-01-05', 'a4')],
        [act('2026-01-01', 'b1'), act('2026-01-04', 'b2')],
      ],
      { first: day('2026-01-01'), last: day('2026-01-04') },
      {
        open: (on) => void played.push(`open ${on.slice(8)}`),
        close: async (on) => void played.push(`close ${on.slice(8)}`),
      },
    );
    expect(played.join(', ')).toBe(
      'open 01, b1, close 01, open 02, a1, a2, close 02, open 03, close 03, open 04, a3, b2, close 04',
    );
  });
});

describe('invented people', () => {
  const invent = (seed: number, on: LegalDay) => {
    const [random, inventor] = [seededRandom(seed), new Inventor()];
    return Array.from({ length: 300 }, () => inventHousehold(random, inventor, on));
  };

  it('are the same with the same seed', () => {
    expect(invent(7, day('2026-10-06'))).toEqual(invent(7, day('2026-10-06')));
    expect(invent(8, day('2026-10-06'))).not.toEqual(invent(7, day('2026-10-06')));
  });

  it.each(['2024-02-29', '2026-10-06'])('on %s have personal numbers that agree with them, each its own', (on) => {
    const people = invent(7, day(on)).flatMap(({ members }) => members);
    const numbers = people.flatMap(({ personalNumber, sex, birth }) => {
      if (personalNumber === undefined || birth === undefined) return [];
      const read = readPersonalNumber(personalNumber, day(on));
      expect([read.sex, read.birthYear]).toEqual([sex, Number(birth.slice(0, 4))]);
      expect(['Cà Mau', 'Bạc Liêu']).toContain(read.registeredIn.name);
      return personalNumber;
    });
    expect(numbers.length).toBeGreaterThan(people.length * 0.9);
    expect(new Set(numbers).size).toBe(numbers.length);
  });

  it('have ages as they say', () => {
    const on = day('2026-10-06');
    const ages = invent(7, on).flatMap(({ members }) =>
      members.map(({ birth }) => ageOn(earliestDay(birth ?? on), on)),
    );
    expect(Math.min(...ages)).toBeGreaterThanOrEqual(1);
    expect(Math.max(...ages)).toBeLessThanOrEqual(96);
  });
});
