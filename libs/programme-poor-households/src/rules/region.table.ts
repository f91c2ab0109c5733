import { basis, datedTable } from '#kernel';

/** The economic region of the province, by which the points of form B1 differ. */
export const region = datedTable<string>('poor-households.region', [
  {
    from: '2022-01-01',
    value: 'mekong-delta',
    basis: basis('Nghị quyết 81/2023/QH15: vùng đồng bằng sông Cửu Long', 'memory'),
  },
]);
