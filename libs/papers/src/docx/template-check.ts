import Docxtemplater from 'docxtemplater';
import PizZip from 'pizzip';
import { unzip } from '#platform';
import { decisionFields } from './decision-fields.js';
import { templateOptions } from './render-docx.js';

/** What keeps a template from being taken in. */
export interface TemplateFault {
  readonly fault:
    | 'not-a-document'
    | 'broken-braces'
    | 'unknown-field'
    | 'missing-field'
    | 'macro'
    | 'embedded-object'
    | 'outside-link'
    | 'reaching-instruction';
  /** The field, or the part of the file. */
  readonly where: string;
}

/** Bytes a template may unpack to. */
const unpackedLimit = 20_000_000;

/** Without these a paper is no decision. */
const required = ['số', 'nơi và ngày', 'điều', 'người ký'];

/** Instructions of Word that fetch, run or insert what is not in the file. */
const reaching = /\b(DDE|DDEAUTO|INCLUDETEXT|INCLUDEPICTURE|LINK|HYPERLINK|MACROBUTTON|DATABASE|RD)\b/;

/** Everything wrong with a template; none for one that may be published. */
export function checkTemplate(file: Buffer): readonly TemplateFault[] {
  const parts = partsOf(file);
  if (!parts?.has('word/document.xml')) return [{ fault: 'not-a-document', where: '' }];
  const dangers = [...parts].flatMap(([name, content]) => dangersOf(name, content.toString('utf8')));
  return dangers.length > 0 ? dangers : fieldFaults(file);
}

function partsOf(file: Buffer): ReadonlyMap<string, Buffer> | undefined {
  try {
    return unzip(file, unpackedLimit);
  } catch {
    return undefined;
  }
}

function dangersOf(where: string, text: string): TemplateFault[] {
  const found = (fault: TemplateFault['fault'], isThere: boolean) => (isThere ? [{ fault, where }] : []);
  const instructions = [...text.matchAll(/<w:instrText[^>]*>([^<]*)/g)].map(([, part]) => part).join('');
  const simple = [...text.matchAll(/w:instr="([^"]*)"/g)].map(([, part]) => part).join(' ');
  return [
    ...found('macro', /vba/i.test(where) || (where === '[Content_Types].xml' && /macroEnabled/i.test(text))),
    ...found('embedded-object', /^word\/(embeddings|activeX)\//.test(where) || /<w:altChunk\b/.test(text)),
    ...found('outside-link', where.endsWith('.rels') && /TargetMode\s*=\s*["']External/i.test(text)),
    ...found('reaching-instruction', reaching.test(`${instructions} ${simple}`.toUpperCase())),
  ];
}

/** Fields by name, those of a list within it. */
interface Used {
  readonly [name: string]: Used;
}

interface ReadsTags {
  getTags(): Readonly<Record<'headers' | 'footers', readonly { tags: Used }[]>> & {
    readonly document?: { tags: Used };
  };
}

function usedFields(file: Buffer): Used {
  // The published types do not know of this one.
  const { document, headers, footers } = (
    new Docxtemplater(new PizZip(file), templateOptions) as unknown as ReadsTags
  ).getTags();
  return Object.assign(
    {},
    ...[...headers, ...footers, ...(document ? [document] : [])].map(({ tags }) => tags),
  ) as Used;
}

function fieldFaults(file: Buffer): TemplateFault[] {
  try {
    const used = usedFields(file);
    const names = new Set(Object.keys(used).map(normal));
    return [
      ...unknownIn(used).map((where): TemplateFault => ({ fault: 'unknown-field', where })),
      ...required.filter((name) => !names.has(name)).map((where): TemplateFault => ({ fault: 'missing-field', where })),
    ];
  } catch (error) {
    return bracesOf(error).map((where) => ({ fault: 'broken-braces', where }));
  }
}

const normal = (name: string): string => name.normalize('NFC').trim();
const known: ReadonlyMap<string, readonly string[]> = new Map(Object.entries(decisionFields));

const unknownIn = (used: Used): string[] =>
  Object.entries(used).flatMap(([name, inside]) => {
    const fields = known.get(normal(name));
    if (!fields) return [name];
    return Object.keys(inside)
      .filter((inner) => !fields.includes(normal(inner)) && !known.has(normal(inner)))
      .map((inner) => `${name} › ${inner}`);
  });

/** What the reader of templates says of each brace that does not close. @throws what is no such error, as it came. */
function bracesOf(error: unknown): string[] {
  const { properties } = error as { properties?: { errors?: readonly { properties?: { xtag?: string } }[] } };
  if (!properties) throw error;
  const tags = (properties.errors ?? [error as { properties: { xtag?: string } }]).map((each) => each.properties?.xtag);
  return [...new Set(tags.map((tag) => tag ?? ''))];
}
