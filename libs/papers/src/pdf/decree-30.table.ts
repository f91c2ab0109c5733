/** Points in a millimetre: PDF counts in points. */
export const mm = (millimetres: number): number => (millimetres * 72) / 25.4;

/** Margins of an A4 page in points; the law leaves 20–25 above and below, 30–35 left, 15–20 right (Decree 30/2020, annex I, part I, 2). */
export const margins = { left: mm(30), top: mm(20), right: mm(15), bottom: mm(20) };

/** Sizes in points, within what annex I of Decree 30/2020 lets each part have. */
export const sizes = {
  /** Quốc hiệu 12–13, bold capitals. */
  country: 13,
  /** Tiêu ngữ 13–14, bold. */
  motto: 13.5,
  agency: 13,
  number: 13,
  placeAndDay: 13.5,
  title: 14,
  body: 14,
  signature: 14,
  receivers: { heading: 12, list: 11 },
  page: 13.5,
  /** The law says nothing of tables and of the square to scan. */
  table: 11,
  verify: 8,
} as const;

/** First lines 10–12.7 mm in; 6 points between paragraphs; lines single to one and a half. */
export const paragraph = { indent: mm(12.7), after: 6, lineHeight: 1.08 };

export const country = 'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM';
export const motto = 'Độc lập - Tự do - Hạnh phúc';
