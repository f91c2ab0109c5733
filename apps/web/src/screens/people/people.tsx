import { useEffect, useRef } from 'react';
import { getRouteApi, Link, useNavigate } from '@tanstack/react-router';
import { Button } from 'antd';
import { ExportButton } from '../../kit/export-button.tsx';
import { Page } from '../../kit/page.tsx';
import { Answer, Empty } from '../../kit/states.tsx';
import { StatusTag } from '../../kit/status-tag.tsx';
import { Day } from '../../kit/values.tsx';
import { useAsk } from '../../server/use-ask.ts';
import { useAskPages } from '../../server/use-ask-pages.ts';
import { useWords } from '../../words/i18n.ts';
import { printPersonalNumber } from '../../words/numbers.ts';
import {
  ExportPeopleDocument,
  FoundByNumberDocument,
  type FoundPerson,
  FoundPeopleDocument,
} from './people.operations.ts';
import { peopleWords } from './people.words.ts';
import './people.css';

const route = getRouteApi('/people');

/** Milliseconds for which typing rests before it is asked for. */
const typingPause = 300;

const isName = (words: string): boolean => /\p{L}/u.test(words);

/** People of the area by name or by number, as one types. */
export function People() {
  const t = useWords(peopleWords);
  const { words = '' } = route.useSearch();
  return (
    <Page
      title={t('title')}
      help={t('help')}
      actions={
        <ExportButton
          document={ExportPeopleDocument}
          question={isName(words) ? { words } : {}}
          jobOf={({ exportPeople }) => exportPeople.id}
        />
      }
    >
      <Finder words={words} />
      <Found words={words} />
    </Page>
  );
}

/** The address holds what is asked for; the field is left alone while somebody types in it, for the sake of input methods. */
function Finder({ words }: { readonly words: string }) {
  const t = useWords(peopleWords);
  const navigate = useNavigate();
  const field = useRef<HTMLInputElement>(null);
  const timer = useRef(0);
  useEffect(() => {
    if (field.current && field.current !== document.activeElement) field.current.value = words;
  }, [words]);
  useEffect(() => () => clearTimeout(timer.current), []);
  const ask = () => {
    const typed = field.current?.value.normalize('NFC').trim() ?? '';
    void navigate({ to: '/people', search: typed === '' ? {} : { words: typed }, replace: true });
  };
  return (
    <form
      className="people-find"
      role="search"
      aria-label={t('find')}
      onSubmit={(event) => {
        event.preventDefault();
        ask();
      }}
    >
      <label htmlFor="people-words">{t('find')}</label>
      <input
        id="people-words"
        ref={field}
        type="search"
        autoComplete="off"
        maxLength={100}
        defaultValue={words}
        aria-describedby="people-hint"
        onChange={() => {
          clearTimeout(timer.current);
          timer.current = window.setTimeout(ask, typingPause);
        }}
      />
      <p id="people-hint" className="secondary">
        {t('findHint')}
      </p>
    </form>
  );
}

function Found({ words }: { readonly words: string }) {
  const t = useWords(peopleWords);
  const digits = words.replace(/\s/g, '');
  if (/^(\d{9}|\d{12})$/.test(digits)) return <ByNumber number={digits} />;
  if (/^\d+$/.test(digits)) return <Empty title={t('unfinished')}>{t('unfinishedText')}</Empty>;
  if (!isName(words)) return <Empty title={t('start')}>{t('startText')}</Empty>;
  return <ByName words={words} />;
}

function ByNumber({ number }: { readonly number: string }) {
  const answer = useAsk(FoundByNumberDocument, { number });
  return <Answer of={answer}>{({ peopleByNumber }) => <Rows people={peopleByNumber} />}</Answer>;
}

function ByName({ words }: { readonly words: string }) {
  const t = useWords(peopleWords);
  const pages = useAskPages(FoundPeopleDocument, { words }, ({ searchPeople }) => searchPeople);
  const showNext = async () => {
    const first = pages.rows?.length ?? 0;
    await pages.next();
    document.querySelector<HTMLElement>(`[data-person="${first}"]`)?.focus();
  };
  return (
    <>
      <Answer of={{ data: pages.rows, error: pages.error, refetch: pages.refetch }}>
        {(rows) => <Rows people={rows} />}
      </Answer>
      {pages.hasNext && (
        <p className="people-more">
          <Button loading={pages.isNextComing} onClick={() => void showNext()}>
            {t('more')}
          </Button>
        </p>
      )}
    </>
  );
}

function Rows({ people }: { readonly people: readonly FoundPerson[] }) {
  const t = useWords(peopleWords);
  if (people.length === 0) return <Empty title={t('nobody')}>{t('nobodyText')}</Empty>;
  return (
    <div className="table-scroll">
      <table className="table people-table">
        <thead>
          <tr>
            <th>{t('name')}</th>
            <th>{t('birth')}</th>
            <th>{t('number')}</th>
            <th>{t('commune')}</th>
            <th>{t('status')}</th>
          </tr>
        </thead>
        <tbody>
          {people.map((person, index) => (
            <tr key={person.id}>
              <td>
                <Link
                  to="/people/$personId"
                  params={{ personId: person.id }}
                  className="person-link"
                  data-person={index}
                >
                  {person.fullName}
                </Link>
              </td>
              <td>
                {person.birth && <Day value={person.birth} />} <span className="secondary">{t(person.sex)}</span>
              </td>
              <td>{person.personalNumber && printPersonalNumber(person.personalNumber)}</td>
              <td>{person.unit?.name}</td>
              <td>
                <Status person={person} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Status({ person: { lifeStatus, identityState } }: { readonly person: FoundPerson }) {
  const t = useWords(peopleWords);
  if (lifeStatus !== 'alive')
    return (
      <StatusTag tone={lifeStatus === 'dead' ? 'grey' : 'amber'} plain>
        {t(lifeStatus)}
      </StatusTag>
    );
  if (identityState === 'mismatch')
    return (
      <StatusTag tone="amber" plain>
        {t('mismatch')}
      </StatusTag>
    );
  return identityState === 'matched' ? (
    <StatusTag tone="green" plain>
      {t('matched')}
    </StatusTag>
  ) : (
    t('alive')
  );
}
