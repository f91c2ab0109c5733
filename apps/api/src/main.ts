import 'reflect-metadata';
import { processSettings } from '#platform';
import { createApi } from './server.js';

const settings = processSettings('api');
const app = await createApi({
  databaseUrl: settings.databaseUrl,
  sealedDatabaseUrl: settings.sealedDatabaseUrl,
  clock: settings.clock,
  development: settings.development,
  logLevel: settings.logLevel,
  populationRegistryUrl: settings.populationRegistryUrl,
  publicUrl: settings.publicUrl,
});
await app.listen(settings.port, settings.host);
