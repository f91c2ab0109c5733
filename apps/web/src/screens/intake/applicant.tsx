import { useState } from 'react';
import { Button } from 'antd';
import { formWords } from '../../form/form.words.ts';
import { personWords, usePeople } from '../../form/person-field.tsx';
import { type ApplicantQuery } from '../../gql/graphql.ts';
import { useMay } from '../../app/viewer.ts';
import { Choose } from '../../kit/choose.tsx';
import { printDay } from '../../words/days.ts';
import { useWords } from '../../words/i18n.ts';
import { intakeWords } from './intake.words.ts';
import { Registration } from './registration.tsx';

interface ApplicantProps {
  readonly person: ApplicantQuery['person'] | undefined;
  readonly onChosen: (personId: string) => void;
  readonly onDropped: () => void;
}

/** Somebody known, found by name or number; or registered on the spot. */
export function Applicant({ person, onChosen, onDropped }: ApplicantProps) {
  const t = useWords(intakeWords);
  const may = useMay();
  const [isNew, setNew] = useState(false);
  if (person) return <Chosen person={person} onDropped={onDropped} />;
  if (isNew) return <Registration onChosen={onChosen} onBack={() => setNew(false)} />;
  return (
    <div className="intake-field">
      <label htmlFor="person">{t('person')}</label>
      <FindPerson onChosen={onChosen} />
      {may('citizen.register') && (
        <Button type="link" className="intake-link" onClick={() => setNew(true)}>
          {t('newPerson')}
        </Button>
      )}
    </div>
  );
}

function FindPerson({ onChosen }: { readonly onChosen: (personId: string) => void }) {
  const t = useWords(intakeWords);
  const words = useWords(formWords);
  const [typed, setTyped] = useState('');
  const { people, isAsked } = usePeople(typed);
  return (
    <Choose
      label={t('person')}
      id="person"
      autoFocus
      placeholder={words('findPerson')}
      value={null}
      options={people.map((each) => ({ value: each.id, label: personWords(each) }))}
      showSearch={{ filterOption: false, onSearch: setTyped }}
      notFoundContent={isAsked ? words('nobody') : null}
      onChange={(id: string | null) => id && onChosen(id)}
    />
  );
}

function Chosen({ person, onDropped }: { readonly person: ApplicantQuery['person']; readonly onDropped: () => void }) {
  const t = useWords(intakeWords);
  const home = person.residences.find(({ validUntil }) => !validUntil);
  return (
    <section className="intake-person" aria-label={t('person')}>
      <div>
        <strong>{person.fullName}</strong>
        <div className="secondary">
          {[person.birth && printDay(person.birth), person.personalNumber, home?.hamlet, home?.address]
            .filter(Boolean)
            .join(' · ')}
        </div>
      </div>
      <Button size="small" onClick={onDropped}>
        {t('other')}
      </Button>
    </section>
  );
}
