import { describe, expect, it } from '@jest/globals';
import { type Cell } from './cell.js';
import { cellOf } from './cell.js';
import {
  choiceColumn,
  coefficientColumn,
  dayColumn,
  daysColumn,
  digitsColumn,
  moneyColumn,
  monthColumn,
  nameColumn,
  partialDayColumn,
} from './column.js';
import { columnLetter } from './fault.js';
import { personalNumberColumn } from './people/person.columns.js';

const words = { heading: 'Cột', hint: '' };
const text = (value: string): Cell => ({ kind: 'text', text: value });
const number = (value: string): Cell => ({ kind: 'number', text: value });

describe('a cell', () => {
  it('is NFC without blanks around it, and numbers are plain digits', () => {
    expect(cellOf('  Đươ\u0323m ')).toEqual(text('Đượm'));
    expect(cellOf({ written: '1.0123E+10' })).toEqual(number('10123000000'));
    expect(cellOf(new Date('1951-11-05T00:00:00Z'))).toEqual({ kind: 'day', text: '1951-11-05' });
    expect([cellOf(null), cellOf('  ')]).toEqual([undefined, undefined]);
  });

  it.each([
    [0, 'A'],
    [25, 'Z'],
    [26, 'AA'],
    [701, 'ZZ'],
    [702, 'AAA'],
  ])('in column %d stands under %s', (index, letter) => {
    expect(columnLetter(index)).toBe(letter);
  });
});

describe('columns read', () => {
  it.each([
    [partialDayColumn(words), text('5/11/1951'), '1951-11-05'],
    [partialDayColumn(words), number('1951'), '1951'],
    [dayColumn(words), { kind: 'day', text: '2026-11-23' } as const, '2026-11-23'],
    [daysColumn(words), text('01/02/2015; 05/11/2018'), ['2015-02-01', '2018-11-05']],
    [monthColumn(words), text('11/2026'), '2026-11'],
    [monthColumn(words), { kind: 'day', text: '2026-11-01' } as const, '2026-11'],
    [moneyColumn(words), text('1.350.000 đ'), 1_350_000],
    [moneyColumn(words), number('810000'), 810_000],
    [coefficientColumn(words), text('1,5'), 15_000],
    [coefficientColumn(words), number('2.5'), 25_000],
    [nameColumn(words), text('Nguyễn  Văn A'), 'Nguyễn Văn A'],
    [digitsColumn(words, 6, 19), text('0700 1234'), '07001234'],
    [personalNumberColumn('Số', ''), text('096 051 000 123'), '096051000123'],
    [choiceColumn(words, { male: 'Nam', female: 'Nữ' }), text('Nữ'), 'female'],
  ])('%# what is right', (column, cell, value) => {
    expect(column.read(cell)).toEqual({ value });
  });

  it.each([
    [dayColumn(words), text('31/04/2026'), 'CELL.DATE_IMPOSSIBLE'],
    [dayColumn(words), text('05/13/2026'), 'CELL.DATE_IMPOSSIBLE'],
    [dayColumn(words), text('hôm qua'), 'CELL.DATE_UNREADABLE'],
    [dayColumn(words), text('1951'), 'CELL.DAY_MISSING'],
    [monthColumn(words), text('2026'), 'CELL.MONTH_UNREADABLE'],
    [moneyColumn(words), number('-810000'), 'CELL.MONEY_NOT_POSITIVE'],
    [moneyColumn(words), number('0'), 'CELL.MONEY_NOT_POSITIVE'],
    [moneyColumn(words), number('810000.5'), 'CELL.MONEY_NOT_WHOLE'],
    [moneyColumn(words), text('tám trăm'), 'CELL.MONEY_UNREADABLE'],
    [coefficientColumn(words), text('0'), 'CELL.COEFFICIENT_UNREADABLE'],
    [nameColumn(words), text('Nguyễn V4n A'), 'CELL.NAME_UNREADABLE'],
    [digitsColumn(words, 6, 19), number('1234567890123456000'), 'CELL.DIGITS_ROUNDED'],
    [digitsColumn(words, 6, 19), text('12A456'), 'CELL.DIGITS_ONLY'],
    [digitsColumn(words, 6, 19), text('12345'), 'CELL.DIGITS_LENGTH'],
    [personalNumberColumn('Số', ''), text('09605100012A'), 'CELL.DIGITS_ONLY'],
  ])('%# nothing that is not', (column, cell, code) => {
    expect(column.read(cell)).toMatchObject({ fault: { code } });
  });

  it('gives lost zeros back only where a province begins with them', () => {
    const column = personalNumberColumn('Số', '');
    expect(column.read(number('96051000123'))).toMatchObject({ fault: { repair: '096051000123' } });
    expect(column.read(number('99051000123'))).toMatchObject({ fault: { code: 'CELL.LEADING_ZERO_LOST' } });
    expect(column.read(number('99051000123'))).not.toHaveProperty('fault.repair');
  });

  it('offers the right words for a choice typed without accents', () => {
    const column = choiceColumn(words, { poor: 'Hộ nghèo', 'near-poor': 'Hộ cận nghèo' });
    expect(column.read(text('ho ngheo'))).toMatchObject({ fault: { repair: 'Hộ nghèo' } });
  });
});
