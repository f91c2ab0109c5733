import { type ReactNode } from 'react';
import {
  CheckCircleFilled,
  ClockCircleFilled,
  EditFilled,
  ExclamationCircleFilled,
  InfoCircleFilled,
  PauseCircleFilled,
} from '@ant-design/icons';
import './status-tag.css';

/** Colour means state and nothing else. */
export type Tone = 'red' | 'amber' | 'green' | 'grey' | 'violet' | 'blue';

const icons: Readonly<Record<Tone, ReactNode>> = {
  red: <ExclamationCircleFilled />,
  amber: <ClockCircleFilled />,
  green: <CheckCircleFilled />,
  grey: <PauseCircleFilled />,
  violet: <EditFilled />,
  blue: <InfoCircleFilled />,
};

export const toneIcon = (tone: Tone): ReactNode => icons[tone];

interface StatusTagProps {
  readonly tone: Tone;
  readonly children: ReactNode;
  readonly icon?: ReactNode;
  /** Without a ground: in lists, where every row has one. */
  readonly plain?: boolean;
}

/** A state: icon, word and colour, never colour alone. */
export function StatusTag({ tone, children, icon = icons[tone], plain = false }: StatusTagProps) {
  return (
    <span className={`status-tag status-${tone}${plain ? ' status-plain' : ''}`}>
      <span className="status-icon" aria-hidden="true">
        {icon}
      </span>
      {children}
    </span>
  );
}
