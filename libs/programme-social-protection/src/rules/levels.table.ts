import { basis, datedTable, type DatedTable, vnd, type Vnd } from '#kernel';
import { decree176, decree20, decree335, decree335Levels, inForce } from './law.js';

/** The rate table every line of this programme is priced by; `LevelKey` is the key in it. */
export const levelTable = 'social-protection.level';

export type LevelKey = 'standard' | 'social-pension';

/** Đồng a month in the whole country, by the day the level applies *to* (it may be decreed later). */
export const nationalLevels: Readonly<Record<LevelKey, DatedTable<Vnd>>> = {
  standard: datedTable<Vnd>(`${levelTable}.standard`, [
    {
      from: inForce.decree20,
      until: '2024-07-01',
      value: vnd(360_000),
      basis: decree20('Điều 4 khoản 2'),
    },
    {
      from: '2024-07-01',
      until: decree335Levels,
      value: vnd(500_000),
      basis: basis('Nghị định 76/2024/NĐ-CP, sửa đổi Nghị định 20/2021/NĐ-CP', 'secondary'),
    },
    {
      from: decree335Levels,
      value: vnd(540_000),
      basis: decree335('Điều 4 khoản 2; Điều 32 khoản 3–5'),
    },
  ]),
  'social-pension': datedTable<Vnd>(`${levelTable}.social-pension`, [
    {
      from: inForce.decree176,
      until: decree335Levels,
      value: vnd(500_000),
      basis: decree176('Điều 3 khoản 1'),
    },
    {
      from: decree335Levels,
      value: vnd(540_000),
      basis: decree335('Điều 31 khoản 1; Điều 32 khoản 3'),
    },
  ]),
};
