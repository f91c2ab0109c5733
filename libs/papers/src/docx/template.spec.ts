import { describe, expect, it } from '@jest/globals';
import PizZip from 'pizzip';
import { day } from '#kernel';
import { unzip } from '#platform';
import { paperOfDecision } from '../decision.paper.js';
import { defaultTemplate } from './default-template.js';
import { renderDocx } from './render-docx.js';
import { checkTemplate } from './template-check.js';

const paper = paperOfDecision(
  {
    agency: 'Ủy ban nhân dân xã Đất Mũi',
    unit: 'Xã Đất Mũi',
    number: '125/QĐ-UBND',
    signedOn: day('2026-11-05'),
    title: 'Về việc trợ cấp xã hội hằng tháng',
    legalBases: ['Luật A', 'Nghị định B & C'],
    articles: ['Trợ cấp đối với bà Nguyễn Thị Mười.', 'Thi hành.'],
    authority: 'KT. CHỦ TỊCH',
    signerTitle: 'Phó Chủ tịch',
    signer: 'Trần Văn Hải',
  },
  'https://an-sinh.test/verify/K7Q2',
);

const documentOf = (file: Buffer): string => unzip(file, 1e7).get('word/document.xml')?.toString() ?? '';
const wordsOf = (file: Buffer): string => documentOf(file).replace(/<[^>]+>/g, '');

/** The default template with parts changed or added. */
function changed(change: (parts: Map<string, string>) => void): Buffer {
  const parts = new Map([...unzip(defaultTemplate(), 1e7)].map(([name, content]) => [name, content.toString()]));
  change(parts);
  const archive = new PizZip();
  for (const [name, content] of parts) archive.file(name, content);
  return archive.generate({ type: 'nodebuffer' });
}
const withText = (from: string, to: string): Buffer =>
  changed((parts) => parts.set('word/document.xml', (parts.get('word/document.xml') ?? '').replace(from, to)));
const withPart = (name: string, content: string): Buffer => changed((parts) => parts.set(name, content));
const relations = (attributes: string) =>
  `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId9" ${attributes}/></Relationships>`;

describe('the default template', () => {
  it('has no fault, and is the same bytes every time', () => {
    expect(checkTemplate(defaultTemplate())).toEqual([]);
    expect(defaultTemplate().equals(defaultTemplate())).toBe(true);
  });

  it('says what the PDF says', () => {
    const words = wordsOf(renderDocx(defaultTemplate(), paper));
    for (const each of [
      'ỦY BAN NHÂN DÂN',
      'Số: 125/QĐ-UBND',
      'Đất Mũi, ngày 05 tháng 11 năm 2026',
      'CHỦ TỊCH ỦY BAN NHÂN DÂN XÃ ĐẤT MŨI',
      'Căn cứ Luật A;',
      'Căn cứ Nghị định B &amp; C.',
      'Điều 1. Trợ cấp đối với bà Nguyễn Thị Mười.',
      'Điều 2. Thi hành./.',
      'PHÓ CHỦ TỊCH',
      'Trần Văn Hải',
      '- Như Điều 2;',
      'https://an-sinh.test/verify/K7Q2',
    ])
      expect(words).toContain(each);
    expect(words).not.toMatch(/[{}]|undefined/);
  });

  it('gives the same bytes for the same paper', () => {
    expect(renderDocx(defaultTemplate(), paper).equals(renderDocx(defaultTemplate(), paper))).toBe(true);
  });
});

describe('a template of staff', () => {
  it('may leave fields out, move them and spell them on a Mac', () => {
    const file = withText('Kiểm tra tại: {kiểm tra tại}', '{số}'.normalize('NFD'));
    expect(checkTemplate(file)).toEqual([]);
    expect(wordsOf(renderDocx(file, paper)).match(/125\/QĐ-UBND/g)).toHaveLength(2);
  });

  it('cannot bring words of its own programme into a paper: what a field holds stays text', () => {
    const sly = { ...paper, about: '{#điều}{người ký}{/điều}<w:p/>' };
    const document = documentOf(renderDocx(defaultTemplate(), sly));
    expect(document).toContain('{#điều}{người ký}{/điều}&lt;w:p/&gt;');
  });

  it.each([
    ['no archive', Buffer.from('Kính gửi'), [{ fault: 'not-a-document', where: '' }]],
    ['an archive of something else', withoutDocument(), [{ fault: 'not-a-document', where: '' }]],
    ['a field nobody knows', withText('{trích yếu}', '{trích yêu}'), [{ fault: 'unknown-field', where: 'trích yêu' }]],
    [
      'a field nobody knows within a list',
      withText('{thứ tự}', '{thứ bậc}'),
      [{ fault: 'unknown-field', where: 'điều › thứ bậc' }],
    ],
    ['no number', withText('Số: {số}', 'Số: 12'), [{ fault: 'missing-field', where: 'số' }]],
    ['a list that does not close', withText('{/điều}', ''), [{ fault: 'broken-braces', where: 'điều' }]],
    ['a macro', withPart('word/vbaProject.bin', 'x'), [{ fault: 'macro', where: 'word/vbaProject.bin' }]],
    [
      'an embedded workbook',
      withPart('word/embeddings/book.xlsx', 'x'),
      [{ fault: 'embedded-object', where: 'word/embeddings/book.xlsx' }],
    ],
    [
      'a picture from elsewhere',
      withPart(
        'word/_rels/header1.xml.rels',
        relations('Type="x/image" Target="http://a.b/c.png" TargetMode="External"'),
      ),
      [{ fault: 'outside-link', where: 'word/_rels/header1.xml.rels' }],
    ],
    [
      'an instruction that fetches, torn into pieces',
      withText(
        '<w:t xml:space="preserve">QUYẾT ĐỊNH:</w:t>',
        '<w:instrText> INCLUDE</w:instrText></w:r><w:r><w:instrText>TEXT "c:\\\\a"</w:instrText>',
      ),
      [{ fault: 'reaching-instruction', where: 'word/document.xml' }],
    ],
  ])('is refused with %s', (_, file, faults) => expect(checkTemplate(file)).toEqual(faults));
});

function withoutDocument(): Buffer {
  return new PizZip().file('xl/workbook.xml', '<x/>').generate({ type: 'nodebuffer' });
}
