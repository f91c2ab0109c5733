import { createSimulator, type Mode, modes } from './simulator.js';

const { POPULATION_MODE: mode, POPULATION_SLOW_MS: slowness = '8000', PORT: port = '4010' } = process.env;

if (mode !== undefined && !modes.includes(mode as Mode)) {
  process.stderr.write(`POPULATION_MODE is one of ${modes.join(', ')}, or not set\n`);
  process.exit(2);
}

const server = createSimulator({ mode: mode as Mode | undefined, slowness: Number(slowness), now: () => new Date() });
server.listen(Number(port), '127.0.0.1', () =>
  process.stdout.write(`population simulator on http://127.0.0.1:${port}/\n`),
);
for (const signal of ['SIGINT', 'SIGTERM'] as const)
  process.once(signal, () => {
    server.close();
    server.closeAllConnections();
  });
