import { type Leg, type Matter } from './matter.js';

const programme = 'poor-households';
const asks = (words: string) => () => ({ circumstances: words });

const meeting = { present: 40, agreed: 36 };
/** A hamlet meets, the list is posted for three working days, and is signed the day it is taken down. */
const forms: Leg['forms'] = {
  agree: ({ on }) => ({ ...meeting, heldOn: on }),
  redo: ({ on }) => ({ present: 40, agreed: 12, heldOn: on }),
  complain: () => ({ text: 'Có ý kiến cho rằng hộ có thu nhập khác' }),
  withdraw: () => ({ text: 'Hộ chuyển đi nơi khác' }),
  refuse: () => ({ text: 'Chưa đủ điều kiện theo tiêu chí' }),
  advise: () => ({ agrees: true, opinion: 'Thống nhất với kết quả rà soát của xã' }),
};

const review: Pick<Leg, 'forms' | 'waits' | 'avoided'> = {
  forms,
  waits: { agree: 0, endPosting: 4, recognise: 0, refuse: 0 },
  avoided: ['passBy'],
};

const people: Matter['people'] = [
  { role: 'head', age: [28, 55] },
  { role: 'child', age: [3, 12] },
];

const onSheet = (sheet: string) => ({ before: { agree: sheet, redo: sheet } });
const recognition: Leg = {
  ...review,
  ...onSheet('poor-sheet'),
  procedure: 'household-review.recognise',
  form: asks('Mất mùa tôm, không có đất'),
};
const recognised = [{ ...recognition, to: 'recognised' }] as const;

const contested = (procedure: string, text: string): Matter => ({
  procedure,
  programme,
  people,
  prior: recognised,
  isAboutDecision: true,
  form: () => ({ text }),
});

/** Reviews within the year, which one household asks for. */
export const households: readonly Matter[] = [
  { ...recognition, programme, people },
  {
    ...review,
    ...onSheet('better-sheet'),
    procedure: 'household-review.leave',
    programme,
    people,
    prior: recognised,
    form: asks('Con đã đi làm, có thu nhập ổn định'),
  },
  {
    ...review,
    ...onSheet('farming-sheet'),
    procedure: 'household-review.farming',
    programme,
    people,
    form: asks('Hộ nuôi tôm có mức sống trung bình'),
  },
  contested('household-review.appeal', 'Hộ khác cùng hoàn cảnh không được công nhận'),
  contested('household-review.revoke', 'Hộ khai không đúng tài sản'),
];
