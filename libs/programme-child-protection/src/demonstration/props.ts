import { addDays } from '#kernel';
import { type Tx } from '#platform';
import { registerCarer } from '../carer.store.js';
import { joinGroup } from '../membership.store.js';
import { type SealedGroupCode, sealedGroups } from '../rules/groups.table.js';

interface Given {
  readonly personId: string;
  readonly unitId: number;
}

/** A relative who is fit and on this quarter's list. */
const carer = (tx: Tx, { personId, unitId }: Given): Promise<string> =>
  registerCarer(tx, {
    personId,
    unitId,
    kind: 'relative',
    registeredOn: tx.today,
    healthCertifiedOn: null,
    foreigner: false,
    residentSince: null,
    mayStayUntil: null,
    recordClearedOn: null,
    wishes: null,
  });

const member =
  (group: SealedGroupCode) =>
  (tx: Tx, { personId }: Given): Promise<string> =>
    joinGroup(tx, {
      personId,
      group,
      part: Object.keys(sealedGroups[group].parts)[0] ?? null,
      from: addDays(tx.today, -10),
      evidence: 'Kết luận của cơ quan có thẩm quyền (dữ liệu tự tạo)',
    });

/** What matters of a demonstration rest on: `carer`, and for each sealed group `group-…`. */
export const props: Readonly<Record<string, (tx: Tx, given: Given) => Promise<string>>> = {
  carer,
  ...Object.fromEntries(
    (Object.keys(sealedGroups) as SealedGroupCode[]).map((code) => [`group-${code}`, member(code)]),
  ),
};
