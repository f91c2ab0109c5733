import { Link } from '@tanstack/react-router';
import { Due } from '../../kit/due.tsx';
import { Answer } from '../../kit/states.tsx';
import { useAsk } from '../../server/use-ask.ts';
import { printDay } from '../../words/days.ts';
import { useWords } from '../../words/i18n.ts';
import { type PersonCase, PersonCasesDocument } from './people.operations.ts';
import { peopleWords } from './people.words.ts';

/** What waits for the person now. */
export function OpenCases({ personId }: { readonly personId: string }) {
  const t = useWords(peopleWords);
  const answer = useAsk(PersonCasesDocument, { id: personId });
  return (
    <section className="card" aria-label={t('open')}>
      <h2>{t('open')}</h2>
      <Answer of={answer} rows={1}>
        {({ casesOfPerson }) => <List cases={casesOfPerson.filter(({ closedOn }) => !closedOn)} none={t('noOpen')} />}
      </Answer>
    </section>
  );
}

/** All cases, the latest first. */
export function CaseList({ personId }: { readonly personId: string }) {
  const t = useWords(peopleWords);
  const answer = useAsk(PersonCasesDocument, { id: personId });
  return (
    <section className="card" aria-label={t('cases')}>
      <h2>{t('cases')}</h2>
      <Answer of={answer} rows={3}>
        {({ casesOfPerson }) => <List cases={casesOfPerson} none={t('noCases')} />}
      </Answer>
    </section>
  );
}

function List({ cases, none }: { readonly cases: readonly PersonCase[]; readonly none: string }) {
  const t = useWords(peopleWords);
  if (cases.length === 0) return <p className="card-body secondary">{none}</p>;
  return (
    <ul className="person-cases">
      {cases.map((file) => (
        <li key={file.id}>
          <div>
            <Link to="/cases/$caseId" params={{ caseId: file.id }} className="person-link">
              {file.procedureTitle}
            </Link>
            <div className="secondary">
              {file.code} · {file.stateTitle}
            </div>
          </div>
          {file.closedOn ? (
            <span className="secondary">{t('closed', { day: printDay(file.closedOn) })}</span>
          ) : (
            <Due clock={file.clock} />
          )}
        </li>
      ))}
    </ul>
  );
}
