import { platformErrors } from '#platform';

const perMinute = 30;
const minute = 60_000;

/** Counts questions by the address they come from; what it keeps is a minute old at most. */
export class QuestionLimit {
  private readonly counts = new Map<string, number>();
  private until = 0;

  /** @throws PLATFORM.TOO_MANY_REQUESTS */
  count(address: string, now = Date.now()): void {
    if (now >= this.until) {
      this.counts.clear();
      this.until = now + minute;
    }
    const asked = (this.counts.get(address) ?? 0) + 1;
    this.counts.set(address, asked);
    if (asked > perMinute) throw platformErrors.TOO_MANY_REQUESTS({ seconds: Math.ceil((this.until - now) / 1000) });
  }
}
