import { rmSync } from 'node:fs';
import { serverFile } from './database.js';

export default async function tearDown(): Promise<void> {
  const server = globalThis.anSinhTestServer;
  if (!server) return;
  await server.running.stop();
  rmSync(server.folder, { recursive: true, force: true });
  rmSync(serverFile(), { force: true });
}
