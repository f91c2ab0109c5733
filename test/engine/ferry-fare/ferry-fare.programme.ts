import { grantLines, openChain, type RateLaw } from '#benefits';
import { defineProcedure, type Programme, start, step, type StepContext, Words } from '#case-engine';
import { basis, day, month, monthOf, multiplier, range, vnd, workingDays } from '#kernel';
import { IsInt, IsString, Max, MaxLength, Min } from 'class-validator';
import { CreateFerryFare1999000000000 } from './migrations/1999000000000-create-ferry-fare.js';

const code = 'ferry-fare';
const law = basis('Lệ làng về tiền đò, Điều 2', 'interpretation');

export class FareApplication {
  @IsString()
  @MaxLength(100)
  @Words({ title: 'Bến đò' })
  landing!: string;

  @IsInt()
  @Min(1)
  @Max(4)
  @Words({ title: 'Số lượt mỗi ngày' })
  crossings!: number;
}

/** What a child beyond the river gets for the ferry to school: crossings a day × the fare of the month. */
async function grantFare({ tx, caseFile, decision, on }: StepContext<object>): Promise<void> {
  const { personId, unitId, id: caseId } = caseFile;
  const { crossings } = await tx.one<{ crossings: number }>(
    `SELECT crossings FROM prog_ferry_fare.application WHERE case_id = $1`,
    [caseId],
  );
  const payee = { personId, relation: 'self', channel: { kind: 'cash', holder: caseFile.code } } as const;
  const chain = await openChain(tx, { personId, programme: code, benefit: 'fare', unitId, payee, caseId });
  const line = {
    months: range(monthOf(on)),
    rate: { table: 'ferry-fare.month', key: 'crossing' },
    multiplier: multiplier(String(crossings)),
    unitId,
    basis: law,
  };
  await grantLines(tx, chain, [line], { decisionId: decision?.id, reason: caseFile.code });
}

const rates: RateLaw = {
  table: { code: 'ferry-fare.month', programmes: [code], overlay: 'highest' },
  rates: [
    {
      table: 'ferry-fare.month',
      key: 'crossing',
      months: range(month('2025-01'), month('2026-12')),
      value: vnd(45_000),
      basis: law,
      inForce: range(day('2025-01-01')),
    },
    {
      table: 'ferry-fare.month',
      key: 'crossing',
      months: range(month('2026-12')),
      value: vnd(60_000),
      basis: law,
      inForce: range(day('2026-12-01')),
    },
  ],
};

/** An invented eighth programme: the ferry to school (tiền đò đi học). All of it stands in this folder. */
export const ferryFare: Programme & { readonly law: RateLaw } = {
  code,
  title: 'Tiền đò đi học',
  migrations: [CreateFerryFare1999000000000],
  law: rates,
  procedures: [
    defineProcedure({
      code: 'ferry-fare.grant',
      version: '1',
      title: 'Trợ cấp tiền đò đi học',
      basis: law,
      from: day('2025-01-01'),
      dossier: {},
      start: start({
        by: ['one-stop-officer'],
        state: 'received',
        form: FareApplication,
        effect: async ({ tx, caseFile, form }) => {
          await tx.sql(`INSERT INTO prog_ferry_fare.application VALUES ($1, $2, $3)`, [
            caseFile.id,
            form.landing,
            form.crossings,
          ]);
        },
      }),
      states: {
        received: {
          title: 'Chờ quyết định',
          responsible: 'commune-chair',
          clock: { within: workingDays(3), basis: law },
        },
        granted: { title: 'Đã trợ cấp', outcome: 'granted' },
      },
      steps: {
        decide: step({
          title: 'Quyết định',
          from: 'received',
          to: 'granted',
          by: ['commune-chair'],
          decision: {
            kind: 'grant',
            title: 'Về việc trợ cấp tiền đò đi học',
            act: 'ferry-fare.grant',
            legalBases: ['Lệ làng về tiền đò'],
            articles: async ({ caseFile }) => [`Trợ cấp tiền đò theo hồ sơ ${caseFile.code}.`],
          },
          effect: grantFare,
        }),
      },
    }),
  ],
};
