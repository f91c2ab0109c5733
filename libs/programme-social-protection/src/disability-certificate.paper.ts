import { getCase, getDecision, startForm } from '#case-engine';
import { findPeople } from '#citizen';
import { printPartialDay } from '#kernel';
import { type Certificate, type CertificateDefinition } from '#papers';
import { type ReadTx } from '#platform';
import { findUnits, nameInSentence } from '#territory';
import { degreeWords, type DisabilityApplication, disabilityTypes } from './disability.form.js';
import { certifiedDegree } from './procedures/disability.procedure.js';

/** Of the signing commune, under the number its decision got; none of a decision that was revoked. */
async function find(tx: ReadTx, decisionId: string): Promise<Certificate | undefined> {
  const signed = await tx.maybeOne<{ caseId: string }>(
    `SELECT case_id AS "caseId" FROM casework.decision WHERE id = $1 AND kind = 'certify' AND revoked_by IS NULL`,
    [decisionId],
  );
  if (!signed) return undefined;
  const [{ paper }, { personId, unitId }] = [await getDecision(tx, decisionId), await getCase(tx, signed.caseId)];
  const { types } = await startForm<DisabilityApplication>(tx, signed.caseId);
  const degree = await certifiedDegree(tx, signed.caseId);
  const [[person], [unit]] = [await findPeople(tx, [personId]), await findUnits(tx, [unitId])];
  return {
    agency: paper.agency,
    unit: paper.unit,
    number: paper.number,
    on: paper.signedOn,
    title: 'GIẤY XÁC NHẬN KHUYẾT TẬT',
    verb: 'XÁC NHẬN',
    authority: paper.authority,
    body: [
      { kind: 'field', label: 'Ông (bà)', value: person?.fullName ?? '' },
      { kind: 'field', label: 'Sinh ngày', value: person?.birth ? printPartialDay(person.birth) : '' },
      { kind: 'field', label: 'Nơi ở', value: unit ? nameInSentence(unit.name) : '' },
      { kind: 'field', label: 'Dạng khuyết tật', value: types.map((type) => disabilityTypes[type]).join('; ') },
      { kind: 'field', label: 'Mức độ khuyết tật', value: degreeWords[degree] },
    ],
  };
}

/** Giấy xác nhận khuyết tật (Luật Người khuyết tật 51/2010/QH12; Thông tư 01/2019/TT-BLĐTBXH), by the key of the decision that gave it. */
export const disabilityCertificate: CertificateDefinition = { code: 'disability', find };
