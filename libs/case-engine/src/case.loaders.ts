import { defineLoader, inOrder, type ReadTx } from '#platform';
import { type CaseFile } from './case-file.entity.js';
import { type CaseEvent } from './case.store.js';
import {
  accountNames,
  casesOfPeople,
  decisionsOfCases,
  dossiersOfCases,
  eventsOfCases,
  lastActors,
} from './case.sql.js';
import { type Decision } from './decision.js';
import { type CaseWorker, type DossierItemView } from './case.view.js';

/** One statement for all cases of a page; rows grouped by `key`, an empty list where there are none. */
const manyOf = <R extends object>(statement: string, keyOf: (row: R) => string) =>
  defineLoader(async (tx: ReadTx, ids: readonly string[]) => {
    const groups = Map.groupBy(await tx.sql<R>(statement, [ids]), keyOf);
    return ids.map((id) => groups.get(id) ?? []);
  });

export const eventsOfCase = manyOf<CaseEvent & { caseId: string }>(eventsOfCases, (row) => row.caseId);
export const decisionsOfCase = manyOf<Decision>(decisionsOfCases, (row) => row.caseId);
export const dossierOfCase = manyOf<DossierItemView & { caseId: string }>(dossiersOfCases, (row) => row.caseId);
export const casesOfPerson = manyOf<CaseFile>(casesOfPeople, (row) => row.personId);

export const caseWorkerById = defineLoader(async (tx: ReadTx, ids: readonly string[]) =>
  inOrder(ids, await tx.sql<CaseWorker>(accountNames, [ids]), ({ id }) => id),
);

/** Who took the last step of a case. */
export const lastActorOfCase = defineLoader(async (tx: ReadTx, ids: readonly string[]) =>
  inOrder(ids, await tx.sql<CaseWorker & { caseId: string }>(lastActors, [ids]), ({ caseId }) => caseId),
);
