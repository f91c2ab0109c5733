import { addDays, type LegalDay } from '#kernel';

/** Something that happens on a day. */
export interface Act {
  readonly on: LegalDay;
  readonly run: () => Promise<unknown>;
}

/** Acts of one matter in their order; each may rest on what those before it left. */
export type Story = readonly Act[];

/** Stories side by side on one day: so many that the database is busy, so few that it is not crowded. */
const atOnce = 8;

/**
 * Plays stories day by day from the first to the last, both included; on each day every story's acts in order, different
 * stories side by side. What lies after the last day has not happened yet.
 */
export async function play(
  stories: readonly Story[],
  days: { readonly first: LegalDay; readonly last: LegalDay },
  round: { readonly open: (on: LegalDay) => void; readonly close: (on: LegalDay) => Promise<void> },
): Promise<void> {
  const byDay = new Map<LegalDay, Act[][]>();
  for (const story of stories)
    for (const [on, acts] of Map.groupBy(story, (act) => act.on)) byDay.set(on, [...(byDay.get(on) ?? []), acts]);
  for (let on = days.first; on <= days.last; on = addDays(on, 1)) {
    round.open(on);
    await sideBySide(byDay.get(on) ?? [], async (acts) => {
      for (const act of acts) await act.run();
    });
    await round.close(on);
  }
}

export async function sideBySide<T>(items: readonly T[], work: (item: T) => Promise<void>): Promise<void> {
  const waiting = items.values();
  const hand = async () => {
    for (const item of waiting) await work(item);
  };
  await Promise.all(Array.from({ length: atOnce }, hand));
}
