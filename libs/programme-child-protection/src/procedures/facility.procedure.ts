import { defineProcedure, start, step } from '#case-engine';
import { basis, day } from '#kernel';
import { FacilityListForm } from '../care.form.js';
import { getChild, requireView } from '../child.reader.js';
import { aboutChild } from '../decision-articles.js';
import { ReasonForm } from '../report.form.js';
import { circular14, clockOf } from '../rules/clocks.table.js';

/** From this day on the chair of the province appraises for a provincial facility, that of the commune for its own (Decree 147/2025). */
const decree147 = '2025-07-01';

/** A child leaves a facility for a family: appraisal with a visit, decision of the carer's commune, end of the facility's care. */
const transfer = (version: string, from: string, until: string | undefined, appraisers: readonly string[]) =>
  defineProcedure({
    code: 'child-protection.facility',
    version,
    title: 'Chuyển trẻ em từ cơ sở trợ giúp xã hội sang chăm sóc thay thế',
    basis: basis('Thông tư 14/2020/TT-BLĐTBXH; Nghị định 147/2025/NĐ-CP'),
    from: day(from),
    ...(until && { until: day(until) }),
    dossier: { list: { title: 'Danh sách trẻ em của cơ sở', form: '14' }, visit: { title: 'Biên bản thăm trẻ' } },
    start: start({
      by: ['facility-head', 'child-officer', 'child-protection-lead'],
      state: 'appraising',
      form: FacilityListForm,
      effect: async ({ tx, caseFile, form, on }) => {
        await getChild(tx, caseFile.personId, on);
        await requireView(tx, caseFile, form.childView, on);
      },
    }),
    states: {
      appraising: { title: 'Chờ thẩm định', responsible: appraisers[0] ?? '', clock: clockOf('facilityAppraisal') },
      placing: {
        title: 'Chờ xã của người nhận quyết định',
        responsible: 'commune-chair',
        clock: clockOf('facilityPlacing'),
      },
      leaving: { title: 'Chờ cơ sở chấm dứt chăm sóc', responsible: 'facility-head', clock: clockOf('facilityEnding') },
      left: { title: 'Đã rời cơ sở', outcome: 'done' },
      stays: { title: 'Ở lại cơ sở', outcome: 'refused' },
    },
    steps: {
      appraise: step({
        title: 'Thẩm định: đồng ý',
        from: 'appraising',
        to: 'placing',
        by: appraisers,
        form: ReasonForm,
      }),
      keep: step({
        title: 'Để trẻ ở lại cơ sở',
        from: ['appraising', 'placing'],
        to: 'stays',
        by: [...new Set([...appraisers, 'commune-chair'])],
        form: ReasonForm,
      }),
      place: step({
        title: 'Ký quyết định giao chăm sóc thay thế',
        from: 'placing',
        to: 'leaving',
        by: ['commune-chair'],
        form: ReasonForm,
        decision: aboutChild({
          kind: 'place-from-facility',
          act: 'alternative-care.place',
          title: 'Về việc chuyển trẻ em từ cơ sở trợ giúp xã hội sang chăm sóc thay thế',
          sentence: (child) => `Chuyển ${child} từ cơ sở trợ giúp xã hội sang chăm sóc thay thế tại gia đình.`,
        }),
      }),
      leave: step({
        title: 'Cơ sở chấm dứt chăm sóc',
        from: 'leaving',
        to: 'left',
        by: ['facility-head', 'child-officer', 'child-protection-lead'],
      }),
    },
  });

export const facilityTransfers = [
  transfer('2021', circular14, decree147, ['district-chair', 'child-protection-lead']),
  transfer('2025', decree147, undefined, ['province-leader', 'commune-chair']),
];
