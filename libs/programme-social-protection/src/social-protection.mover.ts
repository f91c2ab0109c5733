import { movesColumn, type MovesWithUnits } from '#territory';

/** Applications on their way to a commune go where its people go; receipts to whoever keeps the desk's books. */
export const socialProtectionMovers: readonly MovesWithUnits[] = [
  movesColumn({
    code: 'routed-applications',
    title: 'Hồ sơ nơi khác tiếp nhận, chờ nhận vào',
    table: 'prog_social_protection.routed_application',
    key: { column: 'id', type: 'uuid' },
    subject: { kind: 'routed-application', sql: 'r.id' },
    live: 'r.case_id IS NULL',
  }),
  movesColumn({
    code: 'application-receipts',
    title: 'Giấy biên nhận hồ sơ nộp hộ nơi khác',
    table: 'prog_social_protection.application_receipt',
    unit: 'desk_unit_id',
    key: { column: 'id', type: 'uuid' },
    subject: { kind: 'application-receipt', sql: 'r.id' },
  }),
];
