import { movesColumn, type MovesWithUnits } from '#territory';

const table = (code: string, title: string, name: string, live: string, touch?: string): MovesWithUnits =>
  movesColumn({
    code,
    title,
    table: `prog_child_protection.${name}`,
    key: { column: 'id', type: 'uuid' },
    subject: { kind: 'person', sql: 'r.person_id' },
    live,
    ...(touch && { touch }),
  });

/** Carers and sealed groups go along with their people when the map changes. */
export const childProtectionMovers: readonly MovesWithUnits[] = [
  table('carers', 'Người nhận chăm sóc thay thế', 'carer', 'r.ended_on IS NULL', 'version = r.version + 1'),
  table('sealed-groups', 'Nhóm hoàn cảnh đặc biệt được bảo mật', 'membership', 'upper_inf(r.held)'),
];
