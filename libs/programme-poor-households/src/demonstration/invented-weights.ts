/**
 * Points that no circular has: made up so that a demonstration can be scored. Those of the law are loaded from a file by one person and
 * published by another.
 */
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

/** As the file two people would bring: `item,item_title,option,option_title,points`. */
export const inventedWeightsFile = [
  'item,item_title,option,option_title,points',
  ...items.flatMap(([title, ...options], item) =>
    options.map(([option, points], index) =>
      [item + 1, `"${title} (tự đặt)"`, 'abcd'.charAt(index), `"${option}"`, points].join(','),
    ),
  ),
].join('\n');

/** How many options each item has, by its code. */
export const optionCounts: ReadonlyMap<string, number> = new Map(
  items.map(([, ...options], item) => [String(item + 1), options.length]),
);
