import { type LegalDay } from '#kernel';
import { type ReadTx } from '#platform';
import { agencyHead, capitals, placeOf } from './letterhead.rule.js';
import { type Block, type Paper } from './paper.js';

/** What a certificate says. */
export interface Certificate {
  readonly agency: string;
  readonly unit: string;
  /** `1-001/2026/GCN` */
  readonly number: string;
  readonly on: LegalDay;
  /** `GIẤY CHỨNG NHẬN HỘ NGHÈO` */
  readonly title: string;
  /** `CHỨNG NHẬN`, `XÁC NHẬN` */
  readonly verb: string;
  readonly body: readonly Block[];
  /** `CHỦ TỊCH` */
  readonly authority: string;
}

/** A certificate that a programme gives. */
export interface CertificateDefinition {
  /** In its address, unique in the house: `poor-household`. */
  readonly code: string;
  /** The certificate with a key, put on record as read; undefined for none and for what is out of scope. */
  readonly find: (tx: ReadTx, key: string) => Promise<Certificate | undefined>;
}

/** Where the API finds the certificates of all programmes. */
export const CERTIFICATES = Symbol('certificates');

/** A certificate in the form of Decree 30/2020, to be signed by hand. */
export function paperOfCertificate({ agency, unit, number, on, title, verb, body, authority }: Certificate): Paper {
  const { lines, superior } = agencyHead(agency);
  return {
    letterhead: { ...(superior !== undefined && { superior }), agency: lines, number, place: placeOf(unit), on },
    title,
    body: [{ kind: 'authority', text: `${capitals(agency)} ${verb}:` }, ...body],
    signatures: [{ lines: [authority], note: '(Ký, đóng dấu)' }],
    receivers: ['Người được cấp', 'Lưu: VT'],
    isDraft: false,
  };
}
