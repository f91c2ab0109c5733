import { type ComponentProps, useState } from 'react';
import { Input } from 'antd';
import { printDay } from '../words/days.ts';
import { type DayKind, isOfKind, readDay } from './day-text.ts';

interface DayFieldProps extends Omit<ComponentProps<typeof Input>, 'value' | 'onChange'> {
  readonly kind: DayKind;
  readonly value?: string;
  readonly onChange?: (value: string) => void;
}

const placeholders: Readonly<Record<DayKind, string>> = {
  day: 'ngày/tháng/năm',
  partial: 'ngày/tháng/năm',
  month: 'tháng/năm',
};

/**
 * A text field for a day. Its value is the day as law writes it, or the text as typed while that is none: what cannot be a day is
 * in the model as what it is, and never as the day that stood there before.
 */
export function DayField({ kind, value = '', onChange, onBlur, ...rest }: DayFieldProps) {
  const [typed, setTyped] = useState<string>();
  const shown = typed ?? (isOfKind(kind, value) ? printDay(value) : value);
  return (
    <Input
      {...rest}
      inputMode="numeric"
      autoComplete="off"
      placeholder={placeholders[kind]}
      value={shown}
      onChange={({ target }) => {
        setTyped(target.value);
        const read = readDay(kind, target.value);
        onChange?.(typeof read === 'string' ? read : target.value);
      }}
      onBlur={(event) => {
        setTyped(undefined);
        onBlur?.(event);
      }}
    />
  );
}
