import { basis, day, hours, workingDays } from '#kernel';
import { back, defineProcedure, type Programme, start, step, Words } from '#case-engine';
import { IsInt, IsOptional, IsString, Max, MaxLength, Min } from 'class-validator';

/** An invented programme: lanterns lent to people who walk home in the dark. The engine is tested on it and on no real one. */
export class LanternApplication {
  @IsInt()
  @Min(1)
  @Max(20)
  @Words({ title: 'Số đêm mỗi tháng' })
  nights!: number;

  @IsOptional()
  @IsString()
  @MaxLength(200)
  @Words({ title: 'Đường về', 'x-widget': 'textarea' })
  way?: string;
}

export class LanternNote {
  @IsString()
  @MaxLength(100)
  @Words({ title: 'Ghi chú' })
  note!: string;
}

const law = basis('Lệ làng về đèn lồng, Điều 3', 'interpretation');

const lending = (version: string, from: string, until?: string) =>
  defineProcedure({
    code: 'lantern.lend',
    version,
    title: 'Cho mượn đèn lồng',
    basis: law,
    from: day(from),
    ...(until && { until: day(until) }),
    dossier: {
      letter: { title: 'Đơn mượn đèn' },
      'birth-certificate': { title: 'Giấy khai sinh', lasts: true, isOfIdentity: true },
    },
    start: start({ by: ['lamp-clerk'], state: 'received', form: LanternApplication }),
    states: {
      received: { title: 'Chờ xem', responsible: 'lamp-clerk', clock: { within: workingDays(5), basis: law } },
      waiting: { title: 'Chờ bổ sung' },
      proposed: { title: 'Chờ ký', responsible: 'lamp-master', clock: { within: hours(12), basis: law } },
      lent: { title: 'Đã cho mượn', outcome: 'granted' },
      refused: { title: 'Từ chối', outcome: 'refused' },
    },
    steps: {
      askMore: step({
        title: 'Yêu cầu bổ sung',
        from: 'received',
        to: 'waiting',
        by: ['lamp-clerk'],
        form: LanternNote,
        clock: 'pause',
      }),
      addMore: step({ title: 'Nhận bổ sung', from: 'waiting', to: back, by: ['lamp-clerk'] }),
      propose: step({
        title: 'Trình ký',
        from: 'received',
        to: 'proposed',
        by: ['lamp-clerk', 'lamp-master'],
        needs: ['letter'],
      }),
      lend: step({
        title: 'Ký cho mượn',
        from: 'proposed',
        to: 'lent',
        by: ['lamp-master'],
        notAfter: 'propose',
        decision: {
          kind: 'grant',
          title: 'Về việc cho mượn đèn lồng',
          act: 'lantern.lend',
          legalBases: ['Lệ làng về đèn lồng'],
          articles: async ({ caseFile }) => [`Cho mượn một đèn lồng theo hồ sơ ${caseFile.code}.`],
        },
      }),
      refuse: step({
        title: 'Từ chối',
        from: ['received', 'proposed'],
        to: 'refused',
        by: ['lamp-master'],
        form: LanternNote,
      }),
    },
  });

export const lanternProgramme: Programme = {
  code: 'lantern',
  title: 'Đèn lồng',
  procedures: [lending('old', '2020-01-01', '2025-07-01'), lending('new', '2025-07-01')],
  migrations: [],
};
