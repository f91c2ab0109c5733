import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { day, type PartialDay } from '#kernel';
import { centuryDigits } from './century-digit.table.js';
import { findingsOf, readPersonalNumber } from './personal-number.rule.js';
import { provinceCodes } from './province-code.table.js';

const today = day('2026-11-23');
const read = (text: string) => readPersonalNumber(text, today);

describe('personal number', () => {
  it.each([
    ['096085123456', 'province', 'Cà Mau', 'male', 1985],
    ['096318000123', 'province', 'Cà Mau', 'female', 2018],
    ['003185123456', 'unknown', undefined, 'female', 1985],
    ['101204000001', 'country', undefined, 'male', 2004],
    [' 095199000001 ', 'province', 'Bạc Liêu', 'female', 1999],
  ] as const)('%s: %s %s, %s, %d', (text, kind, name, sex, birthYear) => {
    const number = read(text);
    expect(number).toMatchObject({ value: text.trim(), sex, birthYear });
    expect(number.registeredIn).toMatchObject({ code: text.trim().slice(0, 3), kind });
    expect(number.registeredIn.name).toBe(name);
  });

  it.each([
    ['09608512345', 'length'],
    ['0960851234567', 'length'],
    ['', 'length'],
    ['09608512345O', 'characters'],
    ['096-085123456', 'characters'],
    ['٠٩٦٠٨٥١٢٣٤٥٦', 'characters'],
  ])('refuses %j for its %s and repairs nothing', (text, rule) => {
    expect(() => read(text)).toThrow(
      expect.objectContaining({ code: 'CITIZEN.PERSONAL_NUMBER_INVALID', params: { rule } }),
    );
  });

  it('knows the 63 codes and not the gaps between them', () => {
    const codes = provinceCodes.at(today).value;
    expect(codes.size).toBe(63);
    expect(['003', '005', '007', '009', '013', '097', '000'].filter((gap) => codes.has(gap))).toEqual([]);
    expect(new Set(codes.values()).size).toBe(63);
  });

  it.each([
    ['003185123456', 'female', '1985', ['PROVINCE_UNKNOWN']],
    ['101204000001', 'male', '2004-02', ['COUNTRY_UNCHECKED']],
    ['096085123456', 'female', '1985-06-01', ['SEX_DISAGREES']],
    ['096085123456', 'male', '1986-06-01', ['BIRTH_YEAR_DISAGREES']],
    ['096085123456', 'female', '2085', ['SEX_DISAGREES', 'BIRTH_YEAR_DISAGREES']],
    ['096085123456', 'male', undefined, []],
  ] as const)('%s declared %s of %s: %j', (text, sex, birth, findings) => {
    expect(findingsOf(read(text), { sex, birth: birth as PartialDay | undefined })).toEqual(findings);
  });

  const digits = (length: number) => fc.stringMatching(new RegExp(`^[0-9]{${length}}$`));

  it('reads any twelve digits, and its own reading agrees with itself', () => {
    fc.assert(
      fc.property(digits(12), (text) => {
        const number = read(text);
        const birth = String(number.birthYear) as PartialDay;
        const personal = findingsOf(number, { sex: number.sex, birth }).filter((finding) =>
          finding.endsWith('DISAGREES'),
        );
        expect(personal).toEqual([]);
        expect(number.birthYear).toBe(1900 + 100 * Math.floor(Number(text[3]) / 2) + Number(text.slice(4, 6)));
        expect(number.sex).toBe(Number(text[3]) % 2 === 0 ? 'male' : 'female');
      }),
    );
  });

  it('says nothing of a person from the six random digits', () => {
    fc.assert(
      fc.property(digits(6), digits(6), digits(6), (coded, one, other) => {
        expect({ ...read(coded + one), value: '' }).toEqual({ ...read(coded + other), value: '' });
      }),
    );
  });

  it('refuses every other length', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 40 }).filter((length) => length !== 12),
        (length) => {
          expect(() => read('1'.repeat(length))).toThrow(expect.objectContaining({ params: { rule: 'length' } }));
        },
      ),
    );
  });

  it('marks what of the century digits is only remembered', () => {
    const certainties = centuryDigits.at(today).value.map(({ basis }) => basis.certainty);
    expect(certainties).toEqual([...Array(4).fill('secondary'), ...Array(6).fill('memory')]);
  });
});
