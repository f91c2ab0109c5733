const byCode: Readonly<Record<string, string>> = {
  'department-of-labour': 'SLĐTBXH',
  'department-of-health': 'SYT',
  'department-of-agriculture': 'SNNMT',
  'department-of-home-affairs': 'SNV',
  'department-of-education': 'SGDĐT',
};

const byKind: Readonly<Record<string, string>> = {
  'provincial-police': 'CAT',
  'commune-police': 'CAX',
  'employment-service-centre': 'TTDVVL',
  'labour-office': 'PLĐTBXH',
};

/** The short name of an agency in the number of its papers: `UBND` of `12/QĐ-UBND` (Nghị định 30/2020/NĐ-CP, phụ lục III). */
export const agencySymbol = ({ code, kind }: { readonly code: string; readonly kind: string }): string =>
  byCode[code] ?? byKind[kind] ?? 'UBND';
