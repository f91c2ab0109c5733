import { type Basis, datedTable, vnd, type Vnd } from '#kernel';
import { type AreaClass, circular02, decree07, decree351 } from './law.js';

interface Certain<V> {
  readonly value: V;
  readonly basis: Basis;
}

type ByArea<V> = Readonly<Record<AreaClass, V>>;

/** Upper bounds, both included, in points of form B1: poor or near-poor up to the first, of average standard up to the second. */
interface CutOffs {
  readonly poor: Certain<number>;
  readonly average: Certain<number>;
}

/** A multidimensional standard. What is not established of it is absent, and nothing is classified by what is absent. */
export interface Standard {
  readonly code: '2022-2025' | '2026-2030';
  /** Đồng a person and month, included; poor and near-poor households stand at or below it. */
  readonly incomeLine: ByArea<Certain<Vnd>>;
  /** Đồng a person and month, included: the upper bound of the average standard. */
  readonly averageLine?: ByArea<Certain<Vnd>>;
  readonly cutOffs?: ByArea<CutOffs>;
  /** So many deprived indicators, or more, make a household of low income poor. */
  readonly deprivedIndicators?: number;
  /** Points of form B2 for each deprived indicator. */
  readonly pointsOfIndicator?: Certain<number>;
}

const lines = (rural: number, urban: number, basis: Basis) => ({
  rural: { value: vnd(rural), basis },
  urban: { value: vnd(urban), basis },
});

const cutOffs = (poor: number, average: number): CutOffs => ({
  poor: { value: poor, basis: circular02('Phụ lục, Phiếu B', 'secondary') },
  average: { value: average, basis: circular02('Phụ lục, Phiếu B', 'memory') },
});

/**
 * Made for 2022–2025 and applied until the end of 2026. Its bounds between poor and near-poor have one secondary source, the upper
 * bound of the average standard is remembered. Of the next standard only the lines are known, one of them from memory.
 */
export const standards = datedTable<Standard>('poor-households.standard', [
  {
    from: '2022-01-01',
    until: '2027-01-01',
    basis: decree07('Điều 3; Nghị định 30/2025/NĐ-CP', 'secondary'),
    value: {
      code: '2022-2025',
      incomeLine: lines(1_500_000, 2_000_000, decree07('Điều 3', 'secondary')),
      averageLine: lines(2_250_000, 3_000_000, decree07('Điều 3', 'memory')),
      cutOffs: {
        rural: cutOffs(140, 175),
        urban: cutOffs(175, 225),
      },
      deprivedIndicators: 3,
      pointsOfIndicator: { value: 10, basis: circular02('Phụ lục, Phiếu B', 'secondary') },
    },
  },
  {
    from: '2027-01-01',
    basis: decree351('chuẩn nghèo giai đoạn 2026–2030', 'secondary'),
    value: {
      code: '2026-2030',
      incomeLine: {
        rural: { value: vnd(2_200_000), basis: decree351('chuẩn thu nhập', 'secondary') },
        urban: { value: vnd(2_800_000), basis: decree351('chuẩn thu nhập', 'memory') },
      },
    },
  },
]);
