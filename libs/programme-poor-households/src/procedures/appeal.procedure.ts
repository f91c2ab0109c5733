import { contestProcedures, type StepContext } from '#case-engine';
import { day } from '#kernel';
import { undoDecision } from './case-entry.store.js';
import { TextForm } from './review.forms.js';

const takeBack = async ({ tx, caseFile, on }: StepContext<object>): Promise<void> => {
  if (caseFile.aboutDecisionId !== null) await undoDecision(tx, on, caseFile.aboutDecisionId);
};

const paper = (title: string, words: string) => ({
  act: 'household-poverty.recognise',
  title,
  legalBases: ['Luật Khiếu nại số 02/2011/QH13'],
  articles: async ({ form: { text } }: { readonly form: TextForm }) => [`${words} ${text}`],
});

/** Complaints about classes of households, and decisions on them that should not have been signed. */
export const appealProcedures = contestProcedures({
  field: 'household-review',
  version: '2022',
  from: day('2022-01-01'),
  titles: {
    appeal: 'Giải quyết khiếu nại về công nhận hộ nghèo, hộ cận nghèo',
    revoke: 'Thu hồi quyết định, giấy chứng nhận hộ nghèo, hộ cận nghèo',
  },
  intake: ['one-stop-officer', 'commune-officer'],
  officers: ['commune-officer'],
  signers: ['commune-chair'],
  form: TextForm,
  papers: {
    upheld: paper('Về việc giải quyết khiếu nại', 'Công nhận khiếu nại, hủy quyết định bị khiếu nại.'),
    dismissed: paper('Về việc giải quyết khiếu nại', 'Giữ nguyên quyết định bị khiếu nại.'),
    revoked: paper('Về việc thu hồi quyết định công nhận', 'Thu hồi quyết định và giấy chứng nhận.'),
  },
  takeBack,
});
