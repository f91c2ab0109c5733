import { createRequire } from 'node:module';

/** How something is set; what contains it hands it on. Lengths in points. */
interface Style {
  readonly fontSize?: number;
  readonly bold?: boolean;
  readonly italics?: boolean;
  readonly alignment?: 'left' | 'center' | 'right' | 'justify';
  readonly lineHeight?: number;
  readonly leadingIndent?: number;
  readonly margin?: readonly [left: number, top: number, right: number, bottom: number];
  /** The text is one piece: no line ends within. */
  readonly noWrap?: boolean;
  /** In columns; `*` is what remains. */
  readonly width?: number | '*';
}

interface TableLayout {
  readonly hLineWidth: () => number;
  readonly vLineWidth: () => number;
  readonly paddingTop: () => number;
  readonly paddingBottom: () => number;
}

/** What can stand on a page. */
export type Content = Style &
  (
    | { readonly text: string | readonly Content[] }
    | { readonly stack: readonly Content[]; readonly unbreakable?: boolean }
    | { readonly columns: readonly Content[] }
    | { readonly qr: string; readonly fit: number }
    | {
        readonly canvas: readonly {
          readonly type: 'line';
          readonly x1: number;
          readonly y1: number;
          readonly x2: number;
          readonly y2: number;
          readonly lineWidth: number;
        }[];
      }
    | {
        readonly layout: TableLayout;
        readonly table: {
          readonly headerRows: number;
          readonly dontBreakRows: boolean;
          readonly widths: readonly (number | '*')[];
          readonly body: readonly (readonly Content[])[];
        };
      }
  );

export interface DocumentDefinition {
  readonly pageSize: 'A4';
  readonly pageOrientation: 'portrait' | 'landscape';
  readonly pageMargins: readonly [left: number, top: number, right: number, bottom: number];
  readonly defaultStyle: Style & { readonly font: string };
  readonly language: string;
  readonly info: { readonly title: string; readonly author: string; readonly creationDate: Date };
  readonly header: (page: number) => Content | undefined;
  readonly watermark?: { readonly text: string; readonly opacity: number; readonly bold: boolean };
  readonly content: readonly Content[];
}

interface Pdfmake {
  readonly virtualfs: { writeFileSync(name: string, content: Buffer): void };
  setFonts(fonts: Readonly<Record<string, Readonly<Record<string, string>>>>): void;
  setUrlAccessPolicy(isAllowed: (url: string) => boolean): void;
  setLocalAccessPolicy(isAllowed: (path: string) => boolean): void;
  createPdf(definition: DocumentDefinition): { getBuffer(): Promise<Buffer> };
}

const require = createRequire(import.meta.url);

/** What we use of pdfmake. Its published types bring those of a browser into the whole house, so it is loaded without them. */
export const pdfmake = require('pdfmake') as Pdfmake;
