import { join } from 'node:path';
import { systemActor } from '../actor.js';
import { type Round } from '../jobs/job.js';
import { auditSealLag } from '../observability/metrics.js';
import { AuditAnchors } from './audit-anchors.js';
import { findLastBlock, sealAudit, sealLag } from './audit-sealer.js';

const sealer = systemActor('audit sealer');

/** Where the signing key and the anchors of an installation lie: outside the database. */
export const openAnchors = (keysFolder: string): Promise<AuditAnchors> =>
  AuditAnchors.open({ key: join(keysFolder, 'audit-key.pem'), anchors: join(keysFolder, 'audit-anchors.jsonl') });

/** Seals the audit about once a second and anchors its newest block outside every quarter of an hour. */
export function auditRounds(keysFolder: string): readonly Round[] {
  let anchored: number | undefined;
  return [
    {
      name: 'audit.seal',
      everySeconds: 1,
      run: async ({ uow }) => {
        await uow.run(sealer, sealAudit);
        auditSealLag.set(await uow.read(sealer, sealLag));
      },
    },
    {
      name: 'audit.anchor',
      everySeconds: 900,
      run: async ({ uow }) => {
        const last = await uow.read(sealer, findLastBlock);
        if (!last || last.no === anchored) return;
        await (await openAnchors(keysFolder)).append(last, new Date());
        anchored = last.no;
      },
    },
  ];
}
