import 'reflect-metadata';
import { Keyring, processSettings } from '#platform';
import { createApi } from './server.js';

const settings = processSettings('api');
const app = await createApi({
  databaseUrl: settings.databaseUrl,
  sealedDatabaseUrl: settings.sealedDatabaseUrl,
  clock: settings.clock,
  keyring: await Keyring.open(settings),
  development: settings.development,
  logLevel: settings.logLevel,
  populationRegistryUrl: settings.populationRegistryUrl,
  publicUrl: settings.publicUrl,
});
await app.listen(settings.port, settings.host);
