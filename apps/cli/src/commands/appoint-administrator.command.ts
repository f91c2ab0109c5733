import { Command } from 'commander';
import { range } from '#kernel';
import { grantDuty, inviteAccount, type Invitation, systemActor, type Tx } from '#platform';
import { programmes } from '#programme-registry';
import { listAgencies } from '#territory';
import { withDoor } from '../with-database.js';

interface Appointment {
  readonly username: string;
  readonly name: string;
  readonly agency: string;
}

const reason = 'Người vận hành cử quản trị viên đầu tiên';

/**
 * The first two administrators, whom nobody could appoint from within; every later one is given by two of them.
 * @throws Error when there are two, or no such agency.
 */
export async function appointAdministrator(tx: Tx, { username, name, agency }: Appointment): Promise<Invitation> {
  const { held } = await tx.one<{ held: number }>(
    `SELECT count(*)::int AS held FROM platform.held_duty WHERE 'administrator' = ANY (roles) AND in_force @> platform.today()`,
  );
  if (held >= 2) throw new Error('Đã có hai quản trị viên: họ cử thêm người ngay trong hệ thống.');
  const found = (await listAgencies(tx, tx.today)).find(({ code }) => code === agency);
  if (!found) throw new Error(`Không có cơ quan mã ${agency}`);
  const { id, invitation } = await inviteAccount(tx, { username, fullName: name, agencyId: found.id }, reason);
  const duty = {
    accountId: id,
    agencyId: found.id,
    title: 'Quản trị hệ thống',
    roles: ['administrator'],
    programmes: programmes.map(({ code }) => code),
    inForce: range(tx.today),
  };
  await grantDuty(tx, duty, reason);
  return invitation;
}

export const appointAdministratorCommand = (): Command =>
  new Command('appoint-administrator')
    .description('Cử quản trị viên đầu tiên và thứ hai; in mã mời dùng một lần')
    .argument('<username>')
    .requiredOption('--name <họ tên>', 'họ và tên')
    .requiredOption('--agency <mã>', 'mã cơ quan, ví dụ department-of-health')
    .action(async (username: string, { name, agency }: { name: string; agency: string }) => {
      const { token, expiresAt } = await withDoor(({ uow }) =>
        uow.signIn(systemActor('operator'), (tx) => appointAdministrator(tx, { username, name, agency })),
      );
      console.log(`Mã mời (đến ${expiresAt.toISOString()}): ${token}`);
    });
