import { type DecisionPaper, type DraftDecision } from '#case-engine';
import { agencyHead, capitals, placeOf } from './letterhead.rule.js';
import { type Block, type Paper, type Signature } from './paper.js';

/** What stands before a signature when another than the head signs, or the head for a body (Decree 30/2020, art. 13). */
const forAnother = /^(TM|Q|KT|TL|TUQ)\. /;
const forBody = /^(TM|Q)\. /;

type Content = Omit<DecisionPaper, 'number' | 'signedOn'>;

const signatureOf = ({ authority, signerTitle, signer }: Content): Signature => ({
  lines: forAnother.test(authority) ? [authority, capitals(signerTitle)] : [authority],
  name: signer,
});

/** Who decides, named above the bases: the head of the agency, or the body he signs for. */
const whoDecides = ({ authority, agency }: Content): string =>
  capitals(forBody.test(authority) ? agency : `${authority.replace(forAnother, '')} ${agency}`);

const withoutStop = (text: string): string => text.trim().replace(/[.;,]+$/, '');

const basisOf = (text: string, isLast: boolean): Block => ({
  kind: 'basis',
  text: `${/^(Căn cứ|Theo|Xét) /.test(text) ? '' : 'Căn cứ '}${withoutStop(text)}${isLast ? '.' : ';'}`,
});

const bodyOf = (content: Content): Block[] => [
  { kind: 'authority', text: whoDecides(content) },
  ...content.legalBases.map((text, index, all) => basisOf(text, index === all.length - 1)),
  { kind: 'command', text: 'QUYẾT ĐỊNH:' },
  ...content.articles.map((text, index, all): Block => ({
    kind: 'article',
    number: index + 1,
    text: index === all.length - 1 ? `${withoutStop(text)}./.` : text,
  })),
];

const paperOf = (content: Content, number: string): Omit<Paper, 'isDraft'> => {
  const { lines, superior } = agencyHead(content.agency);
  return {
    letterhead: {
      ...(superior !== undefined && { superior }),
      agency: lines,
      number,
      place: placeOf(content.unit),
    },
    title: 'QUYẾT ĐỊNH',
    about: content.title,
    body: bodyOf(content),
    signatures: [signatureOf(content)],
    receivers: [`Như Điều ${content.articles.length}`, 'Lưu: VT, hồ sơ'],
  };
};

/** A signed decision in the form of Decree 30/2020, with the names of its own day. */
export function paperOfDecision(decision: DecisionPaper, verifyAt: string): Paper {
  const paper = paperOf(decision, decision.number);
  return { ...paper, letterhead: { ...paper.letterhead, on: decision.signedOn }, isDraft: false, verifyAt };
}

/** A decision nobody has signed: without number and day, and marked across the page. */
export const paperOfDraft = (draft: DraftDecision): Paper => ({
  ...paperOf(draft, `……./${draft.symbol}`),
  isDraft: true,
});
