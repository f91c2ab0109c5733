import { Command } from 'commander';
import { launch, LaunchRefused } from '../launcher/launch.js';
import { demoDay, wantedPort } from '../settings.js';

export const startCommand = (): Command =>
  new Command('start')
    .description('Chạy toàn bộ hệ thống với dữ liệu minh họa (PORT, DATABASE_URL, DEMO_AS_OF)')
    .action(async () => {
      const ending = new AbortController();
      const end = (signal: string) => {
        if (ending.signal.aborted) return;
        console.log(`\nĐang dừng (${signal})...`);
        ending.abort();
      };
      for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, end);
      try {
        await launch({
          asOf: demoDay(),
          databaseUrl: process.env['DATABASE_URL'],
          port: wantedPort(),
          signal: ending.signal,
        });
        console.log('Đã dừng.');
      } catch (error) {
        if (ending.signal.aborted) return console.log('Đã dừng.');
        process.exitCode = 1;
        console.error(error instanceof LaunchRefused ? error.message : error);
      }
    });
