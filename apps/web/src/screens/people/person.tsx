import { getRouteApi, Link } from '@tanstack/react-router';
import { useMay } from '../../app/viewer.ts';
import { usePageTitle } from '../../kit/page.tsx';
import { Answer } from '../../kit/states.tsx';
import { useAsk } from '../../server/use-ask.ts';
import { useWords } from '../../words/i18n.ts';
import { BenefitHistory, Receives } from './benefits.tsx';
import { CaseList, OpenCases } from './cases.tsx';
import { Household } from './household.tsx';
import { Identity } from './identity.tsx';
import { Papers } from './papers.tsx';
import { Payments } from './payments.tsx';
import { type PersonFile, PersonFileDocument } from './people.operations.ts';
import { type PersonTab, personTabs } from './person-tabs.ts';
import { peopleWords } from './people.words.ts';
import { Timeline } from './timeline.tsx';
import './people.css';
import './person.css';

const route = getRouteApi('/people/$personId');

/** What a part of the file needs the viewer to be allowed. */
const permissions: Readonly<Partial<Record<PersonTab, string>>> = {
  benefits: 'benefit.read',
  cases: 'case.read',
  payments: 'payment.read',
  papers: 'case.read',
};

/** Whether a part of the file is for the viewer. */
function useMaySee(): (tab: PersonTab) => boolean {
  const may = useMay();
  return (tab) => {
    const permission = permissions[tab];
    return permission === undefined || may(permission);
  };
}

/** One person: who it is stays on top; what he gets and why, with whom he lives, what was paid, what is open, what happened. */
export function PersonScreen() {
  const { personId } = route.useParams();
  const answer = useAsk(PersonFileDocument, { id: personId });
  return <Answer of={answer}>{({ person }) => <PersonOf key={person.id} person={person} />}</Answer>;
}

function PersonOf({ person }: { readonly person: PersonFile }) {
  const t = useWords(peopleWords);
  const maySee = useMaySee();
  const { tab: wanted } = route.useSearch();
  const tab = wanted && maySee(wanted) ? wanted : undefined;
  const { ref } = usePageTitle(person.fullName, t('personHelp'));
  return (
    <article className="person">
      <div className="person-top">
        <Identity person={person} headingRef={ref} />
        <nav className="person-tabs" aria-label={t('tabs')}>
          {[undefined, ...personTabs.filter(maySee)].map((each) => (
            <Link
              key={each ?? 'overview'}
              to="/people/$personId"
              params={{ personId: person.id }}
              search={{ tab: each }}
              activeOptions={{ explicitUndefined: true }}
            >
              {t(each ?? 'overview')}
            </Link>
          ))}
        </nav>
      </div>
      <div className="person-body" role="region" aria-label={t(tab ?? 'overview')} tabIndex={0}>
        {tab ? <Part person={person} tab={tab} /> : <Overview person={person} />}
      </div>
    </article>
  );
}

function Overview({ person }: { readonly person: PersonFile }) {
  const maySee = useMaySee();
  return (
    <div className="person-columns">
      <div className="person-column">
        {maySee('benefits') && <Receives personId={person.id} />}
        <Household person={person} />
        {maySee('payments') && <Payments personId={person.id} most={6} />}
      </div>
      <div className="person-column">
        {maySee('cases') && <OpenCases personId={person.id} />}
        <Timeline person={person} most={8} />
      </div>
    </div>
  );
}

function Part({ person, tab }: { readonly person: PersonFile; readonly tab: PersonTab }) {
  if (tab === 'household') return <Household person={person} />;
  if (tab === 'benefits') return <BenefitHistory personId={person.id} />;
  if (tab === 'cases') return <CaseList personId={person.id} />;
  if (tab === 'papers') return <Papers personId={person.id} />;
  if (tab === 'payments') return <Payments personId={person.id} />;
  return <Timeline person={person} />;
}
