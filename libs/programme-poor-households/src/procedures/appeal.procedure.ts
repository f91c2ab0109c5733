import { defineProcedure, start, step, type StepContext } from '#case-engine';
import { basis, calendarDays, day } from '#kernel';
import { undoDecision } from './case-entry.store.js';
import { TextForm } from './review.forms.js';

const complaints = (article: string) => basis(`Luật Khiếu nại 02/2011/QH13, ${article}`, 'memory');
const desks = ['one-stop-officer', 'commune-officer'];
const chairs = ['commune-chair'];

const takeBack = async ({ tx, caseFile, on }: StepContext<object>): Promise<void> => {
  if (caseFile.aboutDecisionId !== null) await undoDecision(tx, on, caseFile.aboutDecisionId);
};

const paper = (kind: string, title: string, words: string) => ({
  kind,
  act: 'household-poverty.recognise',
  title,
  legalBases: ['Luật Khiếu nại số 02/2011/QH13'],
  articles: async ({ form: { text } }: { readonly form: TextForm }) => [`${words} ${text}`],
});

/** A complaint about a signed decision: upheld, the decision falls with the class it gave; dismissed, it stands. */
const appeal = defineProcedure({
  code: 'household-review.appeal',
  version: '2022',
  title: 'Giải quyết khiếu nại về công nhận hộ nghèo, hộ cận nghèo',
  basis: complaints('Điều 27, 28'),
  from: day('2022-01-01'),
  dossier: { petition: { title: 'Đơn khiếu nại' }, evidence: { title: 'Tài liệu chứng minh' } },
  start: start({ by: desks, state: 'accepting', form: TextForm, aboutDecision: true }),
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
    accept: step({ title: 'Thụ lý', from: 'accepting', to: 'resolving', by: ['commune-officer'] }),
    withdraw: step({
      title: 'Rút khiếu nại',
      from: ['accepting', 'resolving'],
      to: 'withdrawn',
      by: desks,
      form: TextForm,
    }),
    uphold: step({
      title: 'Ký quyết định: khiếu nại đúng',
      from: 'resolving',
      to: 'upheld',
      by: chairs,
      notAfter: 'accept',
      form: TextForm,
      decision: {
        ...paper('appeal-upheld', 'Về việc giải quyết khiếu nại', 'Công nhận khiếu nại, hủy quyết định bị khiếu nại.'),
        revokes: true,
      },
      effect: takeBack,
    }),
    dismiss: step({
      title: 'Ký quyết định: giữ nguyên',
      from: 'resolving',
      to: 'dismissed',
      by: chairs,
      notAfter: 'accept',
      form: TextForm,
      decision: paper('appeal-dismissed', 'Về việc giải quyết khiếu nại', 'Giữ nguyên quyết định bị khiếu nại.'),
    }),
  },
});

/** A decision that should not have been signed is revoked by the one who signs in its place. */
const revocation = defineProcedure({
  code: 'household-review.revoke',
  version: '2022',
  title: 'Thu hồi quyết định, giấy chứng nhận hộ nghèo, hộ cận nghèo',
  basis: basis('Luật Tổ chức chính quyền địa phương, thẩm quyền hủy bỏ quyết định trái pháp luật', 'memory'),
  from: day('2022-01-01'),
  dossier: { evidence: { title: 'Tài liệu chứng minh' } },
  start: start({ by: ['commune-officer'], state: 'deciding', form: TextForm, aboutDecision: true }),
  states: {
    deciding: { title: 'Chờ ký', responsible: 'commune-chair' },
    revoked: { title: 'Đã thu hồi', outcome: 'done' },
    kept: { title: 'Giữ nguyên', outcome: 'refused' },
  },
  steps: {
    keep: step({ title: 'Giữ nguyên', from: 'deciding', to: 'kept', by: chairs, form: TextForm }),
    revoke: step({
      title: 'Ký quyết định thu hồi',
      from: 'deciding',
      to: 'revoked',
      by: chairs,
      form: TextForm,
      decision: {
        ...paper('revoke', 'Về việc thu hồi quyết định công nhận', 'Thu hồi quyết định và giấy chứng nhận.'),
        revokes: true,
      },
      effect: takeBack,
    }),
  },
});

export const appealProcedures = [appeal, revocation];
