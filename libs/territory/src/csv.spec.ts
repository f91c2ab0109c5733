import { describe, expect, it } from '@jest/globals';
import { readList } from './csv.js';

describe('a list', () => {
  it('comes as spreadsheets write it: byte-order mark, semicolons, Windows line ends, blanks, decomposed letters', () => {
    const text = `\uFEFFname;code\r\n${'  Xã  Hoà   Bình '.normalize('NFD')};31891\r\n\r\n`;
    expect(readList(text, ['code', 'name'])).toEqual([{ line: 2, code: '31891', name: 'Xã Hoà Bình' }]);
  });

  it('keeps empty cells and passes over columns it does not need', () => {
    expect(readList('a,b,c\n,2,3', ['a', 'c'])).toEqual([{ line: 2, a: '', c: '3' }]);
  });

  it.each([
    ['a,b\n1,2', 'columns', 1],
    ['a,c\n1,2\n1,2,3', 'cells', 3],
    ['a,c\n1,"2"', 'quotes', 2],
  ])('%j is refused for its %s in line %d', (text, problem, line) => {
    expect(() => readList(text, ['a', 'c'])).toThrow(
      expect.objectContaining({ code: 'TERRITORY.LIST_MALFORMED', params: expect.objectContaining({ problem, line }) }),
    );
  });
});
