import { Select, type SelectProps } from 'antd';
import { matches } from '../words/fold.ts';

interface ChooseProps<V> extends Omit<SelectProps<V>, 'aria-label' | 'popupRender'> {
  /** Names the control and its list. */
  readonly label: string;
}

/** The list of a select is a control of its own for who listens, and the component gives it no name. */
const nameLists = (label: string) => (popup: HTMLDivElement | null) => {
  for (const list of popup?.querySelectorAll('[role=listbox]') ?? []) list.setAttribute('aria-label', label);
};

/** A list to choose from, found by typing with or without accents. */
export function Choose<V>({ label, ...props }: ChooseProps<V>) {
  return (
    <Select<V>
      aria-label={label}
      popupMatchSelectWidth={false}
      showSearch={{ filterOption: (typed, option) => matches(String(option?.label ?? ''), typed) }}
      {...props}
      popupRender={(menu) => <div ref={nameLists(label)}>{menu}</div>}
    />
  );
}
