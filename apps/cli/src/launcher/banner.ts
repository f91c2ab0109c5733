import { printDay } from '#kernel';
import { type DemoSignIn, type DemoState } from './data-folder.js';
import { demoPassword } from '../demo/desks.js';
import { clockOf } from './prepare-demo.js';
import { today } from '#platform';

export interface Banner {
  readonly port: number;
  readonly state: DemoState | undefined;
  readonly signIns: readonly DemoSignIn[];
  readonly folder: string;
  /** What finds this demonstration again on the command line: `DEMO_AS_OF=2024-11-15 `. */
  readonly prefix: string;
}

/** One account of each kind, of the cape where there is a choice. */
function chosen(signIns: readonly DemoSignIn[]): DemoSignIn[] {
  const byRole = Map.groupBy(signIns, ({ roles }) => roles.join());
  return [...byRole.values()].flatMap(
    (alike) => alike.find(({ username }) => /\.(dat-mui|ngoc-hien)$/.test(username)) ?? alike[0] ?? [],
  );
}

/** Where to go and how to sign in. */
export function printBanner({ port, state, signIns, folder, prefix }: Banner): void {
  const address = `http://127.0.0.1:${port}`;
  const accounts = chosen(signIns);
  const cli = `${prefix}npm run -s cli --`;
  const officer = accounts.find(({ roles }) => roles.includes('commune-officer'))?.username ?? 'TEN';
  const widest = Math.max(...accounts.map(({ username }) => username.length), 0);
  console.log(
    [
      '',
      'An Sinh đang chạy.',
      '',
      `  Trang làm việc   ${address}/`,
      `  Trang truy vấn   ${address}/graphql`,
      `  Tình trạng       ${address}/health`,
      `  Ngày hệ thống    ${printDay(today(clockOf(state)))}`,
      `  Dữ liệu, nhật ký ${folder}`,
      ...(accounts.length === 0
        ? []
        : [
            '',
            `Tài khoản minh họa (mật khẩu chung: ${demoPassword})`,
            ...accounts.map(({ username, title, agency }) => `  ${username.padEnd(widest)}  ${title}, ${agency}`),
            `  ... và ${signIns.length - accounts.length} tài khoản khác: ${cli} accounts`,
            '',
            'Đăng nhập cần mã xác thực của lúc đó:',
            `  ${cli} demo-code ${officer}`,
            'Ví dụ trọn vẹn: đăng nhập rồi xem hồ sơ sắp đến hạn',
            `  TOKEN=$(${cli} demo-token ${officer})`,
            `  curl -s ${address}/graphql -H "authorization: Bearer $TOKEN" -H 'content-type: application/json' \\`,
            `    -d '{"query":"{ worklist(first: 5) { nodes { code stateTitle person { fullName } clock { dueOn remainingWorkingDays basis } } } }"}'`,
          ]),
      '',
      'Ctrl-C để dừng; dữ liệu được giữ lại.',
      '',
    ].join('\n'),
  );
}
