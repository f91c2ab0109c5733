import { expect, it } from '@jest/globals';
import { hiddenIn, maskedForm } from './masked-form.rule.js';

const form = {
  facts: [{ kind: 'disability', phone: '0912345678' }],
  payment: { channel: 'bank', account: '70001234567', holder: 'A', accountNote: 'x' },
  none: null,
};

it('masks accounts and telephone numbers wherever they stand, but for their last three signs, and nothing else', () => {
  expect(maskedForm(form)).toEqual({
    facts: [{ kind: 'disability', phone: '•••••••678' }],
    payment: { channel: 'bank', account: '••••••••567', holder: 'A', accountNote: 'x' },
    none: null,
  });
});

it('tells what it hides', () => {
  expect(hiddenIn(form)).toEqual([
    { field: 'phone', value: '0912345678' },
    { field: 'account', value: '70001234567' },
  ]);
});
