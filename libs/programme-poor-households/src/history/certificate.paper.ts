import { findPeople } from '#citizen';
import { printPartialDay } from '#kernel';
import { type Certificate, type CertificateDefinition } from '#papers';
import { type ReadTx } from '#platform';
import { findUnits, nameInSentence, whoSigns } from '#territory';
import { type PovertyClass } from '../rules/law.js';
import { findCertificate } from './poverty.reader.js';

const classTitles: Readonly<Record<Exclude<PovertyClass, 'none'>, string>> = {
  poor: 'Hộ nghèo',
  'near-poor': 'Hộ cận nghèo',
  average: 'Hộ làm nông nghiệp, lâm nghiệp, ngư nghiệp và diêm nghiệp có mức sống trung bình',
};

const roleTitles: Readonly<Record<string, string>> = {
  head: 'Chủ hộ',
  spouse: 'Vợ, chồng',
  child: 'Con',
  parent: 'Cha, mẹ',
  sibling: 'Anh, chị, em',
  grandchild: 'Cháu',
};

interface Member {
  readonly personId: string;
  readonly role: string;
}

/** Those of the household on the day of issue, the head first. */
const membersOn = (tx: ReadTx, householdId: string, on: string): Promise<Member[]> =>
  tx.sql<Member>(
    `SELECT person_id AS "personId", role FROM citizen.household_member
      WHERE household_id = $1 AND daterange(valid_from, valid_until) @> $2::date ORDER BY role <> 'head', valid_from, id`,
    [householdId, on],
  );

async function find(tx: ReadTx, key: string): Promise<Certificate | undefined> {
  const certificate = await findCertificate(tx, key);
  if (!certificate) return undefined;
  const { householdId, issuedOn } = certificate;
  const { unitId } = await tx.one<{ unitId: number }>(
    `SELECT unit_id AS "unitId" FROM citizen.household WHERE id = $1`,
    [householdId],
  );
  const { agency, form } = await whoSigns(tx, { act: 'household-poverty', unitId, on: issuedOn });
  const [unit] = await findUnits(tx, [agency.unitId]);
  const members = await membersOn(tx, householdId, issuedOn);
  const people = await findPeople(
    tx,
    members.map(({ personId }) => personId),
  );
  tx.noteRead({ kind: 'household', id: householdId });
  return {
    agency: agency.name,
    unit: unit?.name ?? agency.name,
    number: certificate.number,
    on: issuedOn,
    title: 'GIẤY CHỨNG NHẬN HỘ NGHÈO, HỘ CẬN NGHÈO',
    verb: 'CHỨNG NHẬN',
    authority: form,
    body: [
      { kind: 'field', label: 'Hộ ông (bà)', value: people[0]?.fullName ?? '' },
      { kind: 'field', label: 'Nơi ở', value: unit ? nameInSentence(unit.name) : '' },
      { kind: 'field', label: 'Thuộc diện', value: classTitles[certificate.class] },
      { kind: 'heading', text: 'Thành viên của hộ:' },
      {
        kind: 'table',
        columns: [
          { title: 'STT', width: 12, align: 'center' },
          { title: 'Họ và tên' },
          { title: 'Ngày sinh', width: 34, align: 'center' },
          { title: 'Quan hệ với chủ hộ', width: 42 },
        ],
        rows: members.map(({ role }, index) => [
          String(index + 1),
          people[index]?.fullName ?? '',
          people[index]?.birth ? printPartialDay(people[index].birth) : '',
          roleTitles[role] ?? 'Khác',
        ]),
      },
    ],
  };
}

/** Giấy chứng nhận hộ nghèo, hộ cận nghèo (Quyết định 24/2021/QĐ-TTg). */
export const povertyCertificate: CertificateDefinition = { code: 'poor-household', find };
