import { Command } from 'commander';
import { demoPassword } from '../demo/desks.js';
import { codeOf } from '../demo/second-factor.js';
import { DataFolder, type DemoSignIn } from '../launcher/data-folder.js';
import { clockOf } from '../launcher/prepare-demo.js';
import { demoDay, givenDatabase } from '../settings.js';

const folderOfDemo = () => DataFolder.of({ asOf: demoDay(), databaseUrl: givenDatabase() });

async function findSignIn(folder: DataFolder, username: string): Promise<DemoSignIn> {
  const found = (await folder.readSignIns()).find((each) => each.username === username);
  if (!found) throw new Error(`Không có tài khoản minh họa ${username}; xem: npm run -s cli -- accounts`);
  return found;
}

const nowOf = async (folder: DataFolder) => clockOf(await folder.readState()).now();
const msOfCode = 30_000;

/** Signs in at the running API as anybody would: with the code of now or, when that one was used, with the next. */
async function signIn(folder: DataFolder, username: string): Promise<string> {
  const running = await folder.findRunning();
  if (!running) throw new Error('Hệ thống chưa chạy: npm start');
  const account = await findSignIn(folder, username);
  const now = await nowOf(folder);
  for (const at of [now, new Date(now.getTime() + msOfCode)]) {
    const answer = await fetch(`http://127.0.0.1:${running.port}/sign-in`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ username, password: demoPassword, code: codeOf(account, at) }),
    });
    if (answer.ok) return ((await answer.json()) as { readonly token: string }).token;
  }
  throw new Error('Không đăng nhập được: mỗi mã chỉ dùng một lần, hãy đợi mã sau 30 giây.');
}

/** What helps to sign in to a demonstration. */
export const demoCommands = (): Command[] => [
  new Command('accounts').description('Liệt kê các tài khoản minh họa').action(async () => {
    for (const { username, title, agency } of await folderOfDemo().readSignIns())
      console.log(`${username}\t${title}\t${agency}`);
  }),
  new Command('demo-code')
    .description('In mã xác thực lúc này của một tài khoản minh họa')
    .argument('<username>')
    .action(async (username: string) => {
      const folder = folderOfDemo();
      console.log(codeOf(await findSignIn(folder, username), await nowOf(folder)));
    }),
  new Command('demo-token')
    .description('Đăng nhập một tài khoản minh họa vào hệ thống đang chạy và in mã phiên')
    .argument('<username>')
    .action(async (username: string) => console.log(await signIn(folderOfDemo(), username))),
];
