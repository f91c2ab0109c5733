import { Command } from 'commander';
import { prepareDemo } from '../launcher/prepare-demo.js';
import { demoDay } from '../settings.js';
import { withDatabase } from '../with-database.js';

export const seedCommand = (): Command =>
  new Command('seed').description('Nạp dữ liệu minh họa vào cơ sở dữ liệu trống (như lần đầu chạy start)').action(() =>
    withDatabase(async ({ config, folder }) => {
      const state = await prepareDemo({ config, folder, asOf: demoDay(), tell: console.log });
      console.log(
        state ? `Dữ liệu minh họa của ngày ${state.asOf}: có đủ.` : 'Cơ sở dữ liệu đã có cán bộ: giữ nguyên.',
      );
    }),
  );
