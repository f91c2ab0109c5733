import { AnSinhError, day, defineErrors, type LegalDay, type LegalMonth, month, params } from '#kernel';
import { type Document, isAlias, isMap, isScalar, isSeq, type LineCounter, type Node } from 'yaml';

export type MalformedBecause =
  | 'NOT_YAML'
  | 'NOT_A_LIST'
  | 'NOT_A_MAP'
  | 'NOT_A_DAY'
  | 'NOT_A_MONTH'
  | 'NOT_A_PERIOD'
  | 'NOT_A_WHOLE_NUMBER'
  | 'NOT_TRUE_OR_FALSE'
  | 'NOT_TEXT'
  | 'NOT_ONE_OF'
  | 'ENDS_BEFORE_IT_BEGINS'
  | 'EMPTY'
  | 'MISSING'
  | 'UNKNOWN_KEY';

export const exampleErrors = defineErrors('EXAMPLES', {
  /** `line` counts from 1; `path` is as in `2.input.person.birth`, the first example being 0. */
  MALFORMED: params<{
    file: string;
    line: number;
    path: string;
    because: MalformedBecause;
    allowed?: readonly string[];
  }>(),
});

/** The file a node came from. */
export interface ExampleSource {
  readonly file: string;
  readonly document: Document;
  readonly lines: LineCounter;
}

/** A place in a file of examples that reads itself as what is asked for, and says where it stands when it cannot. */
export class ExampleNode {
  private readonly node: Node | null;

  constructor(
    private readonly source: ExampleSource,
    node: Node | null,
    readonly path: string,
    private readonly offset = 0,
  ) {
    this.node = isAlias(node) ? (node.resolve(source.document) ?? null) : node;
  }

  get line(): number {
    return this.source.lines.linePos(this.node?.range?.[0] ?? this.offset).line;
  }

  /** The place under a key. @throws EXAMPLES.MALFORMED when it is not there, as every reading below does when it fails. */
  get(key: string): ExampleNode {
    const found = this.find(key);
    if (!found) throw this.malformed('MISSING', `${this.path}.${key}`);
    return found;
  }

  find(key: string): ExampleNode | undefined {
    return this.entries().find(([name]) => name === key)?.[1];
  }

  entries(): readonly (readonly [key: string, value: ExampleNode])[] {
    const map = this.node;
    if (!isMap<Node, Node | null>(map)) throw this.malformed('NOT_A_MAP');
    return map.items.map(({ key, value }) => {
      const name = isScalar(key) ? String(key.value) : String(key);
      return [name, this.at(value, name, key.range?.[0])];
    });
  }

  /** This place, known to have no key but these: a misspelt one must not pass unread. */
  only(...allowed: readonly string[]): ExampleNode {
    const unknown = this.entries().find(([key]) => !allowed.includes(key));
    if (unknown) throw unknown[1].malformed('UNKNOWN_KEY', unknown[1].path, allowed);
    return this;
  }

  /** A list, or one thing alone standing for a list of it. */
  oneOrMore(): readonly ExampleNode[] {
    return isSeq(this.node) ? this.list() : [this];
  }

  list(): readonly ExampleNode[] {
    const list = this.node;
    if (!isSeq<Node | null>(list)) throw this.malformed('NOT_A_LIST');
    return list.items.map((item, index) => this.at(item, String(index), this.offset));
  }

  text(): string {
    const value = this.plain();
    if (typeof value !== 'string' || value === '') throw this.malformed('NOT_TEXT');
    return value;
  }

  oneOf<const T extends string>(allowed: readonly T[]): T {
    const value = this.plain();
    const found = allowed.find((known) => known === value);
    if (found === undefined) throw this.malformed('NOT_ONE_OF', this.path, allowed);
    return found;
  }

  isTrue(): boolean {
    const value = this.plain();
    if (typeof value !== 'boolean') throw this.malformed('NOT_TRUE_OR_FALSE');
    return value;
  }

  whole(): number {
    const value = wholeNumber(this.plain());
    if (typeof value !== 'number' || !Number.isSafeInteger(value)) throw this.malformed('NOT_A_WHOLE_NUMBER');
    return value;
  }

  day(): LegalDay {
    return this.read(day, 'NOT_A_DAY');
  }

  month(): LegalMonth {
    return this.read(month, 'NOT_A_MONTH');
  }

  /** The whole tree under this place, as plain values. */
  plain(): unknown {
    return this.node?.toJS(this.source.document) ?? null;
  }

  malformed(because: MalformedBecause, path = this.path, allowed?: readonly string[]): AnSinhError {
    const { file } = this.source;
    return exampleErrors.MALFORMED({ file, line: this.line, path, because, ...(allowed && { allowed }) });
  }

  /** Reads by a function of the kernel, whose refusal becomes one with a place. */
  read<T>(parse: (text: string) => T, because: MalformedBecause): T {
    try {
      return parse(String(this.plain()));
    } catch (error) {
      throw error instanceof AnSinhError ? this.malformed(because) : error;
    }
  }

  private at(node: Node | null, name: string, offset = this.offset): ExampleNode {
    return new ExampleNode(this.source, node, this.path ? `${this.path}.${name}` : name, offset);
  }
}

/** Whole numbers may be grouped to be read: `30_610_000`. Anything else comes back as it is. */
export const wholeNumber = (value: unknown): unknown =>
  typeof value === 'string' && /^-?\d{1,3}(_\d{3})+$/.test(value) ? Number(value.replaceAll('_', '')) : value;
