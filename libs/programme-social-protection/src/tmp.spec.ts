import { day } from '#kernel';
import { it } from '@jest/globals';
import { factsOf } from './rules/facts.js';
import { schedule } from './rules/schedule.rule.js';
import { assessOn } from './rules/assessment.rule.js';
import { turningDays } from './rules/turning-days.rule.js';
it('t', () => {
  const since = { from: day('2019-01-01') };
  const facts = factsOf(day('1949-02-02'), { poverty: [{ ...since, status: 'poor' }], supporters: [{ ...since, supporter: 'none' }], disabilities: [{ ...since, degree: 'severe' }] });
  const N = 500;
  const run = (n: string, f: () => unknown) => { for (const _ of [1,2,3]) { const t = performance.now(); for (let i = 0; i < N; i++) f(); process.stdout.write(`${n} ${(performance.now() - t) / N} ms\n`); } };
  run('schedule', () => schedule(facts, { regime: 'R1', signedOn: day('2024-05-10') }));
  run('assess', () => assessOn(facts, day('2024-05-10')));
  run('turns', () => turningDays(facts));
  process.stdout.write(String(turningDays(facts).length) + ' ' + new Set(turningDays(facts).filter((d) => d > '2019')).size + '\n');
});
