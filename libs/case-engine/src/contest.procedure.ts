import { basis, calendarDays, type LegalDay } from '#kernel';
import {
  type DecisionDefinition,
  defineProcedure,
  type FormClass,
  type Procedure,
  start,
  step,
  type StepContext,
} from './procedure.js';

const complaints = (article: string) => basis(`Luật Khiếu nại 02/2011/QH13, ${article}`, 'memory');

/** How the decisions of a field are contested. */
export interface Contested<F extends object> {
  /** Begins the codes of both procedures: `social-allowance` gives `social-allowance.appeal` and `social-allowance.revoke`. */
  readonly field: string;
  readonly version: string;
  readonly from: LegalDay;
  readonly titles: { readonly appeal: string; readonly revoke: string };
  /** Who takes in a complaint; who works on it, the one who answers for it first; who signs. */
  readonly intake: readonly string[];
  readonly officers: readonly [string, ...string[]];
  readonly signers: readonly [string, ...string[]];
  /** With the reason, on every paper that needs one. */
  readonly form: FormClass<F>;
  readonly papers: Readonly<
    Record<'upheld' | 'dismissed' | 'revoked', Omit<DecisionDefinition<F>, 'revokes' | 'kind'>>
  >;
  /** Undoes what the decision contested gave. */
  readonly takeBack: (context: StepContext<F>) => Promise<void>;
}

/** A complaint about a decision: upheld, the decision falls with what it gave; dismissed, it stands. */
const appeal = <F extends object>(contested: Contested<F>): Procedure => {
  const { form, intake, officers, signers, papers, takeBack } = contested;
  const signing = { from: 'resolving', by: signers, notAfter: 'accept', form } as const;
  return defineProcedure({
    code: `${contested.field}.appeal`,
    version: contested.version,
    title: contested.titles.appeal,
    basis: complaints('Điều 27, 28'),
    from: contested.from,
    dossier: { petition: { title: 'Đơn khiếu nại' }, evidence: { title: 'Tài liệu chứng minh' } },
    start: start({ by: intake, state: 'accepting', form, aboutDecision: true }),
    states: {
      accepting: {
        title: 'Chờ thụ lý',
        responsible: officers[0],
        clock: { within: calendarDays(10), basis: complaints('Điều 27') },
      },
      resolving: {
        title: 'Đang giải quyết',
        responsible: signers.at(-1) ?? signers[0],
        clock: { within: calendarDays(30), basis: complaints('Điều 28') },
      },
      upheld: { title: 'Khiếu nại đúng', outcome: 'granted' },
      dismissed: { title: 'Khiếu nại không đúng', outcome: 'refused' },
      withdrawn: { title: 'Đã rút khiếu nại', outcome: 'withdrawn' },
    },
    steps: {
      accept: step({ title: 'Thụ lý', from: 'accepting', to: 'resolving', by: officers }),
      withdraw: step({
        title: 'Rút khiếu nại',
        from: ['accepting', 'resolving'],
        to: 'withdrawn',
        by: intake,
        form,
      }),
      uphold: step({
        ...signing,
        title: 'Ký quyết định: khiếu nại đúng',
        to: 'upheld',
        decision: { ...papers.upheld, kind: 'appeal-upheld', revokes: true },
        effect: takeBack,
      }),
      dismiss: step({
        ...signing,
        title: 'Ký quyết định: giữ nguyên',
        to: 'dismissed',
        decision: { ...papers.dismissed, kind: 'appeal-dismissed' },
      }),
    },
  });
};

/** A decision that should not have been signed is revoked by the one who signs in its place. */
const revocation = <F extends object>(contested: Contested<F>): Procedure => {
  const { form, officers, signers, papers, takeBack } = contested;
  return defineProcedure({
    code: `${contested.field}.revoke`,
    version: contested.version,
    title: contested.titles.revoke,
    basis: basis('Luật Tổ chức chính quyền địa phương, thẩm quyền hủy bỏ quyết định trái pháp luật', 'memory'),
    from: contested.from,
    dossier: { evidence: { title: 'Tài liệu chứng minh' } },
    start: start({ by: officers, state: 'deciding', form, aboutDecision: true }),
    states: {
      deciding: { title: 'Chờ ký', responsible: signers.at(-1) ?? signers[0] },
      revoked: { title: 'Đã thu hồi', outcome: 'done' },
      kept: { title: 'Giữ nguyên', outcome: 'refused' },
    },
    steps: {
      keep: step({ title: 'Giữ nguyên', from: 'deciding', to: 'kept', by: signers, form }),
      revoke: step({
        title: 'Ký quyết định thu hồi',
        from: 'deciding',
        to: 'revoked',
        by: signers,
        form,
        decision: { ...papers.revoked, kind: 'revoke', revokes: true },
        effect: takeBack,
      }),
    },
  });
};

/** Complaint and revocation, alike in every field: whose decision it was says only who signs and what falls with it. */
export const contestProcedures = <F extends object>(contested: Contested<F>): readonly Procedure[] => [
  appeal(contested),
  revocation(contested),
];
