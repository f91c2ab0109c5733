import { defineProcedure, start, step } from '#case-engine';
import { basis, day, localDay, printDay } from '#kernel';
import { IsolatedForm, IsolationForm } from '../care.form.js';
import { getChild } from '../child.reader.js';
import { childProtectionErrors } from '../child-protection.errors.js';
import { aboutChild } from '../decision-articles.js';
import { ReasonForm } from '../report.form.js';
import { clockOf, decree56 } from '../rules/clocks.table.js';
import { latestIsolation } from '../rules/isolation.rule.js';
import { desks } from './desks.js';

/**
 * A child kept apart from whoever harms him (form 07), Decree 56/2017 art. 32: decided within 12 hours, by the chair of the commune of
 * residence or of the event; 15 days at most with every extension, weekends and holidays among them.
 */
export const isolation = defineProcedure({
  code: 'child-protection.isolation',
  version: '2017',
  title: 'Tạm thời cách ly trẻ em',
  basis: basis('Nghị định 56/2017/NĐ-CP, Điều 31, Điều 32'),
  from: day(decree56),
  dossier: { evidence: { title: 'Tài liệu về nguy cơ' }, petition: { title: 'Văn bản đề nghị Tòa án' } },
  start: start({
    by: [...desks.officer],
    state: 'deciding',
    form: IsolationForm,
    receivedAt: ({ informedAt }) => new Date(informedAt),
    effect: async ({ tx, caseFile, on }) => void (await getChild(tx, caseFile.personId, on)),
  }),
  states: {
    deciding: {
      title: 'Chờ ký cách ly',
      responsible: 'commune-chair',
      clock: { ...clockOf('emergency'), since: 'receipt' },
    },
    apart: { title: 'Đang cách ly', responsible: 'commune-chair', clock: clockOf('isolation') },
    extended: { title: 'Đang cách ly, đã gia hạn', responsible: 'commune-chair', clock: 'continues' },
    court: { title: 'Chờ Tòa án', responsible: 'commune-chair' },
    returned: { title: 'Đã về gia đình', outcome: 'done' },
    ordered: { title: 'Tòa án đã quyết định', outcome: 'done' },
    dropped: { title: 'Không cách ly', outcome: 'refused' },
  },
  steps: {
    isolate: step({
      title: 'Ký quyết định cách ly',
      from: 'deciding',
      to: 'apart',
      by: ['commune-chair'],
      form: IsolatedForm,
      guard: ({ form, on }) => requireWithin(form.until, latestIsolation(on)),
      decision: aboutChild<IsolatedForm>({
        kind: 'isolate',
        act: 'child-protection.isolate',
        title: 'Về việc áp dụng biện pháp tạm thời cách ly trẻ em',
        sentence: (child, { form, on }) =>
          `Tạm thời cách ly ${child} khỏi môi trường, người gây hại từ ngày ${printDay(on)} đến ngày ${printDay(form.until)}.`,
      }),
    }),
    drop: step({ title: 'Không cách ly', from: 'deciding', to: 'dropped', by: ['commune-chair'], form: ReasonForm }),
    extend: step({
      title: 'Ký gia hạn cách ly',
      from: 'apart',
      to: 'extended',
      by: ['commune-chair'],
      form: IsolatedForm,
      guard: ({ form, caseFile }) => {
        if (caseFile.clockDue) requireWithin(form.until, localDay(caseFile.clockDue));
      },
      decision: aboutChild<IsolatedForm>({
        kind: 'extend-isolation',
        act: 'child-protection.isolate',
        title: 'Về việc gia hạn tạm thời cách ly trẻ em',
        sentence: (child, { form }) => `Gia hạn cách ly ${child} đến ngày ${printDay(form.until)}.`,
      }),
    }),
    lift: step({
      title: 'Ký hủy cách ly, đưa trẻ về nhà',
      from: ['apart', 'extended'],
      to: 'returned',
      by: ['commune-chair'],
      form: ReasonForm,
      decision: aboutChild({
        kind: 'lift-isolation',
        act: 'child-protection.isolate',
        title: 'Về việc chấm dứt tạm thời cách ly trẻ em',
        sentence: (child) => `Chấm dứt cách ly đối với ${child}, nơi ở của trẻ em đã an toàn.`,
      }),
    }),
    // Circular 14/2020 art. 14; from 01/07/2025 to the regional court.
    askCourt: step({
      title: 'Đề nghị Tòa án',
      from: ['apart', 'extended'],
      to: 'court',
      by: ['commune-chair'],
      form: ReasonForm,
    }),
    order: step({
      title: 'Ghi quyết định của Tòa án',
      from: 'court',
      to: 'ordered',
      by: [...desks.officer],
      form: ReasonForm,
    }),
    goHome: step({
      title: 'Tòa án không chấp nhận, đưa trẻ về nhà',
      from: 'court',
      to: 'returned',
      by: [...desks.officer],
      form: ReasonForm,
    }),
  },
});

function requireWithin(until: string, atMost: string): void {
  if (until > atMost) throw childProtectionErrors.ISOLATION_TOO_LONG({ until, atMost });
}
