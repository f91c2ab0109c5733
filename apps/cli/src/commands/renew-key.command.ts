import { Command } from 'commander';
import { Keyring, keySettings, relockSecondFactors, systemActor } from '#platform';
import { withDoor } from '../with-database.js';

export const renewKeyCommand = (): Command =>
  new Command('renew-key')
    .description('Thay khóa mã hóa mã xác thực hai lớp và khóa lại mọi mã bằng khóa mới')
    .action(async () => {
      const { relocked, keyId } = await withDoor(async ({ uow }, { folder }) => {
        const settings = keySettings(process.env, folder.keys);
        const keyring = await Keyring.open(settings);
        // Keys of the environment are renewed there: what is left to do is to lock anew.
        if (settings.secretKeys === undefined) await keyring.addKey();
        const done = await uow.signIn(systemActor('operator'), (tx) => relockSecondFactors(tx, keyring));
        return { relocked: done, keyId: keyring.currentId };
      });
      console.log(`Khóa mới: ${keyId}; đã khóa lại ${relocked} mã. Khóa cũ không mở gì nữa.`);
    });
