import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Socket } from 'node:net';

/** When a line breaks: before the server hears of the commit, or after it has carried it out. */
export type Moment = 'before' | 'after';

/** A line to PostgreSQL that breaks around the commit of the next command, once for each time it is told to. */
export interface LosingLine {
  readonly port: number;
  loseNext(moment: Moment): void;
  close(): Promise<void>;
}

/** The last statement of a command before its commit. */
const commandsLastStatement = 'UPDATE platform.request';

export async function openLosingLine(serverPort: number): Promise<LosingLine> {
  let wanted: Moment | undefined;
  const open = new Set<Socket>();
  const lines = createServer((near) => {
    const far = connect(serverPort, '127.0.0.1');
    let decisive: Moment | undefined;
    const cut = () => {
      near.destroy();
      far.destroy();
    };
    for (const end of [near, far]) {
      open.add(end);
      end.on('error', cut);
      end.on('close', () => (open.delete(end), cut()));
    }
    near.on('data', (sent) => {
      if (wanted && sent.includes(commandsLastStatement)) [decisive, wanted] = [wanted, undefined];
      if (decisive === 'before' && sent.includes('COMMIT')) cut();
      else far.write(sent);
    });
    far.on('data', (answered) => {
      if (decisive === 'after' && answered.includes('COMMIT')) cut();
      else near.write(answered);
    });
  });
  lines.listen(0, '127.0.0.1');
  await once(lines, 'listening');
  return {
    port: (lines.address() as AddressInfo).port,
    loseNext: (moment) => (wanted = moment),
    async close() {
      const closed = once(lines, 'close');
      lines.close();
      open.forEach((end) => end.destroy());
      await closed;
    },
  };
}
