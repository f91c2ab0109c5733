import { type EvaluateExample } from '#benefits';
import { type Programme } from '#case-engine';
import { type Round, systemActor } from '#platform';
import { type MovesWithUnits } from '#territory';
import { CarerResolver } from './carer.resolver.js';
import { ChildProtectionResolver } from './child-protection.api.js';
import { childProtectionMovers } from './child-protection.mover.js';
import { evaluateExample } from './child-protection.examples.js';
import { programmeCode } from './code.js';
import { props } from './demonstration/props.js';
import { CreateChildProtection1795424600000 } from './migrations/1795424600000-create-child-protection.js';
import { alternativeCare } from './procedures/care.procedure.js';
import { facilityTransfers } from './procedures/facility.procedure.js';
import { isolation } from './procedures/isolation.procedure.js';
import { protection } from './procedures/protection.procedure.js';
import { askForQuarterlyLists } from './quarterly-list.sql.js';
import { reviewProcedures } from './procedures/review.procedure.js';
import { childProtectionRoles } from './roles.table.js';

/** Protection of children (bảo vệ trẻ em), sealed: reports and cases, isolation, alternative care (Law on Children, Decree 56/2017/NĐ-CP). */
export const childProtection: Programme & {
  readonly examples: EvaluateExample;
  readonly movers: readonly MovesWithUnits[];
  readonly rounds: readonly Round[];
  readonly demonstration: { readonly props: typeof props };
} = {
  code: programmeCode,
  title: 'Bảo vệ trẻ em',
  sealed: true,
  procedures: [protection, isolation, alternativeCare, ...facilityTransfers, ...reviewProcedures],
  migrations: [CreateChildProtection1795424600000],
  resolvers: [ChildProtectionResolver, CarerResolver],
  movers: childProtectionMovers,
  rounds: [
    {
      name: 'child-protection.carer-lists',
      everySeconds: 3_600,
      run: async ({ uow }) => {
        await uow.run({ ...systemActor('lists of carers'), clearances: [programmeCode] }, (tx) =>
          tx.sql(askForQuarterlyLists),
        );
      },
    },
  ],
  demonstration: { props },
  roles: childProtectionRoles,
  examples: evaluateExample,
};
