import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { type Bench, timed } from './bench.js';
import { type RunningApi, startApi, startChild, stopChild } from './child.js';
import { type ExportAnswer, type ExportRequest } from './export-worker.js';
import { count, type Figure, median, withinMemory, withinTime } from './figure.js';
import { type SignedIn, signIn, widestPost } from './signed-in.js';

const turns = 3;
const most = { milliseconds: 8_000, mebibytes: 300 };

const plainRows = `
  SELECT c.*, p.full_name, u.name FROM casework.case_file c
    JOIN citizen.person p ON p.id = c.person_id JOIN territory.unit u ON u.id = c.unit_id
   WHERE c.outcome IS NULL ORDER BY c.sort_due`;

/** The worklist of the whole province as a workbook: asked for through the API, written by a process that plays the worker. */
export async function exporting(bench: Bench): Promise<Figure[]> {
  const { db, size, log } = bench;
  const asker = await signIn(bench, await widestPost(bench, ['department-lead']));
  const api = await startApi(db.config);
  const worker = startChild('./export-worker.js', { WORKER_DATABASE_URL: db.config.urlOf('worker') });
  const write = async (unitId: number | null): Promise<ExportAnswer> => {
    const answer = once(worker, 'message');
    worker.send((await ask(api, asker, unitId)) satisfies ExportRequest);
    return ((await answer) as [ExportAnswer])[0];
  };
  try {
    const small = await write(db.communes[0] ?? null);
    const [floors, ours]: [number[], ExportAnswer[]] = [[], []];
    for (let turn = 0; turn < turns; turn += 1) {
      floors.push(await timed(() => db.owner.query(plainRows)));
      ours.push(await write(null));
    }
    const times = ours.map(({ milliseconds }) => milliseconds);
    log(`  export: ${times.map(Math.round).join(' ')} ms`);
    const name = `export of ${count(size.openCases)} cases as a workbook`;
    const peak = ours.at(-1)?.peakMemory ?? Number.NaN;
    return [
      withinTime(name, 'their rows, plain pg', { floor: median(floors), ours: median(times) }, most.milliseconds),
      withinMemory(
        `${name}, memory of the worker`,
        'after an export of one commune',
        { floor: small.peakMemory, ours: peak },
        most.mebibytes,
      ),
    ];
  } finally {
    await Promise.all([api.stop(), stopChild(worker)]);
  }
}

/** @returns the data of the job on the queue. */
async function ask(api: RunningApi, { token, accountId, dutyId }: SignedIn, unitId: number | null): Promise<object> {
  const response = await fetch(`${api.url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
    body: JSON.stringify({
      query: `mutation Ask($unitId: Int, $requestId: String!) { exportWorklist(unitId: $unitId, requestId: $requestId) { id } }`,
      variables: { unitId, requestId: randomUUID() },
    }),
  });
  const answer = (await response.json()) as { readonly data?: { readonly exportWorklist: { readonly id: string } } };
  if (!answer.data) throw new Error(`the export was refused: ${JSON.stringify(answer)}`);
  return { id: answer.data.exportWorklist.id, accountId, dutyId };
}
