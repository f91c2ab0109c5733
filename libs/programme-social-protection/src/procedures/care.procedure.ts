import { startForm, type StepContext } from '#case-engine';
import { type LegalDay, monthIndex, monthOf } from '#kernel';
import { type ReadTx } from '#platform';
import { saveApplication } from '../application.store.js';
import { CareApplication } from '../care.form.js';
import { grantArticles } from '../decision-articles.js';
import { type FactForm } from '../fact.form.js';
import { addFacts, dropFacts } from '../fact.store.js';
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
  if (form.care !== 'parent') await refuseSecondCarer(tx, caseFile.id, caseFile.personId, on);
  const { disabledSpouseId } = form;
  if (disabledSpouseId !== undefined && (await drawsParentSupport(tx, disabledSpouseId, on)))
    throw socialProtectionErrors.SPOUSE_ALREADY_SUPPORTED({ spouseId: disabledSpouseId });
  await sign(context);
}

async function refuseSecondCarer(tx: ReadTx, caseId: string, personId: string, on: LegalDay): Promise<void> {
  const others = await tx.sql(
    `SELECT FROM prog_social_protection.fact f JOIN prog_social_protection.application a USING (case_id)
      WHERE f.person_id = $1 AND f.kind = 'placement' AND f.retired_at IS NULL AND f.held @> $2::date AND f.case_id <> $3
        AND a.asks_for = 'care' AND a.granted_on IS NOT NULL AND a.ended_by IS NULL`,
    [personId, on, caseId],
  );
  if (others.length > 0) throw socialProtectionErrors.CARED_FOR_ALREADY({ personId });
}

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
