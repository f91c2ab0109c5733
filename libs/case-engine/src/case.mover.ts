import { movesColumn, type MovesWithUnits } from '#territory';

/** Open cases and tasks go along with the person when the map changes; what is closed or signed stays where it was. */
export const caseMovers: readonly MovesWithUnits[] = [
  movesColumn({
    code: 'open-cases',
    title: 'Hồ sơ đang giải quyết',
    table: 'casework.case_file',
    key: { column: 'id', type: 'uuid' },
    subject: { kind: 'person', sql: 'r.person_id' },
    live: 'r.outcome IS NULL',
    touch: 'version = r.version + 1',
  }),
  movesColumn({
    code: 'closed-cases',
    title: 'Hồ sơ đã giải quyết (nơi quản lý)',
    table: 'casework.case_file',
    key: { column: 'id', type: 'uuid' },
    subject: { kind: 'person', sql: 'r.person_id' },
    live: 'r.outcome IS NOT NULL',
  }),
  movesColumn({
    code: 'tasks',
    title: 'Việc cần làm',
    table: 'casework.task',
    key: { column: 'id', type: 'uuid' },
    subject: { kind: 'person', sql: 'r.person_id' },
    live: 'r.done_at IS NULL AND r.person_id IS NOT NULL',
  }),
];
