import { createSimulator, type Mode, modes } from './simulator.js';

const { BANK_MODE: mode = 'open', BANK_DELAY_MS: delay = '1000', PORT: port = '4020' } = process.env;

if (!modes.includes(mode as Mode)) {
  process.stderr.write(`BANK_MODE is one of ${modes.join(', ')}\n`);
  process.exit(2);
}

const server = createSimulator({ mode: mode as Mode, delay: Number(delay) });
server.listen(Number(port), '127.0.0.1', () => process.stdout.write(`bank simulator on http://127.0.0.1:${port}/\n`));
for (const signal of ['SIGINT', 'SIGTERM'] as const)
  process.once(signal, () => {
    server.close();
    server.closeAllConnections();
  });
