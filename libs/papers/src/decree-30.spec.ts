import { beforeAll, describe, expect, it } from '@jest/globals';
import { type DecisionPaper } from '#case-engine';
import { day } from '#kernel';
import { type PdfPage, readPdf, type Run } from '../../../test/support/pdf.js';
import { paperOfDecision, paperOfDraft } from './decision.paper.js';
import { renderPdf } from './pdf/render.js';

const content: Omit<DecisionPaper, 'number' | 'signedOn'> = {
  agency: 'Ủy ban nhân dân xã Đất Mũi',
  unit: 'Xã Đất Mũi',
  title: 'Về việc trợ cấp xã hội hằng tháng',
  legalBases: [
    'Luật Tổ chức chính quyền địa phương ngày 16 tháng 6 năm 2025',
    'Nghị định số 335/2026/NĐ-CP ngày 21 tháng 8 năm 2026 của Chính phủ quy định chính sách trợ giúp xã hội',
    'Theo đề nghị của Trưởng phòng Văn hóa - Xã hội.',
  ],
  articles: [
    ...Array.from(
      { length: 9 },
      (_, index) =>
        `Trợ cấp đối với bà Nguyễn Thị Mười ${index}, sinh 20/06/1981, số định danh 096181000123: trợ cấp xã hội hằng tháng, hệ số 1,5, mức 810.000 đồng một tháng, từ tháng 10/2026.`,
    ),
    'Các đơn vị, cá nhân có liên quan và người có tên tại Điều 1 chịu trách nhiệm thi hành Quyết định này.',
  ],
  authority: 'KT. CHỦ TỊCH',
  signerTitle: 'Phó Chủ tịch',
  signer: 'Trần Văn Hải',
};
const decision: DecisionPaper = { ...content, number: '125/QĐ-UBND', signedOn: day('2026-01-05') };

let first: PdfPage;
let second: PdfPage;
let draft: PdfPage;
beforeAll(async () => {
  const pages = await readPdf(await renderPdf(paperOfDecision(decision, 'https://an-sinh.test/verify/K7Q2-M9XA')));
  [first, second] = pages as [PdfPage, PdfPage];
  [draft] = (await readPdf(await renderPdf(paperOfDraft({ ...content, symbol: 'QĐ-UBND' })))) as [PdfPage];
});

const runOf = (page: PdfPage, text: string | RegExp): Run => {
  const found = page.runs.find((run) => (typeof text === 'string' ? run.text === text : text.test(run.text)));
  if (!found) throw new Error(`not on the page: ${text}\n${page.runs.map((run) => run.text).join('\n')}`);
  return found;
};
const ruleUnder = (page: PdfPage, run: Run) => {
  const found = page.rules.find(
    (rule) => rule.top > run.top && rule.top - run.top < 4 && Math.abs(middle(rule) - middle(run)) < 1,
  );
  if (!found) throw new Error(`no line under ${run.text}`);
  return found;
};
const middle = ({ left, right }: { left: number; right: number }) => (left + right) / 2;
const length = ({ left, right }: { left: number; right: number }) => right - left;
/** Of the text area: margins of 30 and 15 mm. */
const centre = (30 + 210 - 15) / 2;
const bold = 'Tinos-Bold';
const italic = 'Tinos-Italic';
const country = /^CỘNG HÒA/;
const motto = 'Độc lập - Tự do - Hạnh phúc';

/** Lines of running text with their left end, from above. */
const lines = (page: PdfPage) =>
  [
    ...Map.groupBy(
      page.runs.filter(({ size }) => size === 14),
      ({ top }) => top.toFixed(1),
    ).values(),
  ].map((runs) => ({
    text: runs.map(({ text }) => text).join(' '),
    left: Math.min(...runs.map(({ left }) => left)),
    right: Math.max(...runs.map(({ right }) => right)),
    top: runs[0]?.top ?? 0,
  }));
const article = (page: PdfPage) =>
  lines(page).filter(({ text }) => /^(Điều \d|096181|đồng|tháng|mức|danh|số)/.test(text));

describe('the page (Decree 30/2020, annex I, part I)', () => {
  it('1: is A4', () => {
    expect(first.width).toBeCloseTo(210, 0);
    expect(first.height).toBeCloseTo(297, 0);
  });
  it('2: leaves 30 to 35 mm on the left', () => {
    expect(Math.min(...first.runs.map(({ left }) => left))).toBeCloseTo(30, 0);
  });
  it('3: leaves 15 to 20 mm on the right', () => {
    expect(210 - Math.max(...first.runs.map(({ right }) => right))).toBeCloseTo(15, 0);
  });
  it('4: leaves 20 to 25 mm above', () => {
    const top = Math.min(...first.runs.map((run) => run.top - (run.size * 0.68 * 25.4) / 72));
    expect(top).toBeGreaterThan(20);
    expect(top).toBeLessThan(25);
  });
  it('5: leaves at least 20 mm below', () => {
    expect(297 - Math.max(...first.runs.map(({ top }) => top))).toBeGreaterThan(20);
  });
  it('6: is written in one family of fonts, with the measures of Times New Roman', () => {
    expect(new Set([...first.runs, ...second.runs].map(({ font }) => font.split('-')[0]))).toEqual(new Set(['Tinos']));
  });
  it('7: is black on white', () => {
    expect(new Set([...first.colours, ...second.colours])).toEqual(new Set(['#000000', '#ffffff']));
  });
  it('8: bears no number on the first page', () => {
    expect(first.runs.filter(({ top }) => top < 20)).toEqual([]);
  });
  it('9: bears its number from the second page on, in the middle of the upper margin, 13 to 14', () => {
    const number = runOf(second, '2');
    expect(number.top).toBeLessThan(20);
    expect(middle(number)).toBeCloseTo(centre, 0);
    expect(number.size).toBe(13.5);
  });
});

describe('the head (part II, 1 to 4)', () => {
  it('10: has the name of the country on one line, bold capitals of 12 to 13', () => {
    expect(runOf(first, country)).toMatchObject({ text: 'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM', font: bold, size: 13 });
  });
  it('11: has the motto under it, bold, 13 to 14', () => {
    expect(runOf(first, motto)).toMatchObject({ font: bold, size: 13.5 });
    expect(runOf(first, motto).top - runOf(first, country).top).toBeLessThan(8);
  });
  it('12: centres the motto under the country', () => {
    expect(middle(runOf(first, motto))).toBeCloseTo(middle(runOf(first, country)), 0);
  });
  it('13: draws a line under the motto, as long as it', () => {
    const rule = ruleUnder(first, runOf(first, motto));
    expect(length(rule)).toBeCloseTo(length(runOf(first, motto)), 0);
    expect(rule.left).toBeCloseTo(runOf(first, motto).left, 0);
  });
  it('14: names the agency left of the country, bold capitals of 12 to 13', () => {
    for (const text of ['ỦY BAN NHÂN DÂN', 'XÃ ĐẤT MŨI']) {
      expect(runOf(first, text)).toMatchObject({ font: bold, size: 13 });
      expect(runOf(first, text).right).toBeLessThan(runOf(first, country).left);
    }
  });
  it('15: draws a line under the agency, a third to a half of it', () => {
    const agency = runOf(first, 'ỦY BAN NHÂN DÂN');
    const rule = ruleUnder(first, runOf(first, 'XÃ ĐẤT MŨI'));
    expect(length(rule) / length(agency)).toBeGreaterThan(1 / 3);
    expect(length(rule) / length(agency)).toBeLessThan(1 / 2);
    expect(middle(rule)).toBeCloseTo(middle(agency), 0);
  });
  it('16: has number and symbol under the agency, upright, 13', () => {
    const number = runOf(first, 'Số: 125/QĐ-UBND');
    expect(number).toMatchObject({ font: 'Tinos-Regular', size: 13 });
    expect(middle(number)).toBeCloseTo(middle(runOf(first, 'ỦY BAN NHÂN DÂN')), 0);
  });
  it('17: has place and day under the motto, italic, 13 to 14, small days and months with a zero', () => {
    const place = runOf(first, 'Đất Mũi, ngày 05 tháng 01 năm 2026');
    expect(place).toMatchObject({ font: italic, size: 13.5 });
    expect(middle(place)).toBeCloseTo(middle(runOf(first, motto)), 0);
  });
  it('18: sets number and day at one height', () => {
    expect(Math.abs(runOf(first, /^Số:/).top - runOf(first, /^Đất Mũi,/).top)).toBeLessThan(1.5);
  });
});

describe('the title (part II, 5)', () => {
  it('19: names the kind of paper in bold capitals of 13 to 14, centred', () => {
    const title = runOf(first, 'QUYẾT ĐỊNH');
    expect(title).toMatchObject({ font: bold, size: 14 });
    expect(middle(title)).toBeCloseTo(centre, 0);
  });
  it('20: says in one sentence what about, bold, 13 to 14, centred under it', () => {
    const about = runOf(first, decision.title);
    expect(about).toMatchObject({ font: bold, size: 14 });
    expect(middle(about)).toBeCloseTo(centre, 0);
  });
  it('21: draws a line under it, a third to a half of it', () => {
    const about = runOf(first, decision.title);
    const share = length(ruleUnder(first, about)) / length(about);
    expect(share).toBeGreaterThan(1 / 3);
    expect(share).toBeLessThan(1 / 2);
  });
});

describe('the text (part II, 6)', () => {
  it('22: names who decides, in bold capitals before the bases', () => {
    const who = runOf(first, 'CHỦ TỊCH ỦY BAN NHÂN DÂN XÃ ĐẤT MŨI');
    expect(who).toMatchObject({ font: bold, size: 14 });
    expect(who.top).toBeLessThan(runOf(first, /^Căn cứ Luật/).top);
  });
  it('23: lists the bases in italics, a semicolon after each and a stop after the last', () => {
    const bases = first.runs.filter(({ font, size }) => font === italic && size === 14).map(({ text }) => text);
    expect(bases.join(' ').match(/[;.](?= |$)/g)).toEqual([';', ';', '.']);
    expect(bases.map((text) => text.split(' ')[0]).filter((word) => ['Căn', 'Theo'].includes(word ?? ''))).toHaveLength(
      3,
    );
  });
  it('24: is 13 to 14 large', () => expect(runOf(first, /Trợ cấp đối với/).size).toBe(14));
  it('25: is justified: full lines end on the right margin', () => {
    const full = article(first).filter(({ text }) => !/[.;]$/.test(text));
    expect(full.length).toBeGreaterThan(5);
    for (const { right } of full) expect(right).toBeCloseTo(195, 0);
  });
  it('26: begins paragraphs 10 to 12.7 mm in', () => {
    for (const { left } of lines(first).filter(({ text }) => text.startsWith('Điều ')))
      expect(left - 30).toBeCloseTo(12.7, 0);
  });
  it('27: keeps lines of a paragraph single to one and a half apart', () => {
    const [one, two] = article(first);
    const single = (14 * 1.149 * 25.4) / 72;
    expect((two?.top ?? 0) - (one?.top ?? 0)).toBeGreaterThanOrEqual(single);
    expect((two?.top ?? 0) - (one?.top ?? 0)).toBeLessThan(single * 1.5);
  });
  it('28: keeps paragraphs at least 6 points further apart than lines', () => {
    const all = article(first);
    const next = all.findIndex(({ text }) => text.startsWith('Điều 2'));
    const within = (all[1]?.top ?? 0) - (all[0]?.top ?? 0);
    expect((all[next]?.top ?? 0) - (all[next - 1]?.top ?? 0) - within).toBeGreaterThan((5.9 * 25.4) / 72);
  });
  it('29: has the word and number of each article in bold', () => {
    expect(runOf(first, /^Điều 1\.\s*$/).font).toBe(bold);
  });
  it('30: keeps the number of an instrument in one piece', () => {
    expect(first.runs.some(({ text }) => text.includes('335/2026/NĐ-CP'))).toBe(true);
  });
  it('31: ends with ./.', () => expect(runOf(second, /Quyết định này/).text).toMatch(/này\.\/\.$/));
});

describe('the close (part II, 7 to 9)', () => {
  it('32: says for whom the deputy signs and what he is, bold capitals of 13 to 14 on the right', () => {
    const lead = runOf(second, 'KT. CHỦ TỊCH');
    const title = runOf(second, 'PHÓ CHỦ TỊCH');
    for (const run of [lead, title]) expect(run).toMatchObject({ font: bold, size: 14 });
    expect(lead.left).toBeGreaterThan(105);
    expect(middle(title)).toBeCloseTo(middle(lead), 0);
    expect(title.top).toBeGreaterThan(lead.top);
  });
  it('33: leaves room for hand and seal, then the bare name, bold, 13 to 14', () => {
    const name = runOf(second, 'Trần Văn Hải');
    expect(name).toMatchObject({ font: bold, size: 14 });
    expect(name.top - runOf(second, 'PHÓ CHỦ TỊCH').top).toBeGreaterThan(20);
    expect(middle(name)).toBeCloseTo(middle(runOf(second, 'KT. CHỦ TỊCH')), 0);
  });
  it('34: lists the receivers on the left, the word bold italic of 12, the list upright of 11', () => {
    expect(runOf(second, 'Nơi nhận:')).toMatchObject({ font: 'Tinos-BoldItalic', size: 12 });
    expect(runOf(second, '- Như Điều 10;')).toMatchObject({ font: 'Tinos-Regular', size: 11 });
    expect(runOf(second, /^- Lưu: VT/).text).toMatch(/\.$/);
    expect(Math.abs(runOf(second, 'Nơi nhận:').top - runOf(second, 'KT. CHỦ TỊCH').top)).toBeLessThan(1.5);
  });
});

describe('a draft', () => {
  it('35: has room for number and day, and says across the page that it is a draft', () => {
    expect(runOf(draft, /^Số:/).text).toBe('Số: ……./QĐ-UBND');
    expect(runOf(draft, /^Đất Mũi,/).text).toBe('Đất Mũi, ngày …… tháng …… năm ……');
    expect(draft.runs.some(({ angle }) => angle > 30)).toBe(true);
    expect(first.runs.every(({ angle }) => angle === 0)).toBe(true);
  });
});

describe('the font', () => {
  const vowels = ['a', 'ă', 'â', 'e', 'ê', 'i', 'o', 'ô', 'ơ', 'u', 'ư', 'y'];
  const tones = ['', '\u0300', '\u0309', '\u0303', '\u0301', '\u0323'];
  const small = vowels.flatMap((vowel) => tones.map((tone) => (vowel + tone).normalize('NFC')));
  const own = [...small.filter((letter) => letter > 'z'), 'đ'];
  const letters = [...own, ...own.map((letter) => letter.toLocaleUpperCase('vi'))];

  it('36: holds all 134 letters of Vietnamese by itself', async () => {
    expect(letters).toHaveLength(134);
    const written = letters.join(' ');
    const [page] = await readPdf(
      await renderPdf({
        ...paperOfDraft({ ...content, symbol: 'QĐ-UBND' }),
        isDraft: false,
        body: [{ kind: 'paragraph', text: written }],
      }),
    );
    const runs = page?.runs.filter(({ font, size, top }) => font === 'Tinos-Regular' && size === 14 && top > 60) ?? [];
    expect(
      runs
        .map(({ text }) => text)
        .join(' ')
        .replace(/\s+/g, ' ')
        .trim(),
    ).toBe(written);
  });
});
