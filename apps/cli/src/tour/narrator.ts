import { AnSinhError, type LegalDay, printDay, type Vnd } from '#kernel';
import { type Desk } from '../demo/desks.js';

export const printVnd = (amount: Vnd | number): string => `${amount.toLocaleString('vi-VN')} đồng`;

const labelWidth = 22;

/** Tells a tour step by step and holds every figure against the one it must be. */
export class Narrator {
  private steps = 0;
  private figures = 0;
  private readonly wrong: string[] = [];

  constructor(private readonly print: (line: string) => void) {}

  chapter(title: string): void {
    this.print(`\n━━ ${title}`);
  }

  /** Who does what, and when. */
  step(on: LegalDay, who: Desk | string, what: string): void {
    this.steps += 1;
    const name = typeof who === 'string' ? who : `${who.actor.name}, ${who.title}, ${who.agency.name}`;
    this.print(`\n${String(this.steps).padStart(2)}. ${what}`);
    this.say('Ai, ngày nào', `${name}; ${printDay(on)}`);
  }

  /** Something worth knowing that is no figure. */
  say(label: string, text: string): void {
    this.print(`    ${label.padEnd(labelWidth)} ${text}`);
  }

  /** A figure: told, and counted as wrong unless it is exactly what it must be. */
  check(label: string, actual: string | number | undefined, expected: string | number): void {
    this.figures += 1;
    if (actual === expected) return this.say(label, `${actual} ✓`);
    this.wrong.push(label);
    this.say(label, `${actual ?? 'không có'} ✗ phải là ${expected}`);
  }

  amount(label: string, actual: Vnd | undefined, expected: number): void {
    this.check(label, actual === undefined ? undefined : printVnd(actual), printVnd(expected));
  }

  /** What must be refused, by its code. */
  async refused(label: string, code: string, attempt: () => Promise<unknown>): Promise<void> {
    const answer = await attempt().then(
      () => 'được chấp nhận',
      (error: unknown) => {
        if (error instanceof AnSinhError) return `bị từ chối: ${error.code}`;
        throw error;
      },
    );
    this.check(label, answer, `bị từ chối: ${code}`);
  }

  /** The last words. @returns whether every figure was right. */
  conclude(seconds: number): boolean {
    const verdict =
      this.wrong.length === 0
        ? `cả ${this.figures} số liệu đều đúng`
        : `${this.wrong.length} số liệu SAI: ${this.wrong.join('; ')}`;
    this.print(`\n${this.steps} bước, ${verdict} (${seconds.toFixed(1)} giây).\n`);
    return this.wrong.length === 0;
  }
}
