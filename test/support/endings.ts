import { day, vietnamCalendar } from '#kernel';
import { type DeskName, type WalkStep } from './api-walk.js';

/** A way a file may go, to its end. */
export interface Ending {
  readonly name: string;
  readonly steps: readonly WalkStep[];
  readonly state: string;
  /** Steps taken too late. */
  readonly late: readonly string[];
}

const reason = { reason: 'Thử nghiệm' };

/**
 * Every end of a file that one desk proposes and one signs, received on a day: in time, late, paused, refused, withdrawn.
 * `limits` are the working days to the signature, or to the proposal and from there to the signature.
 */
export function twoDeskEndings(on: string, signer: DeskName, limits: readonly [number, number?]): readonly Ending[] {
  const after = (days: number) => vietnamCalendar.addWorkingDays(day(on), days);
  const [first, second = 0] = limits;
  const whole = first + second;
  const propose = (days: number): WalkStep => [after(days), 'officer', 'propose', { conclusion: 'Đủ điều kiện' }];
  const paused: WalkStep[] = [
    [after(1), 'officer', 'askMore', reason],
    [after(11), 'intake', 'supplement'],
  ];
  return [
    {
      name: 'granted on the last day',
      steps: [propose(first), [after(whole), signer, 'decide']],
      state: 'granted',
      late: [],
    },
    {
      name: 'granted a day late',
      steps: [propose(first), [after(whole + 1), signer, 'decide']],
      state: 'granted',
      late: ['decide'],
    },
    {
      name: 'proposed and granted late',
      steps: [propose(first + 2), [after(whole + 3), signer, 'decide']],
      state: 'granted',
      late: ['propose', 'decide'],
    },
    {
      name: 'granted after ten days of waiting for papers, in time',
      steps: [...paused, propose(11), [after(whole + 9), signer, 'decide']],
      state: 'granted',
      late: [],
    },
    {
      name: 'refused in time',
      steps: [propose(1), [after(2), signer, 'refuse', reason]],
      state: 'refused',
      late: [],
    },
    {
      name: 'refused late',
      steps: [propose(first), [after(whole + 5), signer, 'refuse', reason]],
      state: 'refused',
      late: ['refuse'],
    },
    { name: 'withdrawn', steps: [[after(1), 'intake', 'withdraw', reason]], state: 'withdrawn', late: [] },
    {
      name: 'withdrawn while papers are missing',
      steps: [
        [after(1), 'officer', 'askMore', reason],
        [after(30), 'intake', 'withdraw', reason],
      ],
      state: 'withdrawn',
      late: [],
    },
  ];
}
