import { day, month, printMultiplier } from '#kernel';
import { describe, expect, it } from '@jest/globals';
import { amountOn, dueIn } from './amount.rule.js';
import { factsOf, type Histories } from './facts.js';
import { type Grant } from './first-month.rule.js';
import { type Line } from './line.js';
import { schedule, scheduleCarerSupport, scheduleParentSupport } from './schedule.rule.js';

const held = (from: string, until?: string) => ({ from: day(from), ...(until && { until: day(until) }) });
const granted = (signedOn: string, regime: Grant['regime'] = 'R1'): Grant => ({ regime, signedOn: day(signedOn) });

/** `from–until × coefficient`, as a person would note a line down. */
const noted = (lines: readonly Line[]) =>
  lines.map(({ from, until, multiplier, key }) => {
    const level = key === 'standard' ? '' : ` ${key}`;
    return `${from}–${until ?? ''} × ${printMultiplier(multiplier)}${level}`;
  });

const poor: Histories['poverty'] = [{ ...held('2015-01-01'), status: 'poor' }];

describe('changes that are already certain', () => {
  it.each<[string, string, Partial<Histories>, Grant, readonly string[]]>([
    [
      'a child turns 4 in the month, and 16 at its end',
      '2022-03-31',
      { orphanCases: [{ ...held('2024-02-01'), letter: 'a' }] },
      granted('2024-05-10'),
      ['2024-05–2026-03 × 2.5', '2026-03–2026-07 × 1.5', '2026-07–2026-10 × 1.5', '2026-10–2038-04 × 1.5'],
    ],
    [
      'a birthday on the first of a month: the right is lost the day before, so that month is not paid',
      '2010-04-01',
      { orphanCases: [{ ...held('2024-02-01'), letter: 'a' }] },
      granted('2024-05-10'),
      ['2024-05–2026-04 × 1.5'],
    ],
    [
      'turns 4 and is adopted later in the same month: the last level counts for it',
      '2022-03-10',
      { orphanCases: [{ ...held('2024-02-01', '2026-03-20'), letter: 'a' }] },
      granted('2024-05-10'),
      ['2024-05–2026-03 × 2.5', '2026-03–2026-04 × 1.5'],
    ],
    [
      'an orphan in study goes on to the month of turning 22',
      '2003-08-20',
      {
        orphanCases: [{ ...held('2010-01-01'), letter: 'a' }],
        studies: [held('2009-09-05')],
        receipts: [held('2010-02-01')],
      },
      granted('2024-05-10'),
      ['2024-05–2025-09 × 1.5'],
    ],
    [
      'study ends in the month',
      '2007-08-20',
      {
        orphanCases: [{ ...held('2010-01-01'), letter: 'a' }],
        studies: [held('2013-09-05', '2026-02-10')],
        receipts: [held('2010-02-01')],
      },
      granted('2024-05-10'),
      ['2024-05–2026-03 × 1.5'],
    ],
    [
      'an elderly person reaches the upper band by the law of 05/10/2026, not by a birthday',
      '1949-02-02',
      { poverty: poor, supporters: [{ ...held('2015-01-01'), supporter: 'none' }] },
      granted('2024-05-10'),
      ['2024-05–2026-10 × 1.5', '2026-10– × 2'],
    ],
    [
      'a disabled adult turns 60',
      '1965-06-30',
      { disabilities: [{ ...held('2024-01-20'), degree: 'severe' }] },
      granted('2024-05-10'),
      ['2024-01–2025-06 × 1.5', '2025-06–2026-07 × 2', '2026-07–2026-10 × 2', '2026-10– × 2'],
    ],
    [
      'the child of a single parent with a disability turns 16: a change of level, so from that month',
      '1985-01-01',
      {
        poverty: poor,
        singleParenthood: [{ ...held('2015-01-01'), ground: 'unmarried' }],
        children: [{ ...held('2009-01-20'), birth: day('2009-01-20'), studies: [] }],
        disabilities: [{ ...held('2020-01-01'), degree: 'severe' }],
      },
      granted('2024-05-10'),
      [
        '2021-07–2024-05 × 1.5',
        '2024-05–2025-01 × 2.5',
        '2025-01–2026-07 × 1.5',
        '2026-07–2026-10 × 1.5',
        '2026-10–2045-01 × 1.5',
        '2045-01– × 2',
      ],
    ],
    [
      'poverty ends and comes back',
      '1985-01-01',
      {
        hiv: [held('2015-01-01')],
        poverty: [
          { ...held('2024-01-01', '2025-01-01'), status: 'poor' },
          { ...held('2025-05-31'), status: 'poor' },
        ],
      },
      granted('2024-05-10'),
      ['2024-05–2025-01 × 1.5', '2025-05–2026-07 × 1.5', '2026-07–2026-10 × 1.5', '2026-10– × 1.5'],
    ],
    [
      'the group of 80 and over becomes the social pension, once asked for',
      '1944-05-20',
      { pensionRequests: [held('2025-07-10')] },
      granted('2024-09-05'),
      ['2024-05–2025-07 × 1', '2025-07– × 1 social-pension'],
    ],
    ['nothing for who is in no group', '1985-01-01', {}, granted('2024-05-10'), []],
  ])('%s', (_, birth, known, grant, expected) => {
    expect(noted(schedule(factsOf(day(birth), known), grant))).toEqual(expected);
  });

  it('stops at the month from which facts are not vouched for', () => {
    const facts = factsOf(day('1990-01-01'), { disabilities: [{ ...held('2024-01-20'), degree: 'severe' }] });
    expect(noted(schedule(facts, granted('2024-05-10', 'R3'), { until: month('2025-01') }))).toEqual([
      '2024-05–2025-01 × 1.5',
    ]);
  });

  it('keeps a line for each text its months rest on', () => {
    const facts = factsOf(day('1990-01-01'), { disabilities: [{ ...held('2024-01-20'), degree: 'severe' }] });
    const lines = schedule(facts, granted('2024-05-10'), { until: month('2027-01') });
    const cited = lines.map(({ basis }) => basis.map(({ article }) => article));
    expect(cited).toEqual([
      ['Nghị định 20/2021/NĐ-CP, Điều 5 khoản 6', 'Nghị định 20/2021/NĐ-CP, Điều 6 khoản 1'],
      ['Nghị định 20/2021/NĐ-CP, Điều 5 khoản 6', 'Nghị định 335/2026/NĐ-CP, Điều 6 khoản 1; Điều 32 khoản 3–5'],
      ['Nghị định 335/2026/NĐ-CP, Điều 5 khoản 6', 'Nghị định 335/2026/NĐ-CP, Điều 6 khoản 1; Điều 32 khoản 3–5'],
    ]);
  });
});

describe('care support', () => {
  const child = { ...held('2024-08-10'), birth: day('2024-08-10'), studies: [] };
  const parent = factsOf(day('1995-01-01'), {
    disabilities: [{ ...held('2020-01-01'), degree: 'severe' }],
    pregnancies: [held('2024-02-01', '2024-08-10')],
    children: [child],
  });

  it('of a disabled parent follows pregnancy and birth, and ends after the month of 36 months', () => {
    const lines = scheduleParentSupport(parent, granted('2024-03-15'));
    expect(noted(lines)[0]).toBe('2024-03–2026-07 × 1.5');
    expect(lines.at(-1)?.until).toBe('2027-09');
  });

  it('of a carer is a line of its own with another payee, beside the allowance', () => {
    const facts = factsOf(day('2021-08-20'), {
      orphanCases: [{ ...held('2024-09-01'), letter: 'b', oneParentUnidentified: false }],
      placements: [{ ...held('2024-10-10', '2025-03-12'), by: 'others', carerMeetsConditions: true }],
    });
    const grant = granted('2024-11-05');
    const [carer] = scheduleCarerSupport(facts, grant);
    expect(carer).toMatchObject({
      from: '2024-11',
      until: '2025-04',
      payee: 'carer',
      groups: ['foster-child-under-4'],
    });
    expect(schedule(facts, grant)[0]).toMatchObject({ from: '2024-11', payee: 'person', groups: ['orphan-child'] });
  });
});

describe('amounts', () => {
  const [line] = schedule(
    factsOf(day('1990-01-01'), { disabilities: [{ ...held('2024-01-20'), degree: 'severe' }] }),
    granted('2024-05-10'),
  );

  it.each([
    ['2024-06', 540_000],
    ['2024-07', 750_000],
    ['2026-06', 750_000],
  ])('of %s are looked up, never kept', (of, amount) => {
    expect(line && amountOn(line, month(of))).toBe(amount);
    expect(dueIn(month(of), line ? [line] : [])).toBe(amount);
  });

  it('are nothing outside the line and in months on hold', () => {
    const lines = line ? [line] : [];
    const hold = {
      from: month('2024-03'),
      until: month('2024-05'),
      reason: 'suspension' as const,
      basis: line!.basis[0]!,
    };
    const due = ['2023-12', '2024-01', '2024-02', '2024-03', '2024-04', '2024-05'].map((of) =>
      dueIn(month(of), lines, [hold]),
    );
    expect(due).toEqual([0, 540_000, 540_000, 0, 0, 540_000]);
  });

  it('of a month before any level are refused, not zero', () => {
    expect(() => line && amountOn(line, month('2021-06'))).toThrow(
      expect.objectContaining({ code: 'KERNEL.NONE_IN_FORCE' }),
    );
  });
});
