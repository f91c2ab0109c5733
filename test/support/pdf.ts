import { getDocument, OPS } from 'pdfjs-dist/legacy/build/pdf.mjs';

/** A stretch of text in one font on one line. Lengths in millimetres from the upper left corner, sizes in points. */
export interface Run {
  readonly text: string;
  readonly left: number;
  readonly right: number;
  /** Of the base line. */
  readonly top: number;
  readonly size: number;
  /** `Tinos-Bold` */
  readonly font: string;
  /** Degrees from the horizontal. */
  readonly angle: number;
}

export interface PdfPage {
  readonly width: number;
  readonly height: number;
  readonly runs: readonly Run[];
  /** Horizontal lines. */
  readonly rules: readonly { readonly left: number; readonly right: number; readonly top: number }[];
  /** Of letters, lines and squares. */
  readonly colours: ReadonlySet<string>;
}

const mm = (points: number): number => (points * 25.4) / 72;
/** A wider gap is another column. Points. */
const columnGap = 20;

interface Item {
  readonly str: string;
  readonly transform: readonly [number, number, number, number, number, number];
  readonly width: number;
  readonly fontName: string;
}

/** Reads a PDF back as a viewer would. */
export async function readPdf(file: Uint8Array): Promise<PdfPage[]> {
  const task = getDocument({ data: new Uint8Array(file), fontExtraProperties: true, verbosity: 0 });
  const document = await task.promise;
  const pages: PdfPage[] = [];
  for (let number = 1; number <= document.numPages; number += 1) {
    const page = await document.getPage(number);
    const [, , width = 0, height = 0] = page.view;
    const operators = await page.getOperatorList();
    const { items } = await page.getTextContent();
    const fontOf = (name: string) => (page.commonObjs.get(name) as { name: string }).name.replace(/^[A-Z]{6}\+/, '');
    const runs = (items as unknown as Item[])
      .filter(({ str }) => str.trim() !== '')
      .map(({ str, transform, width: length, fontName }): Run => {
        const [a, b, , , x, y] = transform;
        return {
          text: str,
          left: mm(x),
          right: mm(x + length),
          top: mm(height - y),
          size: Math.round(Math.hypot(a, b) * 100) / 100,
          font: fontOf(fontName),
          angle: Math.round((Math.atan2(b, a) * 180) / Math.PI),
        };
      });
    pages.push({ width: mm(width), height: mm(height), runs: joined(runs), ...drawn(operators) });
  }
  await task.destroy();
  return pages;
}

function joined(runs: readonly Run[]): Run[] {
  return runs.reduce<Run[]>((done, run) => {
    const last = done.at(-1);
    const goesOn =
      last?.font === run.font &&
      last.size === run.size &&
      Math.abs(last.top - run.top) < 0.1 &&
      run.left - last.right < mm(columnGap) &&
      run.left >= last.left;
    if (!goesOn) return [...done, run];
    const blank = run.left - last.right > 0.3 && !last.text.endsWith(' ') ? ' ' : '';
    return [...done.slice(0, -1), { ...last, text: `${last.text}${blank}${run.text}`, right: run.right }];
  }, []);
}

/** A path as the reader gives it: 0 moves, 1 draws a line, each with x and y counted from above. */
function drawn({
  fnArray,
  argsArray,
}: {
  fnArray: number[];
  argsArray: unknown[];
}): Pick<PdfPage, 'rules' | 'colours'> {
  const rules: { left: number; right: number; top: number }[] = [];
  const colours = new Set<string>();
  fnArray.forEach((operator, index) => {
    const given = argsArray[index] as unknown[];
    if (operator === OPS.setFillRGBColor || operator === OPS.setStrokeRGBColor) colours.add(String(given[0]));
    if (operator !== OPS.constructPath) return;
    const [path] = given[1] as (ArrayLike<number> | null)[];
    if (path?.length !== 6) return;
    const [, left = 0, top = 0, , right = 0, end = 0] = Array.from(path);
    if (top === end) rules.push({ left: mm(left), right: mm(right), top: mm(top) });
  });
  return { rules, colours };
}
