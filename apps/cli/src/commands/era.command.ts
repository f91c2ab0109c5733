import { Command } from 'commander';
import { beginEra, systemActor } from '#platform';
import { withDoor } from '../with-database.js';

export const eraCommand = (): Command =>
  new Command('era')
    .description('Mở kỷ nguyên giao dịch mới, sau khi phục hồi sao lưu vào cụm mới và trước khi ai ghi gì')
    .action(() =>
      withDoor(async ({ uow }) => {
        console.log(`Kỷ nguyên ${await uow.run(systemActor('operator'), beginEra)}`);
      }),
    );
