import { Command } from 'commander';
import { playTour } from '../tour/tour.js';

export const tourCommand = (): Command =>
  new Command('tour')
    .description('Diễn một lượt từ đơn đến đối soát trên cơ sở dữ liệu tạm, kiểm từng con số')
    .action(async () => {
      // Said aloud: the embedded server's own end would otherwise be the last word on how this went.
      process.exit((await playTour(console.log)) ? 0 : 1);
    });
