/** Roles at the desks a case passes. */
export const desks = {
  intake: ['child-officer', 'commune-chair', 'child-protection-lead'],
  officer: ['child-officer', 'commune-chair'],
  /** Chair, police or health, whoever is first; the officer writes down what they did (Decree 56/2017 art. 31). */
  emergency: ['commune-chair', 'child-officer'],
} as const;
