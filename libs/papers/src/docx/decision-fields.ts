import { type Paper } from '../paper.js';
import { placeAndDay } from '../letterhead.rule.js';

/** What staff may write into a template of a decision, in braces; a list is repeated between `{#…}` and `{/…}`. */
export const decisionFields = {
  'cơ quan cấp trên': [],
  'cơ quan': [],
  số: [],
  'nơi và ngày': [],
  'loại văn bản': [],
  'trích yếu': [],
  'người quyết định': [],
  'căn cứ': ['nội dung'],
  điều: ['thứ tự', 'nội dung'],
  'quyền hạn ký': [],
  'người ký': [],
  'nơi nhận': ['nội dung'],
  'kiểm tra tại': [],
} as const satisfies Readonly<Record<string, readonly string[]>>;

type Fields = { readonly [K in keyof typeof decisionFields]: string | readonly Readonly<Record<string, string>>[] };

const rowsOf = ({ body }: Paper, kind: 'basis' | 'article'): readonly Readonly<Record<string, string>>[] =>
  body.flatMap((block) => {
    if (block.kind !== kind) return [];
    return [{ 'nội dung': block.text, ...('number' in block && { 'thứ tự': String(block.number) }) }];
  });

/** A decision as a template takes it: the same words that the PDF has. */
export function fieldsOf(paper: Paper): Fields {
  const { letterhead, title, about = '', body, signatures, receivers, verifyAt = '' } = paper;
  const authority = body.find(({ kind }) => kind === 'authority');
  const [signature] = signatures;
  return {
    'cơ quan cấp trên': letterhead.superior ?? '',
    'cơ quan': letterhead.agency.join('\n'),
    số: letterhead.number,
    'nơi và ngày': placeAndDay(letterhead),
    'loại văn bản': title,
    'trích yếu': about,
    'người quyết định': authority && 'text' in authority ? authority.text : '',
    'căn cứ': rowsOf(paper, 'basis'),
    điều: rowsOf(paper, 'article'),
    'quyền hạn ký': signature?.lines.join('\n') ?? '',
    'người ký': signature?.name ?? '',
    'nơi nhận': receivers.map((each, index) => ({
      'nội dung': `- ${each}${index === receivers.length - 1 ? '.' : ';'}`,
    })),
    'kiểm tra tại': verifyAt,
  };
}
