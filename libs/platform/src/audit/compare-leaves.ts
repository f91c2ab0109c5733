/** What one place of a sealed stretch has suffered. Positions count from 1 in the sealed order. */
export interface LeafDifference {
  readonly kind: 'altered' | 'deleted' | 'inserted';
  readonly position: number;
  /** The entry as it is now; a deleted one has left only its leaf. */
  readonly entryId?: number;
}

/**
 * Compares leaves as sealed with the entries now present, both in order. Leaves hold the entry's own id, so none occurs twice.
 * An inserted entry takes the position it pushed the next one away from.
 */
export function compareLeaves(
  sealed: readonly string[],
  present: readonly { readonly id: number; readonly leaf: string }[],
): LeafDifference[] {
  const sealedLeaves = new Set(sealed);
  const presentLeaves = new Set(present.map((entry) => entry.leaf));
  const differences: LeafDifference[] = [];
  let [at, entry] = [0, 0];
  while (at < sealed.length || entry < present.length) {
    const [leaf, now] = [sealed[at], present[entry]];
    const isGone = leaf !== undefined && !presentLeaves.has(leaf);
    const isNew = now !== undefined && !sealedLeaves.has(now.leaf);
    const position = at + 1;
    if (isGone && isNew) differences.push({ kind: 'altered', position, entryId: now.id });
    else if (isGone) differences.push({ kind: 'deleted', position });
    else if (isNew) differences.push({ kind: 'inserted', position, entryId: now.id });
    const areBothKnown = !isGone && !isNew;
    if (isGone || areBothKnown) at += 1;
    if (isNew || areBothKnown) entry += 1;
  }
  return differences;
}
