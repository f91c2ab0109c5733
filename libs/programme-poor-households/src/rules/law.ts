import { basis, type Basis, type Certainty } from '#kernel';

const citing =
  (instrument: string) =>
  (article: string, certainty?: Certainty): Basis =>
    basis(`${instrument}, ${article}`, certainty);

export const decree07 = citing('Nghị định 07/2021/NĐ-CP');
export const decree351 = citing('Nghị định 351/2025/NĐ-CP');
export const decision24 = citing('Quyết định 24/2021/QĐ-TTg');
export const circular07 = citing('Thông tư 07/2021/TT-BLĐTBXH');
/** Circular 07/2021 as Circular 02/2022 words it. */
export const circular02 = citing('Thông tư 02/2022/TT-BLĐTBXH');

/** By the kind of the commune on the day a household is scored: wards are urban, and townships were. */
export type AreaClass = 'urban' | 'rural';

/** What a household is found to be; `none` stands for every household above the average standard. */
export const povertyClasses = ['poor', 'near-poor', 'average', 'none'] as const;
export type PovertyClass = (typeof povertyClasses)[number];
