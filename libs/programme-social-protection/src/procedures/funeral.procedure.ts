import { printDay } from '#kernel';
import { markGranted, payeeOf, saveApplication } from '../application.store.js';
import { awardOf, payOnce } from '../award.store.js';
import { actArticles, amountPhrase } from '../decision-articles.js';
import { addFacts } from '../fact.store.js';
import { FuneralApplication } from '../funeral.form.js';
import { dayOfDeath, funeralLine } from '../funeral.store.js';
import { type AskedFor, assistanceBases, twoDesks } from './application.procedure.js';

/** Support of a funeral: of whom art. 11 names, once, to whoever arranges it. */
const funeral: AskedFor<FuneralApplication> = {
  code: 'funeral-support.grant',
  title: 'Hỗ trợ chi phí mai táng',
  clock: 'funeral',
  dossier: {
    application: { title: 'Tờ khai đề nghị hỗ trợ chi phí mai táng', form: '04 (R3: 03)' },
    'death-certificate': { title: 'Trích lục khai tử' },
  },
  form: FuneralApplication,
  takeIn: async ({ tx, caseFile, form }) => {
    await dayOfDeath(tx, caseFile.personId);
    await saveApplication(tx, caseFile.id, 'funeral', { ...form.payment, relation: 'organiser' });
    await addFacts(tx, caseFile.id, caseFile.personId, form.facts);
  },
  granting: 'hỗ trợ chi phí mai táng',
  refusing: 'không hỗ trợ chi phí mai táng',
  legalBases: assistanceBases,
  articles: () =>
    actArticles(async ({ tx, caseFile }, who) => {
      const line = await funeralLine(tx, caseFile);
      const { channel } = await payeeOf(tx, caseFile.personId, caseFile.id);
      const diedOn = await dayOfDeath(tx, caseFile.personId);
      return `Hỗ trợ chi phí mai táng ${who}, chết ngày ${printDay(diedOn)}: ${amountPhrase(line, line.from)}, chi trả một lần cho ${channel.holder}, người tổ chức mai táng.`;
    }),
  grant:
    (regime) =>
    async ({ tx, caseFile, decision, on }) => {
      const line = await funeralLine(tx, caseFile);
      await markGranted(tx, caseFile.id, { regime, signedOn: on });
      await payOnce(tx, awardOf(caseFile, decision), await payeeOf(tx, caseFile.personId, caseFile.id), line);
    },
};

export const funeralProcedures = [twoDesks(funeral, 'R1'), twoDesks(funeral, 'R2'), twoDesks(funeral, 'R3')];
