import { printAgo, printDay, printInstant } from '../words/days.ts';
import { printChange, printVnd } from '../words/money.ts';

/** An amount in đồng; a difference carries its sign. */
export function Money({ value, change = false }: { readonly value: number; readonly change?: boolean }) {
  return <span className="money">{change ? `${printChange(value)} ₫` : printVnd(value)}</span>;
}

/** A day of law, or a birth as far as it is known. */
export function Day({ value }: { readonly value: string }) {
  return <time dateTime={value}>{printDay(value)}</time>;
}

/** How long ago; the exact moment on hover and for who listens. */
export function Ago({ at }: { readonly at: string }) {
  const instant = new Date(at);
  return (
    <time dateTime={at} title={printInstant(instant)}>
      {printAgo(instant)}
    </time>
  );
}
