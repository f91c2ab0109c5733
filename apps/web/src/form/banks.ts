/** Banks that pay allowances in the province, by the codes that pay files carry. */
export const banks: readonly string[] = [
  'AGRIBANK',
  'VIETINBANK',
  'VIETCOMBANK',
  'BIDV',
  'LPBANK',
  'SACOMBANK',
  'KIENLONGBANK',
  'MBBANK',
];
