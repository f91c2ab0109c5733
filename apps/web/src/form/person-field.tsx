import { useEffect, useState } from 'react';
import { Choose } from '../kit/choose.tsx';
import { graphql } from '../gql/index.ts';
import { useAsk } from '../server/use-ask.ts';
import { printDay } from '../words/days.ts';
import { useWords } from '../words/i18n.ts';
import { formWords } from './form.words.ts';

const FindPeopleDocument = graphql(`
  query FindPeople($words: String!) {
    searchPeople(words: $words, first: 10) {
      nodes {
        id
        fullName
        birth
        personalNumber
      }
    }
  }
`);

const FindByNumberDocument = graphql(`
  query FindByNumber($number: String!) {
    peopleByNumber(number: $number) {
      id
      fullName
      birth
      personalNumber
    }
  }
`);

const PersonNameDocument = graphql(`
  query PersonName($id: ID!) {
    person(id: $id) {
      id
      fullName
      birth
      personalNumber
    }
  }
`);

interface Found {
  readonly id: string;
  readonly fullName: string;
  readonly birth?: string | null;
  readonly personalNumber?: string | null;
}

/** What was typed, once the typing rests. */
export function useRested(typed: string, pause = 300): string {
  const [rested, setRested] = useState(typed);
  useEffect(() => {
    const timer = setTimeout(() => setRested(typed), pause);
    return () => clearTimeout(timer);
  }, [typed, pause]);
  return rested;
}

/** People of the area by name or by number, for whoever types either. */
export function usePeople(typed: string): { readonly people: readonly Found[]; readonly isAsked: boolean } {
  const words = useRested(typed.trim());
  const isNumber = /^\d{9,12}$/.test(words);
  const isName = !isNumber && words.length >= 2 && !/\d/.test(words);
  const byName = useAsk(FindPeopleDocument, { words }, { enabled: isName, keepsPrevious: true });
  const byNumber = useAsk(FindByNumberDocument, { number: words }, { enabled: isNumber });
  const people = isNumber ? byNumber.data?.peopleByNumber : isName ? byName.data?.searchPeople.nodes : [];
  return { people: people ?? [], isAsked: (isNumber || isName) && !byName.isFetching && !byNumber.isFetching };
}

export const personWords = ({ fullName, birth, personalNumber }: Found): string =>
  [fullName, birth && printDay(birth), personalNumber].filter(Boolean).join(' · ');

interface PersonFieldProps {
  readonly id?: string;
  readonly value?: string;
  readonly onChange?: (value: string | undefined) => void;
}

/** Someone registered in the area. */
export function PersonField({ value, onChange, ...rest }: PersonFieldProps) {
  const t = useWords(formWords);
  const [typed, setTyped] = useState('');
  const { people, isAsked } = usePeople(typed);
  const chosen = useAsk(PersonNameDocument, { id: value ?? '' }, { enabled: value !== undefined });
  const known = chosen.data?.person;
  const options = [...(known && !people.some(({ id }) => id === known.id) ? [known] : []), ...people];
  return (
    <Choose
      label={t('findPerson')}
      {...rest}
      allowClear
      placeholder={t('findPerson')}
      value={value ?? null}
      options={options.map((each) => ({ value: each.id, label: personWords(each) }))}
      showSearch={{ filterOption: false, onSearch: setTyped }}
      notFoundContent={isAsked ? t('nobody') : null}
      onChange={(id: string | null) => onChange?.(id ?? undefined)}
    />
  );
}
