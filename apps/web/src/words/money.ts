const grouped = new Intl.NumberFormat('vi-VN');

/** `1.500.000`; a minus is U+2212. */
export const printNumber = (value: number): string => grouped.format(value).replace('-', '−');
/** `1.500.000 ₫`. */
export const printVnd = (value: number): string => `${printNumber(value)} ₫`;
/** A difference with its sign: `+40.000`, `−40.000`, `0`. */
export const printChange = (value: number): string => (value > 0 ? `+${printNumber(value)}` : printNumber(value));
