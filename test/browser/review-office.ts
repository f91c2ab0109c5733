import { createHousehold, joinHousehold, registerPerson } from '#citizen';
import { day, type PartialDay } from '#kernel';
import { testActor } from '../support/database.js';
import { workdayOn } from '../support/province.js';
import { type ConsolePage } from '../support/browser.js';
import { type OfficeOptions, openOffice, type TestOffice } from './office.js';

/** The office of a commune that reviews its households for poverty. */
export interface ReviewOffice extends TestOffice {
  /** Households that ask for a review, by hamlet and code. */
  readonly householdIds: readonly string[];
}

const hamlets = ['Ấp Cái Nai', 'Ấp Hàng Vịnh', 'Khóm 3'];
const heads = [
  'Danh Thị Sóc Kha',
  'Trần Văn Đượm',
  'Lê Thị Út Mười',
  'Nguyễn Hoàng Khải',
  'Phan Thanh Tòng',
  'Kim Sô Phia',
  'Mai Hoàng Nam',
  'Cao Thị Tư',
  'Huỳnh Tấn Lộc',
  'Đặng Thị Nga',
  'Thạch Minh Đức',
  'Bùi Thị Lệ',
];

/** Points that nobody set: five items of four options, and two that have three. */
const items: readonly (readonly [title: string, ...options: readonly (readonly [title: string, points: number])[]])[] =
  [
    [
      'Nguồn thu nhập chính',
      ['Không có lao động', 0],
      ['Làm thuê thời vụ', 15],
      ['Nuôi tôm, trồng lúa', 35],
      ['Lương, buôn bán', 60],
    ],
    ['Đất, mặt nước sản xuất', ['Không có', 0], ['Dưới 0,5 ha', 15], ['Từ 0,5 ha đến 1,5 ha', 30], ['Trên 1,5 ha', 50]],
    ['Phương tiện đi lại', ['Không có', 0], ['Xuồng, xe đạp', 10], ['Vỏ máy, xe máy', 25]],
    ['Điện dùng trong tháng', ['Dưới 50 kWh', 5], ['Từ 50 đến 100 kWh', 20], ['Trên 100 kWh', 40]],
    ['Đồ dùng lâu bền', ['Không có', 0], ['Ti vi', 15], ['Ti vi, tủ lạnh', 30], ['Ti vi, tủ lạnh, máy giặt', 45]],
  ];

export async function openReviewOffice(options: OfficeOptions = {}): Promise<ReviewOffice> {
  const office = await openOffice(options);
  const { db, unitId } = office;
  const { rows } = await db.admin.query<{ id: string }>(
    `INSERT INTO prog_poor_households.weight_set (standard, area_class, region, instrument, proposed_by, published_by, published_at)
     VALUES ('2022-2025', 'rural', 'mekong-delta', 'Điểm tự đặt để thử', gen_random_uuid(), gen_random_uuid(), now()) RETURNING id`,
  );
  const points = items.flatMap(([title, ...options], item) =>
    options.map(([option, value], index) => [String(item + 1), 'abcd'.charAt(index), title, option, value] as const),
  );
  for (const [seq, values] of points.entries())
    await db.admin.query(`INSERT INTO prog_poor_households.b1_weight VALUES ($1, $2, $3, $4, $5, $6, $7)`, [
      rows[0]?.id,
      ...values,
      seq,
    ]);
  const who = testActor({ name: 'Cán bộ xã', units: [unitId], programmes: ['poor-households'] });
  const householdIds = await workdayOn(db, '2026-11-02').run(who, async (tx) => {
    const ids: string[] = [];
    for (const [index, fullName] of heads.entries()) {
      const hamlet = hamlets[Math.floor(index / 4)] ?? '';
      const { householdId } = await createHousehold(tx, { unitId, code: `NC-${String(index + 1).padStart(3, '0')}` });
      const person = {
        unitId,
        sex: 'female',
        source: 'paper',
        residence: { address: hamlet, hamlet, from: day('2020-01-01') },
      } as const;
      const head = await registerPerson(tx, { ...person, fullName, birth: `19${60 + index}` as PartialDay });
      const child = await registerPerson(tx, {
        ...person,
        fullName: `${fullName} Con`,
        birth: '2015-05-06' as PartialDay,
      });
      await joinHousehold(tx, head, { householdId, role: 'head', from: day('2020-01-01') });
      await joinHousehold(tx, child, { householdId, role: 'child', from: day('2020-01-01') });
      ids.push(householdId);
    }
    return ids;
  });
  return { ...office, householdIds };
}

/** Asks the API as whoever sits at a page. */
export async function askAs(page: ConsolePage, query: string, variables: object): Promise<Record<string, unknown>> {
  const response = await page.request.post('/graphql', {
    headers: { 'x-an-sinh-console': '1' },
    data: { query, variables },
  });
  const { data, errors } = (await response.json()) as { data?: Record<string, unknown>; errors?: unknown };
  if (!data) throw new Error(JSON.stringify(errors));
  return data;
}
