import { basis, type Basis, datedTable } from '#kernel';

/** Identifiers a paper shows. A personal number known only as cancelled stands in a card's chip; one cancelled here stays a `pin`. */
export const writtenKinds = ['cancelled-pin', 'cmnd9', 'birth-certificate', 'passport', 'social-insurance'] as const;
export type WrittenKind = (typeof writtenKinds)[number];

/** `pin` has a rule of its own; `local` is our own code for people without papers. */
export const identifierKinds = ['pin', ...writtenKinds, 'local'] as const;
export type IdentifierKind = (typeof identifierKinds)[number];

export interface IdentifierFormat {
  readonly pattern: RegExp;
  readonly basis: Basis;
}

/** How other identifiers are written. */
export const identifierFormats = datedTable<Readonly<Record<WrittenKind, IdentifierFormat>>>(
  'citizen.identifier-format',
  [
    {
      from: '2016-01-01',
      basis: basis('Luật Căn cước 26/2023/QH15'),
      value: {
        'cancelled-pin': { pattern: /^\d{12}$/, basis: basis('Luật Căn cước 26/2023/QH15, Điều 12') },
        cmnd9: { pattern: /^\d{9}$/, basis: basis('Nghị định 70/2024/NĐ-CP, Điều 12') },
        // Number, book, year and registering commune as the paper has them: no form is fixed.
        'birth-certificate': {
          pattern: /^\S.{0,119}$/u,
          basis: basis('Nghị định 70/2024/NĐ-CP, Điều 11', 'interpretation'),
        },
        passport: { pattern: /^[A-Z0-9]{5,20}$/, basis: basis('ICAO 9303', 'interpretation') },
        'social-insurance': { pattern: /^\d{10}$/, basis: basis('Mã số bảo hiểm xã hội', 'memory') },
      },
    },
  ],
);

/** Whether an old nine-digit identity card is a paper in force; after that its number only leads to a person. */
export const oldCardInForce = datedTable<boolean>('citizen.old-card-in-force', [
  { from: '2016-01-01', until: '2025-01-01', value: true, basis: basis('Luật Căn cước 26/2023/QH15') },
  { from: '2025-01-01', value: false, basis: basis('Luật Căn cước 26/2023/QH15') },
]);
