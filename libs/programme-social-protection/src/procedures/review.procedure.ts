import { defineProcedure, getDecision, start, step, type StepContext } from '#case-engine';
import { basis, calendarDays, day } from '#kernel';
import { ReasonForm, ReviewForm } from '../application.form.js';
import { awardOf, revokeAward } from '../award.store.js';
import { actArticles } from '../decision-articles.js';
import { inForce } from '../rules/law.js';
import { desks } from './desks.js';

const complaints = (article: string) => basis(`Luật Khiếu nại 02/2011/QH13, ${article}`, 'memory');
const signers = ['district-chair', 'commune-chair'];
const dossier = { petition: { title: 'Đơn khiếu nại' }, evidence: { title: 'Tài liệu chứng minh' } };

async function takeBack({ tx, caseFile, decision }: StepContext<object>): Promise<void> {
  if (caseFile.aboutDecisionId === null) return;
  await revokeAward(tx, awardOf(caseFile, decision), await getDecision(tx, caseFile.aboutDecisionId));
}

const sentence = (words: string) => actArticles(async (_, who) => `${words} đối với ${who}.`);

/** A complaint about a decision: upheld, the decision falls; dismissed, it stands. */
const appeal = defineProcedure({
  code: 'social-allowance.appeal',
  version: '2021',
  title: 'Giải quyết khiếu nại về trợ giúp xã hội',
  basis: complaints('Điều 27, 28'),
  from: day(inForce.decree20),
  dossier,
  start: start({ by: [...desks.intake], state: 'accepting', form: ReasonForm, aboutDecision: true }),
  states: {
    accepting: {
      title: 'Chờ thụ lý',
      responsible: 'commune-officer',
      clock: { within: calendarDays(10), basis: complaints('Điều 27') },
    },
    resolving: {
      title: 'Đang giải quyết',
      responsible: 'commune-chair',
      clock: { within: calendarDays(30), basis: complaints('Điều 28') },
    },
    upheld: { title: 'Khiếu nại đúng', outcome: 'granted' },
    dismissed: { title: 'Khiếu nại không đúng', outcome: 'refused' },
    withdrawn: { title: 'Đã rút khiếu nại', outcome: 'withdrawn' },
  },
  steps: {
    accept: step({ title: 'Thụ lý', from: 'accepting', to: 'resolving', by: desks.commune, form: ReviewForm }),
    withdraw: step({
      title: 'Rút khiếu nại',
      from: ['accepting', 'resolving'],
      to: 'withdrawn',
      by: [...desks.intake],
      form: ReasonForm,
    }),
    uphold: step({
      title: 'Ký quyết định: khiếu nại đúng',
      from: 'resolving',
      to: 'upheld',
      by: signers,
      notAfter: 'accept',
      form: ReasonForm,
      decision: {
        kind: 'appeal-upheld',
        act: 'social-allowance.appeal',
        title: 'Về việc giải quyết khiếu nại',
        legalBases: ['Luật Khiếu nại số 02/2011/QH13'],
        articles: sentence('Công nhận khiếu nại, hủy quyết định bị khiếu nại'),
        revokes: true,
      },
      effect: takeBack,
    }),
    dismiss: step({
      title: 'Ký quyết định: giữ nguyên',
      from: 'resolving',
      to: 'dismissed',
      by: signers,
      notAfter: 'accept',
      form: ReasonForm,
      decision: {
        kind: 'appeal-dismissed',
        act: 'social-allowance.appeal',
        title: 'Về việc giải quyết khiếu nại',
        legalBases: ['Luật Khiếu nại số 02/2011/QH13'],
        articles: sentence('Giữ nguyên quyết định bị khiếu nại'),
      },
    }),
  },
});

/** A decision that should not have been signed is revoked by the one who signs in its place. */
const revocation = defineProcedure({
  code: 'social-allowance.revoke',
  version: '2021',
  title: 'Thu hồi quyết định trợ giúp xã hội',
  basis: basis('Luật Tổ chức chính quyền địa phương, thẩm quyền hủy bỏ quyết định trái pháp luật', 'memory'),
  from: day(inForce.decree20),
  dossier,
  start: start({
    by: [...desks.commune, 'district-officer'],
    state: 'deciding',
    form: ReasonForm,
    aboutDecision: true,
  }),
  states: {
    deciding: { title: 'Chờ ký', responsible: 'commune-chair' },
    revoked: { title: 'Đã thu hồi', outcome: 'done' },
    kept: { title: 'Giữ nguyên', outcome: 'refused' },
  },
  steps: {
    keep: step({ title: 'Giữ nguyên', from: 'deciding', to: 'kept', by: signers, form: ReasonForm }),
    revoke: step({
      title: 'Ký quyết định thu hồi',
      from: 'deciding',
      to: 'revoked',
      by: signers,
      decision: {
        kind: 'revoke',
        act: 'social-allowance.revoke',
        title: 'Về việc thu hồi quyết định trợ giúp xã hội',
        legalBases: [],
        articles: sentence('Thu hồi quyết định trợ giúp xã hội'),
        revokes: true,
      },
      effect: takeBack,
    }),
  },
});

export const reviewProcedures = [appeal, revocation];
