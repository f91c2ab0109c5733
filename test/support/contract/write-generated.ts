import 'reflect-metadata';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { databaseConfig, Keyring, migrate, startEmbeddedPostgres, systemClock } from '#platform';
import { createApi } from '../../../apps/api/src/server.js';
import { generatedFiles } from './generated.js';

/** `npm run schema`: writes what is generated. A database with roles and queues is enough, since nothing else is asked of it. */
const folder = mkdtempSync(join(tmpdir(), 'an-sinh-schema-'));
const server = await startEmbeddedPostgres({ folder, database: 'an_sinh', careless: true });
await migrate(databaseConfig(server.url, {}), [], []);
const app = await createApi({
  databaseUrl: server.url,
  clock: systemClock,
  keyring: await Keyring.open({ keysFolder: join(folder, 'keys'), secretKeys: undefined }),
  development: false,
  logLevel: 'silent',
  populationRegistryUrl: 'http://127.0.0.1:9/',
  publicUrl: 'http://127.0.0.1',
});
await app.init();
for (const { path, text } of generatedFiles(app, process.cwd())) {
  writeFileSync(path, text);
  console.log(path);
}
await app.close();
await server.stop();
rmSync(folder, { recursive: true, force: true });
