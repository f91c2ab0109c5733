import PizZip from 'pizzip';
import { forgetTimes } from '#platform';
import { country, motto } from '../pdf/decree-30.table.js';

/** Twentieths of a point, as Word counts. */
const twips = (millimetres: number): number => Math.round((millimetres * 1440) / 25.4);

interface Look {
  /** Points. */
  readonly size: number;
  readonly bold?: boolean;
  readonly italic?: boolean;
  readonly align?: 'left' | 'center' | 'both';
  /** Millimetres before the first word. */
  readonly indent?: number;
  /** Points. */
  readonly before?: number;
  readonly after?: number;
  /** A line under the paragraph, so many millimetres long in a column of so many. */
  readonly lineUnder?: { readonly length: number; readonly of: number };
}

const run = (text: string, { size, bold, italic }: Look): string =>
  `<w:r><w:rPr>${bold ? '<w:b/>' : ''}${italic ? '<w:i/>' : ''}<w:sz w:val="${size * 2}"/><w:szCs w:val="${size * 2}"/></w:rPr>` +
  `<w:t xml:space="preserve">${text}</w:t></w:r>`;

const paragraphOf = (runs: string, { align = 'left', indent = 0, before = 0, after = 0 }: Look, more = ''): string =>
  `<w:p><w:pPr>${more}<w:spacing w:before="${before * 20}" w:after="${after * 20}"/>` +
  `<w:ind w:firstLine="${twips(indent)}"/><w:jc w:val="${align}"/></w:pPr>${runs}</w:p>`;

/** The line is the upper border of an empty, narrow paragraph. */
const line = ({ length, of }: NonNullable<Look['lineUnder']>): string => {
  const side = twips((of - length) / 2);
  return (
    `<w:p><w:pPr><w:pBdr><w:top w:val="single" w:sz="6" w:space="1" w:color="000000"/></w:pBdr>` +
    `<w:spacing w:before="40" w:after="0" w:line="120" w:lineRule="exact"/><w:ind w:left="${side}" w:right="${side}"/></w:pPr></w:p>`
  );
};

const paragraph = (text: string, look: Look): string =>
  paragraphOf(run(text, look), look) + (look.lineUnder ? line(look.lineUnder) : '');

const column = (width: number, content: string): string =>
  `<w:tc><w:tcPr><w:tcW w:w="${twips(width)}" w:type="dxa"/></w:tcPr>${content}</w:tc>`;

const columns = (widths: readonly [number, number], [left, right]: readonly [string, string]): string =>
  `<w:tbl><w:tblPr><w:tblW w:w="${twips(widths[0] + widths[1])}" w:type="dxa"/><w:tblLayout w:type="fixed"/>` +
  `<w:tblCellMar><w:left w:w="0" w:type="dxa"/><w:right w:w="0" w:type="dxa"/></w:tblCellMar></w:tblPr>` +
  `<w:tblGrid>${widths.map((width) => `<w:gridCol w:w="${twips(width)}"/>`).join('')}</w:tblGrid>` +
  `<w:tr><w:trPr><w:cantSplit/></w:trPr>${column(widths[0], left)}${column(widths[1], right)}</w:tr></w:tbl>`;

const running: Look = { size: 14, align: 'both', indent: 12.7, after: 6 };
const centred: Look = { size: 14, bold: true, align: 'center' };

const body = [
  columns(
    [65, 100],
    [
      [
        paragraph('{#cơ quan cấp trên}', { size: 13 }),
        paragraph('{cơ quan cấp trên}', { size: 13, align: 'center' }),
        paragraph('{/cơ quan cấp trên}', { size: 13 }),
        paragraph('{cơ quan}', { size: 13, bold: true, align: 'center', lineUnder: { length: 18, of: 65 } }),
        paragraph('Số: {số}', { size: 13, align: 'center' }),
      ].join(''),
      [
        paragraph(country, { size: 13, bold: true, align: 'center' }),
        paragraph(motto, { size: 13.5, bold: true, align: 'center', lineUnder: { length: 58, of: 100 } }),
        paragraph('{nơi và ngày}', { size: 13.5, italic: true, align: 'center' }),
      ].join(''),
    ],
  ),
  paragraph('{loại văn bản}', { ...centred, before: 14 }),
  paragraph('{trích yếu}', { ...centred, lineUnder: { length: 30, of: 165 } }),
  paragraph('{người quyết định}', { ...centred, before: 6, after: 8 }),
  paragraph('{#căn cứ}', running),
  paragraph('{nội dung}', { ...running, italic: true }),
  paragraph('{/căn cứ}', running),
  paragraph('QUYẾT ĐỊNH:', { ...centred, before: 6, after: 8 }),
  paragraph('{#điều}', running),
  paragraphOf(run('Điều {thứ tự}. ', { ...running, bold: true }) + run('{nội dung}', running), running),
  paragraph('{/điều}', running),
  columns(
    [75, 90],
    [
      [
        paragraph('Nơi nhận:', { size: 12, bold: true, italic: true, before: 10 }),
        paragraph('{#nơi nhận}', { size: 11 }),
        paragraph('{nội dung}', { size: 11 }),
        paragraph('{/nơi nhận}', { size: 11 }),
        paragraph('Kiểm tra tại: {kiểm tra tại}', { size: 8, before: 10 }),
      ].join(''),
      [paragraph('{quyền hạn ký}', { ...centred, before: 10, after: 68 }), paragraph('{người ký}', centred)].join(''),
    ],
  ),
  paragraph('', { size: 2 }),
].join('');

const namespaces =
  'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"';
const declaration = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>';
const officeType = 'application/vnd.openxmlformats-officedocument.wordprocessingml';
const relation = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';

/** A4 with the margins of Decree 30/2020; pages are numbered above, from the second on. */
const section =
  `<w:sectPr><w:headerReference w:type="default" r:id="rId2"/><w:pgSz w:w="${twips(210)}" w:h="${twips(297)}"/>` +
  `<w:pgMar w:top="${twips(20)}" w:right="${twips(15)}" w:bottom="${twips(20)}" w:left="${twips(30)}" w:header="${twips(10)}" w:footer="${twips(10)}" w:gutter="0"/>` +
  '<w:titlePg/></w:sectPr>';

const pageField =
  '<w:r><w:rPr><w:sz w:val="27"/></w:rPr><w:fldChar w:fldCharType="begin"/></w:r>' +
  '<w:r><w:rPr><w:sz w:val="27"/></w:rPr><w:instrText xml:space="preserve"> PAGE </w:instrText></w:r>' +
  '<w:r><w:rPr><w:sz w:val="27"/></w:rPr><w:fldChar w:fldCharType="end"/></w:r>';

const parts: Readonly<Record<string, string>> = {
  '[Content_Types].xml':
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">' +
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>' +
    `<Override PartName="/word/document.xml" ContentType="${officeType}.document.main+xml"/>` +
    `<Override PartName="/word/styles.xml" ContentType="${officeType}.styles+xml"/>` +
    `<Override PartName="/word/header1.xml" ContentType="${officeType}.header+xml"/></Types>`,
  '_rels/.rels': `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="${relation}/officeDocument" Target="word/document.xml"/></Relationships>`,
  'word/_rels/document.xml.rels': `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="${relation}/styles" Target="styles.xml"/><Relationship Id="rId2" Type="${relation}/header" Target="header1.xml"/></Relationships>`,
  'word/document.xml': `<w:document ${namespaces}><w:body>${body}${section}</w:body></w:document>`,
  'word/styles.xml':
    `<w:styles ${namespaces}><w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii="Times New Roman" w:hAnsi="Times New Roman" w:cs="Times New Roman" w:eastAsia="Times New Roman"/>` +
    '<w:sz w:val="28"/><w:lang w:val="vi-VN"/></w:rPr></w:rPrDefault><w:pPrDefault><w:pPr><w:spacing w:line="259" w:lineRule="auto"/></w:pPr></w:pPrDefault></w:docDefaults>' +
    '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/></w:style></w:styles>',
  'word/header1.xml': `<w:hdr ${namespaces}><w:p><w:pPr><w:jc w:val="center"/></w:pPr>${pageField}</w:p></w:hdr>`,
};

/** The template of a decision in the form of Decree 30/2020, for staff to start from: the same bytes every time. */
export function defaultTemplate(): Buffer {
  const archive = new PizZip();
  for (const [name, content] of Object.entries(parts)) archive.file(name, declaration + content);
  return forgetTimes(archive.generate({ type: 'nodebuffer', compression: 'DEFLATE' }));
}
