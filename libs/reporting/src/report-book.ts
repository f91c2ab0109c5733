import { overlaps } from '#kernel';
import { type Actor } from '#platform';
import { houseIndicators } from './house-indicators.js';
import { type Indicator } from './indicator.js';
import { periodOf } from './period.js';
import { reportingErrors } from './reporting.errors.js';
import { type StatutoryReturn } from './statutory-return.js';

/** What a programme declares for this library. */
export interface ReportingProgramme {
  readonly code: string;
  /** Its figures and forms exist only for who holds the clearance of the same name. */
  readonly sealed?: true;
  readonly indicators?: readonly Indicator[];
  readonly returns?: readonly StatutoryReturn[];
}

/** A figure, or a form, with the programme that vouches for it; figures of work and money belong to none. */
export type Listed<T> = T & { readonly programme: string | undefined; readonly sealed?: true | undefined };

/** All figures and forms of all programmes. What belongs to a programme does not exist for whoever's duty lacks it. */
export class ReportBook {
  private readonly indicators: readonly Listed<Indicator>[];
  private readonly forms: readonly Listed<StatutoryReturn>[];

  /** @throws Error when a declaration does not hold together. */
  constructor(programmes: readonly ReportingProgramme[]) {
    const listed = <T extends object>(entries: readonly T[] = [], by?: ReportingProgramme): Listed<T>[] =>
      entries.map((entry) => ({ ...entry, programme: by?.code, ...(by?.sealed && { sealed: by.sealed }) }));
    this.indicators = [...listed(houseIndicators), ...programmes.flatMap((each) => listed(each.indicators, each))];
    this.forms = programmes.flatMap((each) => listed(each.returns, each));
    const codes = [...this.indicators, ...this.forms].map(({ code }) => code);
    const twice = codes.find((code, index) => codes.indexOf(code) < index);
    if (twice !== undefined) throw new Error(`${twice} is declared twice`);
    this.indicators.forEach(checkIndicator);
    const known = new Map(this.indicators.map((each) => [each.code, each]));
    for (const form of this.forms) checkReturn(form, known);
  }

  /** Figures that exist for somebody. */
  indicatorsFor(who: Actor): readonly Listed<Indicator>[] {
    return this.indicators.filter((each) => isFor(who, each));
  }

  /** @throws REPORTING.INDICATOR_UNKNOWN, the same for what does not exist and what is not the asker's. */
  indicator(who: Actor, code: string): Listed<Indicator> {
    const found = this.indicators.find((each) => each.code === code && isFor(who, each));
    if (!found) throw reportingErrors.INDICATOR_UNKNOWN({ code });
    return found;
  }

  /** Forms that exist for somebody. */
  returnsFor(who: Actor): readonly Listed<StatutoryReturn>[] {
    return this.forms.filter((each) => isFor(who, each));
  }
}

function isFor(who: Actor, { programme, sealed }: Listed<unknown>): boolean {
  if (programme === undefined) return true;
  if (sealed && !who.clearances.includes(programme)) return false;
  return who.kind === 'system' || who.programmes.includes(programme);
}

function checkIndicator({ code, programme, measure, denominator }: Listed<Indicator>): void {
  if (programme !== undefined && !code.startsWith(`${programme}.`))
    throw new Error(`indicator ${code} does not begin with its programme, ${programme}`);
  if ((measure === 'share') !== (denominator !== undefined))
    throw new Error(`indicator ${code}: a share, and only a share, has a denominator`);
}

function checkReturn(form: Listed<StatutoryReturn>, known: ReadonlyMap<string, Listed<Indicator>>): void {
  form.layouts.forEach((layout, index) => {
    const clash = form.layouts.slice(index + 1).find((other) => overlaps(layout, other));
    if (clash) throw new Error(`return ${form.code}: layouts ${layout.version} and ${clash.version} overlap`);
    for (const row of layout.rows) {
      if (row.cells.length !== layout.columns.length)
        throw new Error(
          `return ${form.code}, row ${row.number}: ${row.cells.length} cells for ${layout.columns.length} columns`,
        );
      for (const cell of row.cells)
        if (cell && known.get(cell.indicator)?.programme !== form.programme)
          throw new Error(
            `return ${form.code}, row ${row.number}: ${cell.indicator} is no indicator of ${form.programme}`,
          );
    }
  });
  for (const { part, before } of form.deadlines.rows.flatMap(({ value }) => value)) {
    periodOf(part === 'year' ? '2000' : `2000-${part}`);
    if (!/^\d{2}-\d{2}$/.test(before)) throw new Error(`return ${form.code}: ${before} is no day of a year`);
  }
}
