import { Command } from 'commander';
import { keySettings, openAnchors, sealAudit, systemActor, verifyAudit } from '#platform';
import { withDoor } from '../with-database.js';

const auditor = systemActor('audit verification');

export const verifyAuditCommand = (): Command =>
  new Command('verify-audit')
    .description('Kiểm tra chuỗi niêm phong của nhật ký với các dấu neo giữ bên ngoài')
    .action(async () => {
      const { blocks, entries, findings } = await withDoor(async ({ uow }, { folder }) => {
        await uow.run(auditor, sealAudit);
        const anchors = await (await openAnchors(keySettings(process.env, folder.keys).keysFolder)).list();
        return uow.read(auditor, (tx) => verifyAudit(tx, anchors));
      });
      console.log(`${blocks} khối, ${entries} dòng, ${findings.length} sai lệch`);
      for (const finding of findings) console.log(JSON.stringify(finding));
      if (findings.length > 0) throw new Error('the audit is not what was sealed');
    });
