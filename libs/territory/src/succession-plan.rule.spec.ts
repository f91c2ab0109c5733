import { describe, expect, it } from '@jest/globals';
import { day } from '#kernel';
import { readList } from './csv.js';
import { planSuccession, successionColumns } from './succession-plan.rule.js';
import { kindOfName, levelOf, type Unit } from './unit.js';

const on = day('2027-01-01');
let id = 0;
function unit(code: string, name: string, parent: Unit | null, until: Unit['until'] = null): Unit {
  const kind = kindOfName(name);
  return {
    id: (id += 1),
    code,
    level: levelOf(kind),
    kind,
    name,
    parentId: parent?.id ?? null,
    from: day('2025-07-01'),
    until,
    areaClass: null,
  };
}
const country = unit('VN', 'Nước Việt Nam', null);
const province = unit('96', 'Tỉnh Cà Mau', country);
const uMinh = unit('32047', 'Xã U Minh', province);
const khanhAn = unit('32059', 'Xã Khánh An', province);
const khanhLam = unit('32062', 'Xã Khánh Lâm', province);
const before = [country, province, uMinh, khanhAn, khanhLam];

const plan = (lines: string, after = before) =>
  planSuccession(readList(`${successionColumns.join(',')}\n${lines}`, successionColumns), {
    effectiveOn: on,
    before,
    after,
  });
const problemsOf = (lines: string, after = before) => {
  try {
    plan(lines, after);
  } catch (error) {
    return (error as { params: { problems: { line: number; problem: string }[] } }).params.problems.map(
      ({ line, problem }) => `${line} ${problem}`,
    );
  }
  return [];
};

describe('a succession list', () => {
  it('merges units into one, whose seat is the unit that keeps the code', () => {
    const { targets, links } = plan(
      ['32059,Xã Khánh An,whole,32047,Phường U Minh,96', '32047,Xã U Minh,whole,32047,Phường U Minh,96'].join('\n'),
    );
    expect(targets).toEqual([
      { code: '32047', name: 'Phường U Minh', kind: 'ward', parentCode: '96', unitId: null, seatId: uMinh.id },
    ]);
    expect(links).toEqual([
      { oldId: khanhAn.id, extent: 'whole', newCode: '32047' },
      { oldId: uMinh.id, extent: 'whole', newCode: '32047' },
    ]);
  });

  it('finds a new unit that is on the map already and then makes none', () => {
    const there = { ...unit('32047', 'Phường U Minh', province), from: on };
    const { targets } = plan('32047,Xã U Minh,whole,32047,Phường U Minh,96', [country, province, there]);
    expect(targets[0]?.unitId).toBe(there.id);
  });

  it('puts parents before children, as when a province begins with its communes', () => {
    const { targets } = plan(
      [
        '32047,Xã U Minh,whole,32047,Xã U Minh,96',
        '32059,Xã Khánh An,whole,32059,Xã Khánh An,96',
        '32062,Xã Khánh Lâm,abolished,,,',
        '96,Tỉnh Cà Mau,whole,96,Tỉnh Minh Hải,VN',
      ].join('\n'),
    );
    expect(targets.map((target) => target.code)).toEqual(['96', '32047', '32059']);
  });

  it.each([
    ['32002,Phường 2,whole,32005,Phường 1,96', ['2 old-unit-unknown']],
    ['32047,Xã Khánh Hòa,whole,32047,Xã U Minh,96', ['2 old-name-differs']],
    ['32047,Xã U Minh,half,32047,Xã U Minh,96', ['2 extent-unknown']],
    ['32047,Xã U Minh,part,32047,Xã U Minh,96', ['2 extents-contradict']],
    ['32047,Xã U Minh,abolished,32047,Xã U Minh,96', ['2 extents-contradict']],
    ['32047,Xã U Minh,whole,,,', ['2 extents-contradict']],
    ['32047,Xã U Minh,whole,32059,Xã Mới,96', ['2 new-code-in-use']],
    ['32047,Xã U Minh,whole,32047,U Minh,96', ['2 new-name-without-kind']],
    ['32047,Xã U Minh,whole,32047,Xã U Minh,964', ['2 parent-unknown']],
    ['96,Tỉnh Cà Mau,whole,96,Tỉnh Cà Mau,VN', ['2 left-behind', '2 left-behind', '2 left-behind']],
    ['32047,Xã U Minh,whole,32047,Xã U Minh,96\n32047,Xã U Minh,part,32050,Xã Mới,96', ['2 extents-contradict']],
    ['32047,Xã U Minh,part,32047,Xã U Minh,96\n32047,Xã U Minh,part,32047,Xã U Minh,96', ['3 link-repeated']],
    [
      '32047,Xã U Minh,whole,32047,Xã U Minh,96\n32059,Xã Khánh An,whole,32047,Xã Khánh An,96',
      ['3 new-unit-described-twice'],
    ],
  ])('%s is refused: %j', (lines, problems) => {
    expect(problemsOf(lines)).toEqual(problems);
  });

  it('is refused where the new unit on the map has another name, or the old one already ends otherwise', () => {
    const there = { ...unit('32047', 'Xã Nguyễn Phích', province), from: on };
    expect(problemsOf('32047,Xã U Minh,whole,32047,Xã U Minh,96', [country, province, there])).toEqual([
      '2 new-name-differs',
    ]);
    const ending = unit('32050', 'Xã Khánh Tiến', province, day('2030-01-01'));
    expect(() =>
      planSuccession(
        readList(`${successionColumns.join(',')}\n32050,Xã Khánh Tiến,whole,32050,Xã Mới,96`, successionColumns),
        {
          effectiveOn: on,
          before: [...before, ending],
          after: [...before, ending],
        },
      ),
    ).toThrow('old-unit-ends-otherwise');
  });
});
