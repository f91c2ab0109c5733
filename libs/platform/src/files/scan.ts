const starts = {
  'application/pdf': '%PDF-',
  'image/jpeg': '\xff\xd8\xff',
  'image/png': '\x89PNG\r\n\x1a\n',
} as const;

/** Papers that are taken in: as scanned or photographed. */
export type ScanType = keyof typeof starts;

export const scanTypes = Object.keys(starts) as ScanType[];

/** Bytes of one paper, at most. */
export const largestScan = 10 * 1024 * 1024;

/** What a file is by its own first bytes, whatever its name or sender says; nothing when it is none of the papers taken in. */
export const typeOfScan = (content: Buffer): ScanType | undefined =>
  scanTypes.find((type) => content.subarray(0, starts[type].length).toString('latin1') === starts[type]);
