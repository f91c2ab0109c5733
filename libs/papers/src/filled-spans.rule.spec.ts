import { describe, expect, it } from '@jest/globals';
import { filledSpans } from './filled-spans.rule.js';

const marked = (text: string, form: object) =>
  filledSpans(text, form)
    .map((span) => (span.isFilled ? `[${span.text}]` : span.text))
    .join('');

describe('the spans of a draft that its form fills', () => {
  it.each([
    ['Lý do: đang hưởng lương hưu.', { reason: 'đang hưởng lương hưu' }, 'Lý do: [đang hưởng lương hưu].'],
    ['Thôi hưởng từ ngày 05/11/2026.', { on: '2026-11-05' }, 'Thôi hưởng từ ngày [05/11/2026].'],
    [
      'Từ tháng 10/2026, mức 810.000 đồng',
      { from: '2026-10', level: 810_000 },
      'Từ tháng [10/2026], mức [810.000] đồng',
    ],
    ['Người nhận: Lê Văn A', { payment: { payee: { name: 'Lê Văn A' } } }, 'Người nhận: [Lê Văn A]'],
    ['trẻ em dưới 3 tuổi', { children: 3 }, 'trẻ em dưới 3 tuổi'],
    ['Ấp Mũi và xã Mũi Né', { hamlet: 'Mũi N' }, 'Ấp Mũi và xã Mũi Né'],
    ['Giấy số 12/GXN (bản sao)', { certificate: '12/GXN (bản sao)' }, 'Giấy số [12/GXN (bản sao)]'],
    ['Không có gì', {}, 'Không có gì'],
  ])('%s', (text, form, expected) => expect(marked(text, form)).toBe(expected));

  it('together are the text', () => {
    const text = 'Lý do: mất ngày 01/02/2026, mất ngày 01/02/2026.';
    const spans = filledSpans(text, { reason: 'mất', on: '2026-02-01' });
    expect(spans.map((span) => span.text).join('')).toBe(text);
    expect(spans.filter(({ isFilled }) => isFilled)).toHaveLength(4);
  });
});
