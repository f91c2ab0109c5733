import 'reflect-metadata';
import { Command } from 'commander';
import { importSheets } from '#programme-registry';
import { appointAdministratorCommand } from './commands/appoint-administrator.command.js';
import { demoCommands } from './commands/demo-accounts.command.js';
import { eraCommand } from './commands/era.command.js';
import { examplesCommand } from './commands/examples.command.js';
import { importCommand } from './commands/import.command.js';
import { migrateCommand } from './commands/migrate.command.js';
import { renewKeyCommand } from './commands/renew-key.command.js';
import { reorganiseCommand } from './commands/reorganise.command.js';
import { seedCommand } from './commands/seed.command.js';
import { startCommand } from './commands/start.command.js';
import { tourCommand } from './commands/tour.command.js';
import { verifyAuditCommand } from './commands/verify-audit.command.js';

const program = new Command('an-sinh').description('An Sinh: hệ thống quản lý an sinh xã hội dùng chung');
const commands = [
  startCommand(),
  tourCommand(),
  ...demoCommands(),
  seedCommand(),
  migrateCommand(),
  appointAdministratorCommand(),
  examplesCommand(),
  importCommand(importSheets),
  reorganiseCommand(),
  verifyAuditCommand(),
  renewKeyCommand(),
  eraCommand(),
];
for (const command of commands) program.addCommand(command);

try {
  await program.parseAsync();
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  // Said aloud: a process that ran an embedded server would otherwise end as if all were well.
  process.exit(1);
}
