import { Command } from 'commander';
import { localDay } from '#kernel';
import { loadLaw, migrateHouse } from '../install.js';
import { withDoor } from '../with-database.js';

export const migrateCommand = (): Command =>
  new Command('migrate')
    .description('Cập nhật cấu trúc cơ sở dữ liệu, bản đồ hành chính và các mức chuẩn của pháp luật')
    .action(() =>
      withDoor(async ({ uow }, { config, state }) => {
        for (const name of await migrateHouse(config)) console.log(name);
        await loadLaw(uow, state?.asOf ?? localDay(new Date()));
        console.log('Cơ sở dữ liệu đã cập nhật.');
      }),
    );
