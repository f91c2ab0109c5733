import { useKeys } from './keys.ts';

function step(by: 1 | -1): void {
  const rows = [...document.querySelectorAll<HTMLElement>('tr[data-row]')];
  const here = rows.findIndex((row) => row.contains(document.activeElement));
  rows[Math.max(0, Math.min(here + by, rows.length - 1))]?.focus();
}

const keys = {
  j: () => step(1),
  k: () => step(-1),
  Enter: () => document.activeElement?.querySelector('a')?.click(),
};

/** `j`, `k` and `Enter` in a list whose rows are `<tr data-row tabIndex={-1}>` and lead somewhere by their first link. */
export const useRowKeys = (): void => useKeys(keys);
