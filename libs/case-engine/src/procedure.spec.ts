import { describe, expect, it } from '@jest/globals';
import { basis, day } from '#kernel';
import { defineProcedure, type Procedure } from './procedure.js';
import { ProcedureBook } from './programme.js';

class Nothing {}

const sound: Procedure = {
  code: 'test.sound',
  version: '1',
  title: 'Thử',
  basis: basis('Không có'),
  from: day('2024-01-01'),
  dossier: {},
  start: { by: ['clerk'], state: 'here', form: Nothing },
  states: { here: { title: 'Ở đây' }, done: { title: 'Xong', outcome: 'done' } },
  steps: { finish: { title: 'Xong', from: 'here', to: 'done', by: ['clerk'] } },
};

describe('a procedure is checked when it is loaded', () => {
  it('takes a sound one', () => expect(defineProcedure(sound)).toBe(sound));

  it.each<[string, Partial<Procedure>, string]>([
    [
      'a step to nowhere',
      { steps: { ...sound.steps, lost: { title: '', from: 'here', to: 'gone', by: ['clerk'] } } },
      'step lost names unknown state gone',
    ],
    [
      'a state nobody reaches',
      { states: { ...sound.states, island: { title: '', outcome: 'done' } } },
      'state island cannot be reached',
    ],
    [
      'a state without a way out',
      {
        states: { ...sound.states, trap: { title: '' } },
        steps: { ...sound.steps, fall: { title: '', from: 'here', to: 'trap', by: ['clerk'] } },
      },
      'state trap cannot be left',
    ],
    [
      'an end that goes on',
      { steps: { ...sound.steps, again: { title: '', from: 'done', to: 'here', by: ['clerk'] } } },
      'state done is an end and is left',
    ],
    [
      'a paper that the dossier does not know',
      { steps: { finish: { title: '', from: 'here', to: 'done', by: ['clerk'], needs: ['letter'] } } },
      'step finish needs unknown paper letter',
    ],
    [
      'a step for nobody',
      { steps: { finish: { title: '', from: 'here', to: 'done', by: [] } } },
      'step finish is open to nobody',
    ],
    [
      'a second person after an unknown step',
      { steps: { finish: { title: '', from: 'here', to: 'done', by: ['clerk'], notAfter: 'propose' } } },
      'step finish names unknown step propose',
    ],
    ['a start in nowhere', { start: { ...sound.start, state: 'gone' } }, 'starts in unknown state gone'],
  ])('refuses %s', (_, change, fault) => {
    expect(() => defineProcedure({ ...sound, ...change })).toThrow(fault);
  });
});

describe('the book of procedures', () => {
  const programme = (procedures: readonly Procedure[], code = 'test') => ({
    code,
    title: '',
    procedures,
    migrations: [],
  });
  const old = { ...sound, version: 'old', until: day('2025-07-01') };
  const fresh = { ...sound, version: 'new', from: day('2025-07-01') };

  it('finds the version of the day a file was received', () => {
    const book = new ProcedureBook([programme([old, fresh])]);
    expect(book.inForce('test.sound', day('2025-06-30')).version).toBe('old');
    expect(book.inForce('test.sound', day('2025-07-01')).version).toBe('new');
    expect(() => book.inForce('test.sound', day('2023-12-31'))).toThrow('CASE.PROCEDURE_NOT_IN_FORCE');
    expect(() => book.inForce('test.other', day('2025-07-01'))).toThrow('CASE.PROCEDURE_UNKNOWN');
  });

  it('refuses two versions of one day, and two programmes of one code', () => {
    expect(() => new ProcedureBook([programme([old, { ...fresh, from: day('2025-06-30') }])])).toThrow('share a day');
    expect(() => new ProcedureBook([programme([old]), programme([])])).toThrow('share a code');
  });
});
