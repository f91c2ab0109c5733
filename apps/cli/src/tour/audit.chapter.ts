import { day } from '#kernel';
import { sealAudit, systemActor, verifyAudit } from '#platform';
import { type Scene } from './scene.js';

const sealer = systemActor('audit sealer');

/** What everybody did stands in the audit, sealed: an altered entry would show. */
export async function auditChapter({ uow, clock, tell }: Scene): Promise<void> {
  tell.chapter('Nhật ký không sửa được');
  const on = day('2026-12-10');
  clock.moveTo(on);
  tell.step(on, 'Hệ thống', 'Niêm phong rồi kiểm tra toàn bộ nhật ký');
  await uow.run(sealer, sealAudit);
  const { entries, findings } = await uow.read(sealer, (tx) => verifyAudit(tx, []));
  tell.say('Dòng nhật ký', String(entries));
  tell.check('Sai lệch', findings.length, 0);
}
