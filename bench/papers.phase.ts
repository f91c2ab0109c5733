import { type DecisionPaper } from '#case-engine';
import { day } from '#kernel';
import { defaultTemplate, paperOfDecision, Press, renderDocx } from '#papers';
import { unzip } from '#platform';
import { timed } from './bench.js';
import { type Figure, median, withinTime } from './figure.js';

const times = 40;
const most = { pdf: 150, docx: 50 };
const roomy = 20_000_000;

const decision: DecisionPaper = {
  agency: 'Ủy ban nhân dân xã Đất Mũi',
  unit: 'Xã Đất Mũi',
  number: '125/QĐ-UBND',
  signedOn: day('2026-11-05'),
  title: 'Về việc trợ cấp xã hội hằng tháng',
  legalBases: ['Nghị định số 335/2026/NĐ-CP ngày 21 tháng 8 năm 2026 của Chính phủ'],
  articles: Array.from(
    { length: 3 },
    () =>
      'Trợ cấp đối với bà Nguyễn Thị Mười, sinh 20/06/1981, số định danh 096181000123: trợ cấp xã hội hằng tháng, hệ số 1,5, mức 810.000 đồng một tháng, từ tháng 10/2026.',
  ),
  authority: 'CHỦ TỊCH',
  signerTitle: 'Chủ tịch',
  signer: 'Trần Văn Hải',
};

/** Milliseconds in the middle of many, after the first, which loads what the others use. */
async function middleOf(work: () => Promise<unknown>): Promise<number> {
  await work();
  const taken: number[] = [];
  for (let time = 0; time < times; time += 1) taken.push(await timed(work));
  return median(taken);
}

/** One decision as PDF, through the thread as the API prints it, and as a document of Word. */
export async function papers(): Promise<Figure[]> {
  const press = new Press();
  const paper = paperOfDecision(decision, 'https://an-sinh.test/verify/K7Q2-M9XA-4FTP-W3HN');
  const template = defaultTemplate();
  try {
    const pdf = await middleOf(() => press.print(paper));
    const bare = await middleOf(() => press.print({ ...paper, body: [] }));
    const docx = await middleOf(async () => renderDocx(template, paper));
    const unpacked = await middleOf(async () => unzip(template, roomy));
    return [
      withinTime('one decision as PDF', 'the same without its text', { floor: bare, ours: pdf }, most.pdf),
      withinTime('one decision as DOCX', 'its template unpacked', { floor: unpacked, ours: docx }, most.docx),
    ];
  } finally {
    await press.onModuleDestroy();
  }
}
