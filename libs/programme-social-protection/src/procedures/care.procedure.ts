import { type CaseFile, startForm, type StepContext } from '#case-engine';
import { type LegalDay, monthIndex, monthOf } from '#kernel';
import { type ReadTx, type Tx } from '#platform';
import { saveApplication } from '../application.store.js';
import { awardOf } from '../award.store.js';
import { CareApplication } from '../care.form.js';
import { grantArticles } from '../decision-articles.js';
import { type FactForm } from '../fact.form.js';
import { resumeWithCarer } from '../effects/carer-death.store.js';
import { addFacts, dropFacts, endFacts } from '../fact.store.js';
import { missingConditions } from '../rules/carer-conditions.rule.js';
import { programmeCode } from '../programme-code.js';
import { socialProtectionErrors } from '../social-protection.errors.js';
import { type AskedFor, assistanceBases, twoDesks, underDistrict } from './application.procedure.js';
import { granting } from './grant.procedure.js';

/** The placement that an application for a carer makes; a disabled parent asks for himself and makes none. */
function placementOf(form: CareApplication, receivedOn: LegalDay): FactForm[] {
  if (form.care === 'parent') return [];
  if (form.care === 'family') return [{ kind: 'placement', from: form.from, placedBy: 'own-household' }];
  const carerMeetsConditions = unmet(form, receivedOn).length === 0;
  return [{ kind: 'placement', from: form.from, placedBy: form.carerIs ?? 'others', carerMeetsConditions }];
}

const unmet = ({ carerMeets = [], spouseMeets, carerIsMarried = false }: CareApplication, on: LegalDay) =>
  missingConditions({ carer: carerMeets, spouse: carerIsMarried ? spouseMeets : undefined }, on);

async function takeIn({ tx, caseFile, form }: StepContext<CareApplication>): Promise<void> {
  if (form.care !== 'parent' && form.payment.relation !== 'carer')
    throw socialProtectionErrors.CARER_NEEDED({ kind: form.care });
  await saveApplication(tx, caseFile.id, 'care', form.payment);
  await addFacts(tx, caseFile.id, caseFile.personId, [...placementOf(form, caseFile.receivedOn), ...form.facts]);
}

/** One portion for one person cared for, and one for a couple of disabled parents; fit carers only, but for close kin of an orphan. */
async function grant(
  context: StepContext<object>,
  sign: (context: StepContext<object>) => Promise<void>,
): Promise<void> {
  const { tx, caseFile, on } = context;
  const form = await startForm<CareApplication>(tx, caseFile.id);
  const missing = form.care === 'foster' && form.carerIs === 'others' ? unmet(form, caseFile.receivedOn) : [];
  if (missing.length > 0) throw socialProtectionErrors.CARER_UNFIT({ missing });
  if (form.care !== 'parent') {
    const former = await formerCarers(tx, caseFile, on);
    if (former.some(({ isAlive }) => isAlive))
      throw socialProtectionErrors.CARED_FOR_ALREADY({ personId: caseFile.personId });
    if (former.length > 0) await takeOverPlacement(tx, caseFile, form);
  }
  const { disabledSpouseId } = form;
  if (disabledSpouseId !== undefined && (await drawsParentSupport(tx, disabledSpouseId, on)))
    throw socialProtectionErrors.SPOUSE_ALREADY_SUPPORTED({ spouseId: disabledSpouseId });
  await sign(context);
  if (form.care !== 'parent') await resumeWithCarer(tx, awardOf(caseFile, context.decision), monthOf(on));
}

/** The former carer died: the placement with this one holds from its day on. */
async function takeOverPlacement(tx: Tx, caseFile: CaseFile, form: CareApplication): Promise<void> {
  const { id: caseId, personId, receivedOn } = caseFile;
  await endFacts(tx, caseId, personId, ['placement'], form.from);
  await addFacts(tx, caseId, personId, placementOf(form, receivedOn), 'decision');
}

/** Who else is supported for caring for this person on a day. */
const formerCarers = (tx: ReadTx, { id, personId }: CaseFile, on: LegalDay): Promise<{ readonly isAlive: boolean }[]> =>
  tx.sql(
    `SELECT carer.died_on IS NULL AS "isAlive"
       FROM prog_social_protection.fact f JOIN prog_social_protection.application a USING (case_id)
       LEFT JOIN citizen.person carer ON carer.id = a.payee_id
      WHERE f.person_id = $1 AND f.kind = 'placement' AND f.retired_at IS NULL AND f.held @> $2::date AND f.case_id <> $3
        AND a.asks_for = 'care' AND a.granted_on IS NOT NULL AND a.ended_by IS NULL`,
    [personId, on, id],
  );

async function drawsParentSupport(tx: ReadTx, personId: string, on: LegalDay): Promise<boolean> {
  const lines = await tx.sql(
    `SELECT FROM benefit.chain c JOIN benefit.line l ON l.chain_id = c.id AND l.superseded_by IS NULL
      WHERE c.person_id = $1 AND c.programme = $2 AND c.benefit = 'parent-support' AND l.months && int4range($3, NULL)`,
    [personId, programmeCode, monthIndex(monthOf(on))],
  );
  return lines.length > 0;
}

const care: AskedFor<CareApplication> = {
  code: 'care-support.grant',
  title: 'Hỗ trợ kinh phí chăm sóc, nuôi dưỡng hằng tháng',
  clock: 'allowance',
  dossier: {
    application: { title: 'Tờ khai hộ gia đình, người nhận chăm sóc', form: '2a (R3: 02)' },
    'carer-statement': { title: 'Tờ khai nhận chăm sóc, nuôi dưỡng', form: '2b (R3: 02)' },
    'cared-for': { title: 'Tờ khai của người được nhận chăm sóc chưa có trợ cấp', form: '03' },
    'pregnancy-proof': { title: 'Giấy tờ xác nhận đang mang thai' },
    'birth-certificate': { title: 'Giấy khai sinh của con', lasts: true },
  },
  form: CareApplication,
  takeIn,
  drop: ({ tx, caseFile }) => dropFacts(tx, caseFile.id),
  granting: 'hỗ trợ kinh phí chăm sóc, nuôi dưỡng hằng tháng',
  refusing: 'không hỗ trợ kinh phí chăm sóc, nuôi dưỡng hằng tháng',
  legalBases: assistanceBases,
  articles: (regime) => grantArticles('care', regime),
  grant: (regime) => (context) => grant(context, granting('care')(regime)),
};

export const careProcedures = [underDistrict(care), twoDesks(care, 'R2'), twoDesks(care, 'R3')];
