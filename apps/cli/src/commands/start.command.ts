import { Command } from 'commander';
import { launch } from '../launcher/launch.js';
import { demoDay, givenDatabase, wantedPort } from '../settings.js';

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
      // A second Ctrl-C changes nothing: what is under way ends in order.
      for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, end);
      try {
        await launch({
          asOf: demoDay(),
          databaseUrl: givenDatabase(),
          port: wantedPort(),
          signal: ending.signal,
        });
        console.log('Đã dừng.');
      } catch (error) {
        if (ending.signal.aborted) return console.log('Đã dừng.');
        process.exitCode = 1;
        console.error(`Không chạy được: ${error instanceof Error ? error.message : String(error)}`);
      }
    });
