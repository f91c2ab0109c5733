import { type CaseFile, clockOf, listDecisions } from '#case-engine';
import { readPersonalNumber } from '#citizen';
import { day, type LegalDay, localDay, type PartialDay, printDay } from '#kernel';
import { systemActor } from '#platform';
import { type InventedHousehold } from '../demo/households.js';
import { type Granted, programme, type Scene } from './scene.js';

const received = day('2026-10-06');
const personalNumber = '096151004219';

const household: InventedHousehold = {
  members: [{ role: 'head', fullName: 'Trần Thị Diệu', sex: 'female', birth: '1951' as PartialDay, personalNumber }],
  asksFor: 'social-allowance',
  facts: [{ kind: 'disability', from: '2026-09-28', degree: 'severe', certificate: '42/GXN-UBND' }],
  payee: { relation: 'self' },
  papers: ['application', 'disability-certificate'],
};

/** An old woman at the cape asks for the allowance, and gets her decision. */
export async function applicationChapter(scene: Scene): Promise<Granted> {
  const { clock, office, tell, commune } = scene;
  const { intake, officer, chair } = commune;
  tell.chapter('Từ đơn đến quyết định: bà Trần Thị Diệu, sinh 1951, khuyết tật nặng, xã Đất Mũi');

  clock.moveTo(received);
  tell.step(received, intake, 'Đăng ký công dân và nơi cư trú');
  const [personId = ''] = await office.register(intake.actor, commune.unit.id, household, {
    code: 'HC-0042',
    address: 'Số 12, Ấp Mũi',
    hamlet: 'Ấp Mũi',
    from: day('1998-03-01'),
  });
  const number = readPersonalNumber(personalNumber, received);
  const sex = number.sex === 'female' ? 'nữ' : 'nam';
  tell.check('Số định danh cho biết', `${number.registeredIn.name}, ${sex}, ${number.birthYear}`, 'Cà Mau, nữ, 1951');

  tell.step(received, intake, 'Tiếp nhận hồ sơ đề nghị trợ cấp xã hội');
  const file = await office.start(intake.actor, {
    procedure: 'social-allowance.grant',
    personId,
    unitId: commune.unit.id,
    form: {
      facts: household.facts,
      payment: {
        channel: 'bank',
        bank: 'AGRIBANK',
        account: '7500205123457',
        holder: 'TRAN THI DIEU',
        relation: 'self',
      },
    },
    papers: household.papers,
  });
  tell.check('Quy trình', file.procedureVersion, 'R3');
  tell.check('Thời hạn', `${file.clockAmount} ngày làm việc`, '7 ngày làm việc');
  tellDeadline(scene, file, '2026-10-15', 'Nghị định 335/2026/NĐ-CP, Điều 8');

  const asked = day('2026-10-07');
  clock.moveTo(asked);
  tell.step(asked, officer, 'Yêu cầu bổ sung: đồng hồ dừng');
  const waiting = await office.take(officer.actor, file.id, 'askMore', { reason: 'Bản sao giấy xác nhận bị mờ' });
  const stopped = clockOf(waiting);
  tell.check(
    'Thời hạn còn lại',
    stopped?.state === 'paused' ? `${stopped.remaining} ngày làm việc` : stopped?.state,
    '6 ngày làm việc',
  );

  const supplemented = day('2026-10-12');
  clock.moveTo(supplemented);
  tell.step(supplemented, intake, 'Nhận bổ sung: đồng hồ chạy tiếp');
  tellDeadline(
    scene,
    await office.take(intake.actor, file.id, 'supplement'),
    '2026-10-20',
    'Nghị định 335/2026/NĐ-CP, Điều 8',
  );

  const proposed = day('2026-10-13');
  clock.moveTo(proposed);
  tell.step(proposed, officer, 'Xác thực, thẩm định, trình ký');
  await office.take(officer.actor, file.id, 'propose', { conclusion: 'Thông tin khớp, đủ điều kiện' });
  await tell.refused('Cán bộ tự ký', 'CASE.STEP_NOT_YOURS', () => office.take(officer.actor, file.id, 'decide'));

  return { personId, chainId: await decide(scene, file.id, chair.title) };
}

async function decide(scene: Scene, caseId: string, signerTitle: string): Promise<number> {
  const { clock, office, tell, commune, uow } = scene;
  const signed = day('2026-10-14');
  clock.moveTo(signed);
  tell.step(signed, commune.chair, 'Ký quyết định trợ cấp');
  const granted = await office.take(commune.chair.actor, caseId, 'decide');
  const [decision] = await uow.read(commune.chair.actor, (tx) => listDecisions(tx, caseId));
  tell.check('Kết quả', office.engine.procedureOf(granted).states[granted.state]?.title, 'Đã trợ cấp');
  tell.check('Quyết định số', decision?.paper.number, '1/QĐ-UBND');
  tell.check('Cơ quan', decision?.paper.agency, 'Ủy ban nhân dân xã Đất Mũi');
  tell.say('Điều 1', decision?.paper.articles[0] ?? '');
  tell.say(
    'Vì sao',
    `người khuyết tật nặng từ đủ 60 tuổi: hệ số 2 × mức chuẩn 540.000 đồng; hưởng từ tháng ký (${signerTitle} ký)`,
  );
  const { id } = await uow.read(systemActor('tour'), (tx) =>
    tx.one<{ id: number }>(`SELECT id FROM benefit.chain WHERE programme = $1`, [programme]),
  );
  return id;
}

function tellDeadline({ office, tell }: Scene, file: CaseFile, expected: string, article: string): void {
  const due: LegalDay | undefined = file.clockDue ? localDay(file.clockDue) : undefined;
  tell.check('Hạn trả kết quả', due && printDay(due), printDay(day(expected)));
  tell.check('Căn cứ của hạn', office.engine.clockBasis(file) ?? undefined, article);
}
