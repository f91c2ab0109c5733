import { movesColumn, type MovesWithUnits } from '#territory';

/** An open review goes along with its commune; its households follow as households do. A closed one stays where it was held. */
export const campaignMovers: readonly MovesWithUnits[] = [
  movesColumn({
    code: 'poverty-reviews',
    title: 'Đợt rà soát hộ nghèo đang thực hiện',
    table: 'prog_poor_households.campaign',
    key: { column: 'id', type: 'uuid' },
    subject: { kind: 'review-campaign', sql: 'r.id' },
    live: 'r.closed_on IS NULL',
    touch: 'version = r.version + 1',
  }),
];
