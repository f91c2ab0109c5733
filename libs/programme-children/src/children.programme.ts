import { type Programme } from '#case-engine';
import { type ImportSheet } from '#import';
import { type Round, systemActor } from '#platform';
import { movesColumn, type MovesWithUnits } from '#territory';
import { openBirthdayTasks } from './birthdays.sql.js';
import { ChildrenResolver } from './children.api.js';
import { childrenPermissions } from './children.permissions.js';
import { programmeCode } from './code.js';
import { registerOfCommune } from './demonstration/register-of-commune.js';
import { childList } from './import/child-list.js';
import { groupsSubscriber, lifeSubscriber } from './groups.subscriber.js';
import { CreateChildren1795424650000 } from './migrations/1795424650000-create-children.js';

/** How many days before a birthday its task is opened. */
const notice = 30;

/** Children (trẻ em): the register, open groups of special circumstances, growth, accidents, swimming, communes fit for children. */
export const children: Programme & {
  readonly imports: readonly ImportSheet[];
  readonly movers: readonly MovesWithUnits[];
  readonly rounds: readonly Round[];
  readonly demonstration: { readonly storyOf: typeof registerOfCommune };
} = {
  code: programmeCode,
  title: 'Trẻ em',
  procedures: [],
  migrations: [CreateChildren1795424650000],
  subscribers: [groupsSubscriber, lifeSubscriber],
  resolvers: [ChildrenResolver],
  imports: [childList],
  demonstration: { storyOf: registerOfCommune },
  roles: {
    'commune-officer': Object.values(childrenPermissions),
    'commune-chair': [childrenPermissions.read],
    'district-officer': [childrenPermissions.read],
    'department-lead': [childrenPermissions.read],
  },
  movers: [
    movesColumn({
      code: 'children',
      title: 'Trẻ em trong danh sách',
      table: 'prog_children.child',
      key: { column: 'person_id', type: 'uuid' },
      subject: { kind: 'person', sql: 'r.person_id' },
      live: 'r.left_on IS NULL',
      touch: 'version = r.version + 1',
    }),
  ],
  rounds: [
    {
      name: 'children.birthdays',
      everySeconds: 3_600,
      run: async ({ uow }) => {
        await uow.run(systemActor('birthdays of children'), (tx) => tx.sql(openBirthdayTasks, [notice]));
      },
    },
  ],
};
