interface NamesBenefits {
  readonly code: string;
  /** Titles by code; `once` speaks for `once.housing` that has no title of its own. */
  readonly benefits?: Readonly<Record<string, string>>;
}

/** What programmes call their benefits. */
export class BenefitTitles {
  private readonly titles: ReadonlyMap<string, Readonly<Record<string, string>>>;

  constructor(programmes: readonly NamesBenefits[]) {
    this.titles = new Map(programmes.map(({ code, benefits = {} }) => [code, benefits]));
  }

  /** The title of a benefit, else of its kind, else its code. */
  of(programme: string, benefit: string): string {
    const titles = this.titles.get(programme) ?? {};
    return titles[benefit] ?? titles[benefit.split('.')[0] ?? ''] ?? benefit;
  }
}
