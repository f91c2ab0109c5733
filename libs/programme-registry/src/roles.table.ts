import { administrationPermissions, type RoleBook } from '#administration';
import { casePermissions } from '#case-engine';
import { citizenPermissions } from '#citizen';
import { importPermissions } from '#import';
import { type RoleTable } from '#platform';
import { territoryPermissions } from '#territory';
import { paperPermissions } from '#papers';
import { paymentPermissions } from '#payments';
import { benefitPermissions, ratePermissions } from '#benefits';
import { reportingPermissions } from '#reporting';
import { programmes } from './house.js';

const seePeople = [territoryPermissions.read, citizenPermissions.read, casePermissions.read, benefitPermissions.read];
const keepPeople = [
  citizenPermissions.register,
  citizenPermissions.correct,
  citizenPermissions.move,
  citizenPermissions['check-registry'],
];

/** What each role may do with what all programmes share. */
const shared: RoleTable = {
  'one-stop-officer': [...seePeople, ...keepPeople, casePermissions.start, casePermissions.perform],
  'commune-officer': [
    ...seePeople,
    ...keepPeople,
    citizenPermissions['record-death'],
    casePermissions.start,
    casePermissions.perform,
    casePermissions.reveal,
    casePermissions.assign,
    paymentPermissions.read,
    importPermissions.check,
    importPermissions.commit,
    importPermissions['take-back'],
    reportingPermissions.read,
    reportingPermissions.file,
  ],
  'commune-chair': [
    ...seePeople,
    casePermissions.perform,
    casePermissions.assign,
    paymentPermissions.read,
    reportingPermissions.read,
    reportingPermissions.lead,
  ],
  'district-officer': [
    ...seePeople,
    casePermissions.perform,
    casePermissions.reveal,
    casePermissions.assign,
    paymentPermissions.read,
    reportingPermissions.read,
    reportingPermissions.file,
  ],
  'district-chair': [
    ...seePeople,
    casePermissions.perform,
    paymentPermissions.read,
    reportingPermissions.read,
    reportingPermissions.lead,
  ],
  'department-lead': [
    ...seePeople,
    paymentPermissions.read,
    ratePermissions.read,
    ratePermissions.propose,
    reportingPermissions.read,
    reportingPermissions.lead,
    reportingPermissions.file,
    reportingPermissions.record,
    paperPermissions['read-templates'],
    paperPermissions['propose-template'],
  ],
  'rate-publisher': [
    territoryPermissions.read,
    ratePermissions.read,
    ratePermissions.publish,
    paperPermissions['read-templates'],
    paperPermissions['publish-template'],
  ],
  accountant: [
    ...seePeople,
    casePermissions.reveal,
    paymentPermissions.read,
    paymentPermissions.prepare,
    paymentPermissions.export,
  ],
  'payment-approver': [...seePeople, paymentPermissions.read, paymentPermissions.approve],
  'data-steward': [...seePeople, citizenPermissions.merge],
  administrator: [territoryPermissions.read, ...Object.values(administrationPermissions)],
};

const rolesOfProgrammes = programmes.map(({ roles = {} }) => roles);

/** What each role may do, within the programmes and the area of the duty that carries it; a programme adds what is its own. */
export const roleTable: RoleTable = Object.fromEntries(
  [...new Set([shared, ...rolesOfProgrammes].flatMap((table) => Object.keys(table)))].map((role) => [
    role,
    [shared, ...rolesOfProgrammes].flatMap((table) => table[role] ?? []),
  ]),
);

/** What users call each role. */
const roleTitles: Readonly<Record<string, string>> = {
  'one-stop-officer': 'Cán bộ một cửa',
  'commune-officer': 'Cán bộ xã',
  'commune-chair': 'Lãnh đạo xã',
  'district-officer': 'Cán bộ huyện',
  'district-chair': 'Lãnh đạo huyện',
  'department-lead': 'Lãnh đạo sở',
  'rate-publisher': 'Người công bố định mức',
  accountant: 'Kế toán',
  'payment-approver': 'Người duyệt chi',
  'data-steward': 'Người giữ dữ liệu',
  administrator: 'Quản trị viên',
  'child-officer': 'Cán bộ trẻ em',
  'child-protection-lead': 'Phụ trách bảo vệ trẻ em',
  'facility-head': 'Lãnh đạo cơ sở trợ giúp',
  'facility-officer': 'Cán bộ cơ sở trợ giúp',
  'province-leader': 'Lãnh đạo cấp tỉnh',
  'province-chair': 'Chủ tịch tỉnh',
};

/** Who sets what is paid, who releases it, and who gives rights: it takes two administrators to make somebody one of these. */
export const roleBook: RoleBook = {
  roles: roleTable,
  titles: roleTitles,
  powerful: new Set(['rate-publisher', 'payment-approver', 'administrator']),
  programmes: programmes.map(({ code, title }) => ({ code, title })),
};
