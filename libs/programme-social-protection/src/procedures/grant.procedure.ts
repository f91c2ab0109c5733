import { type StepContext } from '#case-engine';
import { AllowanceApplication } from '../application.form.js';
import { saveApplication } from '../application.store.js';
import { awardOf, grantRight, type MonthlyRight } from '../award.store.js';
import { grantArticles } from '../decision-articles.js';
import { addFacts } from '../fact.store.js';
import { type Regime } from '../rules/regimes.table.js';
import { type AskedFor, assistanceBases, twoDesks, underDistrict } from './application.procedure.js';

/** Signs what the facts give of one monthly right. */
export const granting =
  (right: MonthlyRight) =>
  (regime: Regime) =>
  ({ tx, caseFile, decision, on }: StepContext<object>): Promise<void> =>
    grantRight(tx, awardOf(caseFile, decision), right, { regime, signedOn: on });

const allowance: AskedFor<AllowanceApplication> = {
  code: 'social-allowance.grant',
  title: 'Trợ cấp xã hội hằng tháng',
  clock: 'allowance',
  dossier: {
    application: { title: 'Tờ khai đề nghị trợ giúp xã hội', form: '1a–1đ (R3: 01)' },
    'disability-certificate': { title: 'Giấy xác nhận mức độ khuyết tật', lasts: true },
    'birth-certificate': { title: 'Giấy khai sinh của trẻ em', lasts: true, isOfIdentity: true },
    'hiv-proof': { title: 'Giấy tờ xác nhận nhiễm HIV của cơ quan y tế' },
    'study-proof': { title: 'Giấy xác nhận đang học' },
    'pregnancy-proof': { title: 'Giấy xác nhận đang mang thai' },
  },
  form: AllowanceApplication,
  takeIn: async ({ tx, caseFile, form }) => {
    await saveApplication(tx, caseFile.id, 'allowance', form.payment);
    await addFacts(tx, caseFile.id, caseFile.personId, form.facts);
  },
  granting: 'trợ cấp xã hội hằng tháng',
  refusing: 'không trợ cấp xã hội hằng tháng',
  legalBases: assistanceBases,
  articles: (regime) => grantArticles('allowance', regime),
  grant: granting('allowance'),
};

export const grantProcedures = [underDistrict(allowance), twoDesks(allowance, 'R2'), twoDesks(allowance, 'R3')];
