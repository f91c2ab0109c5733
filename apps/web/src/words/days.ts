/** Days, months and times as users read and write them; Asia/Ho_Chi_Minh throughout. */

const zone = 'Asia/Ho_Chi_Minh';
const dayParts = new Intl.DateTimeFormat('en-CA', { timeZone: zone });
const timeParts = new Intl.DateTimeFormat('vi-VN', {
  timeZone: zone,
  hour: '2-digit',
  minute: '2-digit',
  hour12: false,
});
const weekdays = ['Chủ Nhật', 'Thứ Hai', 'Thứ Ba', 'Thứ Tư', 'Thứ Năm', 'Thứ Sáu', 'Thứ Bảy'];

/** What the server's clock is ahead of this machine's, in milliseconds; told with the viewer. */
let ahead = 0;
export const setServerClock = (now: string): void => void (ahead = Date.parse(now) - Date.now());
export const serverNow = (): Date => new Date(Date.now() + ahead);

/** The legal day of an instant, `2026-11-23`. */
export const dayOf = (at: Date): string => dayParts.format(at);
export const todayIs = (): string => dayOf(serverNow());

const shiftedDay = (day: string, days: number): string =>
  new Date(Date.parse(`${day}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);
/** Users name the last day of a period, the server the first one after it. */
export const dayAfter = (day: string): string => shiftedDay(day, 1);
export const dayBefore = (day: string): string => shiftedDay(day, -1);

/** `2026-11-23` as `23/11/2026`, a month as `11/2026`, a birth as far as it is known. */
export const printDay = (day: string): string => day.split('-').reverse().join('/');

export const weekdayOf = (day: string): string => weekdays[new Date(`${day}T00:00:00Z`).getUTCDay()] ?? '';
/** `Thứ Hai, 23/11/2026`. */
export const printLongDay = (day: string): string => `${weekdayOf(day)}, ${printDay(day)}`;
export const printTime = (at: Date): string => timeParts.format(at);
/** `23/11/2026 09:42`. */
export const printInstant = (at: Date): string => `${printDay(dayOf(at))} ${printTime(at)}`;

const daysBetween = (from: string, to: string): number =>
  Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / 86_400_000);

/** How long ago, as a list says it: `09:42` today, `Hôm qua`, `Thứ Tư` within the week, else `18/11/2026`. */
export function printAgo(at: Date): string {
  const day = dayOf(at);
  const ago = daysBetween(day, todayIs());
  if (ago === 0) return printTime(at);
  if (ago === 1) return 'Hôm qua';
  return ago > 1 && ago < 7 ? weekdayOf(day) : printDay(day);
}

/** The first letters of the given name and the one before: `TP` of Trần Thị Phượng is `TP`. */
export function initialsOf(name: string): string {
  const words = name.trim().split(/\s+/);
  return ((words[0]?.[0] ?? '') + (words.length > 1 ? (words.at(-1)?.[0] ?? '') : '')).toLocaleUpperCase('vi');
}
