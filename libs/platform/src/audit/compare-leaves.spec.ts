import { describe, expect, it } from '@jest/globals';
import { compareLeaves } from './compare-leaves.js';

const sealed = ['a', 'b', 'c', 'd'];
const present = (leaves: string) => [...leaves].map((leaf) => ({ id: leaf.charCodeAt(0), leaf }));

describe('compareLeaves', () => {
  it.each([
    ['abcd', []],
    ['aXcd', [{ kind: 'altered', position: 2, entryId: 88 }]],
    ['acd', [{ kind: 'deleted', position: 2 }]],
    ['abc', [{ kind: 'deleted', position: 4 }]],
    ['abXcd', [{ kind: 'inserted', position: 3, entryId: 88 }]],
    ['abcdX', [{ kind: 'inserted', position: 5, entryId: 88 }]],
    [
      'XbYd',
      [
        { kind: 'altered', position: 1, entryId: 88 },
        { kind: 'altered', position: 3, entryId: 89 },
      ],
    ],
    ['', [1, 2, 3, 4].map((position) => ({ kind: 'deleted', position }))],
  ])('finds in %j each place that differs', (now, expected) => {
    expect(compareLeaves(sealed, present(now))).toEqual(expected);
  });
});
