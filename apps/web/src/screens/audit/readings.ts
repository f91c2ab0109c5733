import { type AuditEntriesQuery } from '../../gql/graphql.ts';

type Entry = AuditEntriesQuery['auditEntries']['nodes'][number];

export interface Readings {
  /** The newest. */
  readonly entry: Entry;
  readonly times: number;
}

const quarterOfAnHour = 15 * 60_000;

/**
 * Entries newest first, in which one's readings of one record that follow each other within a quarter of an hour stand as one:
 * a screen asks in several parts and asks again, and each is on record.
 */
export function readingsTogether(entries: readonly Entry[]): Readings[] {
  const together: { entry: Entry; times: number; last: string }[] = [];
  for (const entry of entries) {
    const same = together.findLast((later) => isSameReading(later.entry, entry) && isSoon(entry.at, later.last));
    if (same) {
      same.times += 1;
      same.last = entry.at;
    } else together.push({ entry, times: 1, last: entry.at });
  }
  return together;
}

const isSoon = (at: string, later: string) => Date.parse(later) - Date.parse(at) <= quarterOfAnHour;

const isSameReading = (one: Entry, other: Entry) =>
  one.act === 'read' &&
  other.act === 'read' &&
  one.actorId === other.actorId &&
  one.title === other.title &&
  one.subjectKind === other.subjectKind &&
  one.subjectId === other.subjectId;
