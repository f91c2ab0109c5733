import './small-heap.js';
import 'reflect-metadata';
import { createServer } from 'node:http';
import pino from 'pino';
import { type JobContext, JobRunner, metrics, openWorker, processSettings, systemActor } from '#platform';
import { jobNames, jobs, roundsOf } from '#programme-registry';

const settings = processSettings('worker');
const log = pino({ level: settings.logLevel, name: 'worker' });
const { uow, close } = await openWorker({ ...settings, jobNames, patience: 60 }, (error) =>
  log.warn({ err: error }, 'database connection lost'),
);
const context: JobContext = { uow, log: (message, detail) => log.info(detail ?? {}, message) };
const runner = new JobRunner({
  databaseUrl: settings.databaseUrl,
  jobs,
  rounds: roundsOf(settings.keysFolder),
  context,
  onError: (what, error) => log.error({ what, err: error }, 'work failed; it will be tried again'),
});
await runner.start();

const reachesDatabase = (): Promise<boolean> =>
  uow
    .read(systemActor('health'), (tx) => tx.sql(`SELECT`))
    .then(
      () => true,
      () => false,
    );

/** Health and figures only; a worker takes no requests. */
const health = createServer((request, response) => {
  if (request.url === '/health')
    void reachesDatabase().then((ok) =>
      response
        .writeHead(ok ? 200 : 503, { 'content-type': 'application/json' })
        .end(JSON.stringify({ status: ok ? 'ok' : 'error' })),
    );
  else if (request.url === '/metrics')
    void metrics.metrics().then((text) => response.writeHead(200, { 'content-type': metrics.contentType }).end(text));
  else response.writeHead(404).end();
}).listen(settings.port, settings.host);

let stopping = false;
const stop = async () => {
  if (stopping) return;
  stopping = true;
  health.close();
  await runner.stop();
  await close();
};
process.on('SIGTERM', () => void stop());
process.on('SIGINT', () => void stop());
