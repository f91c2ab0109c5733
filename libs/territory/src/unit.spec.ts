import { describe, expect, it } from '@jest/globals';
import { kindOfName, levelOf, printPath, sameName, type Unit } from './unit.js';

const unit = (level: Unit['level'], name: string) => ({ level, name }) as Unit;

describe('a unit', () => {
  it.each([
    ['Thị trấn Năm Căn', 'township', 'commune'],
    ['Thị xã Giá Rai', 'town', 'district'],
    ['Thành phố Cà Mau', 'city', 'district'],
    ['Xã Đất Mũi', 'rural-commune', 'commune'],
  ])('%s is a %s of the %s level', (name, kind, level) => {
    expect(kindOfName(name)).toBe(kind);
    expect(levelOf(kindOfName(name))).toBe(level);
  });

  it('without a kind in its name is refused', () => {
    expect(() => kindOfName('Cà Mau')).toThrow(expect.objectContaining({ code: 'TERRITORY.UNIT_KIND_UNKNOWN' }));
  });

  it('is printed with what contains it, kinds small after the first', () => {
    const path = [unit('commune', 'Phường 2'), unit('district', 'Thành phố Cà Mau'), unit('province', 'Tỉnh Cà Mau')];
    expect(printPath(path)).toBe('Phường 2, thành phố Cà Mau, tỉnh Cà Mau');
  });

  it('has one name under both spellings of its tone', () => {
    expect(sameName('Xã Hoà Bình', 'xã  Hòa Bình')).toBe(true);
    expect(sameName('Phường 2', 'Phường An Xuyên')).toBe(false);
  });
});
