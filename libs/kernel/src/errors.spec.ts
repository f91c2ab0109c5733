import { describe, expect, it } from '@jest/globals';
import { AnSinhError, defineErrors, errorCodes, params } from './errors.js';
import './kernel.errors.js';

const errors = defineErrors('SPEC', { MISSING: params<{ id: string }>(), LATE: params<{ days: number }>() });

describe('defineErrors', () => {
  it('makes errors with a stable code and the parameters given', () => {
    const error = errors.MISSING({ id: '7' });
    expect(error).toBeInstanceOf(AnSinhError);
    expect(error).toMatchObject({ name: 'AnSinhError', code: 'SPEC.MISSING', params: { id: '7' } });
    expect(error.message).toBe('SPEC.MISSING {"id":"7"}');
  });

  it('refuses a code declared twice', () => {
    expect(() => defineErrors('SPEC', { LATE: params<{ days: number }>() })).toThrow('SPEC.LATE is declared twice');
  });

  it('lists the public contract, sorted', () => {
    expect(errorCodes()).toEqual([
      'KERNEL.CALENDAR_NOT_COVERED',
      'KERNEL.CLOCK_OUT_OF_ORDER',
      'KERNEL.DATE_INVALID',
      'KERNEL.MONEY_INVALID',
      'KERNEL.MONTH_INVALID',
      'KERNEL.MULTIPLIER_INVALID',
      'KERNEL.NONE_IN_FORCE',
      'KERNEL.RANGE_EMPTY',
      'SPEC.LATE',
      'SPEC.MISSING',
    ]);
  });
});
