import { type LegalDay } from '#kernel';
import { systemActor, type UnitOfWork } from '#platform';
import { agencyOn, listAgencies, unitTree } from '#territory';
import { type CommunePosts, postsOf, type ProvincePosts } from './posts.js';

/** The posts that a day's map and agencies have for a programme. */
export const readPosts = (
  uow: UnitOfWork,
  programme: string,
  on: LegalDay,
): Promise<{ readonly communes: readonly CommunePosts[]; readonly province: ProvincePosts }> =>
  uow.read(systemActor('demonstration'), async (tx) => {
    const units = await unitTree(tx, on);
    const agencies = await listAgencies(tx, on);
    const unitId = agencies.find((each) => each.kind === 'commune-peoples-committee')?.unitId ?? 0;
    const departmentFor = (field: string) => agencyOn(tx, { kind: 'department', field, unitId, on });
    const department = await departmentFor(programme);
    return postsOf(units, agencies, { department, forPoverty: await departmentFor('poor-households') });
  });
