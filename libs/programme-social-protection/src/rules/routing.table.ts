import { datedTable } from '#kernel';
import { decree335, inForce } from './law.js';
import { type Procedure } from './procedure-clocks.table.js';

/** Procedures whose file any one-stop desk of the province takes in for the commune of residence, with their statutory time. */
export const routedProcedures = datedTable<Readonly<Record<string, Procedure>>>('social-protection.routed-procedures', [
  {
    from: inForce.decree335,
    value: {
      'social-allowance.grant': 'allowance',
      'social-pension.grant': 'social-pension',
      'care-support.grant': 'allowance',
    },
    basis: decree335('Điều 8; Điều 18 khoản 1; Điều 31 khoản 2'),
  },
]);
