import { defineProcedure, start, step, type StepContext } from '#case-engine';
import { basis, calendarDays, day } from '#kernel';
import { type Tx } from '#platform';
import { aboutChild } from '../decision-articles.js';
import { ReasonForm } from '../report.form.js';
import { decree56 } from '../rules/clocks.table.js';
import { desks } from './desks.js';

const complaints = (article: string) => basis(`Luật Khiếu nại 02/2011/QH13, ${article}`, 'memory');

/** A decision that falls takes with it the placement that it gave. */
async function takeBack({ tx, caseFile, on }: StepContext<object>): Promise<void> {
  await endPlacementOf(tx, caseFile.aboutDecisionId, on);
}

const endPlacementOf = (tx: Tx, decisionId: string | null, on: string) =>
  tx.sql(
    `UPDATE prog_child_protection.placement SET ended_on = $2, end_reason = 'decision-revoked' WHERE decision_id = $1 AND ended_on IS NULL`,
    [decisionId, on],
  );

/** A complaint about a decision: upheld, the decision falls; dismissed, it stands. */
const appeal = defineProcedure({
  code: 'child-protection.appeal',
  version: '2017',
  title: 'Giải quyết khiếu nại về bảo vệ trẻ em',
  basis: complaints('Điều 27, 28'),
  from: day(decree56),
  dossier: { petition: { title: 'Đơn khiếu nại' } },
  start: start({ by: [...desks.officer], state: 'accepting', form: ReasonForm, aboutDecision: true }),
  states: {
    accepting: {
      title: 'Chờ thụ lý',
      responsible: 'child-officer',
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
    accept: step({ title: 'Thụ lý', from: 'accepting', to: 'resolving', by: ['child-officer'] }),
    withdraw: step({
      title: 'Rút khiếu nại',
      from: ['accepting', 'resolving'],
      to: 'withdrawn',
      by: [...desks.officer],
      form: ReasonForm,
    }),
    uphold: step({
      title: 'Ký quyết định: khiếu nại đúng',
      from: 'resolving',
      to: 'upheld',
      by: ['commune-chair'],
      notAfter: 'accept',
      form: ReasonForm,
      decision: aboutChild({
        kind: 'appeal-upheld',
        act: 'child-protection.appeal',
        title: 'Về việc giải quyết khiếu nại',
        sentence: (child) => `Công nhận khiếu nại, hủy quyết định bị khiếu nại về ${child}.`,
        revokes: true,
      }),
      effect: takeBack,
    }),
    dismiss: step({
      title: 'Ký quyết định: giữ nguyên',
      from: 'resolving',
      to: 'dismissed',
      by: ['commune-chair'],
      notAfter: 'accept',
      form: ReasonForm,
      decision: aboutChild({
        kind: 'appeal-dismissed',
        act: 'child-protection.appeal',
        title: 'Về việc giải quyết khiếu nại',
        sentence: (child) => `Giữ nguyên quyết định bị khiếu nại về ${child}.`,
      }),
    }),
  },
});

const revocation = defineProcedure({
  code: 'child-protection.revoke',
  version: '2017',
  title: 'Thu hồi quyết định về bảo vệ trẻ em',
  basis: basis('Luật Tổ chức chính quyền địa phương, thẩm quyền hủy bỏ quyết định trái pháp luật', 'memory'),
  from: day(decree56),
  dossier: {},
  start: start({ by: [...desks.officer], state: 'deciding', form: ReasonForm, aboutDecision: true }),
  states: {
    deciding: { title: 'Chờ ký', responsible: 'commune-chair' },
    revoked: { title: 'Đã thu hồi', outcome: 'done' },
    kept: { title: 'Giữ nguyên', outcome: 'refused' },
  },
  steps: {
    keep: step({ title: 'Giữ nguyên', from: 'deciding', to: 'kept', by: ['commune-chair'], form: ReasonForm }),
    revoke: step({
      title: 'Ký quyết định thu hồi',
      from: 'deciding',
      to: 'revoked',
      by: ['commune-chair'],
      decision: aboutChild({
        kind: 'revoke',
        act: 'child-protection.revoke',
        title: 'Về việc thu hồi quyết định',
        sentence: (child) => `Thu hồi quyết định về ${child}.`,
        revokes: true,
      }),
      effect: takeBack,
    }),
  },
});

export const reviewProcedures = [appeal, revocation];
