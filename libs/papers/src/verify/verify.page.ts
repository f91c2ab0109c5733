import { printDay } from '#kernel';
import { type Verdict } from './verify.reader.js';

const escaped = (text: string): string => text.replace(/[&<>"']/g, (each) => `&#${each.charCodeAt(0)};`);

const page = (heading: string, content: string): string => `<!doctype html>
<html lang="vi">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<title>${escaped(heading)}</title>
</head>
<body>
<main>
<h1>${escaped(heading)}</h1>
${content}
</main>
</body>
</html>
`;

const list = (rows: readonly (readonly [term: string, text: string])[]): string =>
  `<dl>\n${rows.map(([term, text]) => `<dt>${escaped(term)}</dt><dd>${escaped(text)}</dd>`).join('\n')}\n</dl>`;

/** What somebody sees who scanned the square on a paper: plain, without scripts, readable by a screen reader. */
export const verdictPage = (verdict: Verdict): string =>
  page(
    verdict.isRevoked ? 'Văn bản có thật, đã hết hiệu lực' : 'Văn bản có thật',
    list([
      ['Văn bản', `Quyết định số ${verdict.number}, ngày ${printDay(verdict.signedOn)}`],
      ['Trích yếu', verdict.title],
      ['Cơ quan ban hành', verdict.agency],
      ['Người ký', `${verdict.signerTitle} (${verdict.signer})`],
      ['Đối tượng', verdict.person],
      ['Hiệu lực', verdict.isRevoked ? 'Đã được thay thế hoặc thu hồi bằng quyết định khác' : 'Chưa bị thay thế'],
      ['SHA-256 của tệp PDF', verdict.pdfSha256],
      ['SHA-256 của tệp Word', verdict.docxSha256],
    ]) + '\n<p>Hãy so các dòng trên với văn bản đang cầm. Khác một chữ là văn bản đã bị sửa.</p>',
  );

export const unknownPage = (): string =>
  page(
    'Không có văn bản nào mang mã này',
    '<p>Hãy xem lại mã in ở góc dưới bên trái văn bản. Nếu mã đúng như in mà vẫn không tìm thấy, văn bản không do hệ thống này phát hành: hãy báo cơ quan ghi trên văn bản.</p>',
  );
