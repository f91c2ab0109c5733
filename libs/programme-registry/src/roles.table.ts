import { casePermissions } from '#case-engine';
import { citizenPermissions } from '#citizen';
import { importPermissions } from '#import';
import { type RoleTable } from '#platform';
import { territoryPermissions } from '#territory';
import { paymentPermissions } from '#payments';
import { benefitPermissions, ratePermissions } from '#benefits';
import { reviewPermissions } from '#programme-poor-households';

const seePeople = [territoryPermissions.read, citizenPermissions.read, casePermissions.read, benefitPermissions.read];
const keepPeople = [
  citizenPermissions.register,
  citizenPermissions.correct,
  citizenPermissions.move,
  citizenPermissions['check-registry'],
];

/** What each role may do, within the programmes and the area of the duty that carries it. */
export const roleTable: RoleTable = {
  'one-stop-officer': [
    ...seePeople,
    ...keepPeople,
    casePermissions.start,
    casePermissions.perform,
    reviewPermissions.read,
  ],
  'commune-officer': [
    ...seePeople,
    ...keepPeople,
    citizenPermissions['record-death'],
    casePermissions.start,
    casePermissions.perform,
    casePermissions.assign,
    paymentPermissions.read,
    importPermissions.check,
    importPermissions.commit,
    importPermissions['take-back'],
    reviewPermissions.read,
    reviewPermissions.enter,
    reviewPermissions.organise,
  ],
  'commune-chair': [
    ...seePeople,
    casePermissions.perform,
    casePermissions.assign,
    paymentPermissions.read,
    reviewPermissions.read,
    reviewPermissions.sign,
  ],
  'district-officer': [
    ...seePeople,
    casePermissions.perform,
    casePermissions.assign,
    paymentPermissions.read,
    reviewPermissions.read,
    reviewPermissions.advise,
  ],
  'district-chair': [...seePeople, casePermissions.perform, paymentPermissions.read],
  'department-lead': [
    ...seePeople,
    paymentPermissions.read,
    ratePermissions.read,
    ratePermissions.propose,
    reviewPermissions.read,
    reviewPermissions['propose-weights'],
  ],
  'rate-publisher': [
    territoryPermissions.read,
    ratePermissions.read,
    ratePermissions.publish,
    reviewPermissions['publish-weights'],
  ],
  accountant: [...seePeople, paymentPermissions.read, paymentPermissions.prepare, paymentPermissions.export],
  'payment-approver': [...seePeople, paymentPermissions.read, paymentPermissions.approve],
  'data-steward': [...seePeople, citizenPermissions.merge],
};
