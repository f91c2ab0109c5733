import { type RefObject } from 'react';
import { PlusOutlined, SafetyCertificateFilled } from '@ant-design/icons';
import { Link } from '@tanstack/react-router';
import { useMay } from '../../app/viewer.ts';
import { StatusTag } from '../../kit/status-tag.tsx';
import { printDay } from '../../words/days.ts';
import { useWords } from '../../words/i18n.ts';
import { withinText } from '../../words/names.ts';
import { printPersonalNumber } from '../../words/numbers.ts';
import { type PersonFile } from './people.operations.ts';
import { peopleWords } from './people.words.ts';

interface IdentityProps {
  readonly person: PersonFile;
  readonly headingRef: RefObject<HTMLHeadingElement | null>;
}

/** The right person, always: name, birth, number and place. */
export function Identity({ person, headingRef }: IdentityProps) {
  const t = useWords(peopleWords);
  const may = useMay();
  const home = person.residences.find(({ validUntil }) => !validUntil);
  return (
    <header className="person-head">
      <div>
        <h1 ref={headingRef} tabIndex={-1}>
          {person.fullName} <Standing person={person} />
        </h1>
        <dl className="person-facts">
          {person.birth && <Fact word={t('born')} value={`${printDay(person.birth)}, ${t(person.sex)}`} />}
          {person.personalNumber && <Fact word={t('number')} value={printPersonalNumber(person.personalNumber)} />}
          <Fact
            word={t('lives')}
            value={[home?.hamlet ?? home?.address, person.unit && withinText(person.unit.name)]
              .filter(Boolean)
              .join(', ')}
          />
        </dl>
      </div>
      {may('case.start') && person.lifeStatus !== 'dead' && !person.mergedInto && (
        <Link to="/intake" search={{ person: person.id }} className="person-apply">
          <PlusOutlined aria-hidden="true" /> {t('apply')}
        </Link>
      )}
    </header>
  );
}

const Fact = ({ word, value }: { readonly word: string; readonly value: string }) => (
  <div>
    <dt>{word}</dt> <dd>{value}</dd>
  </div>
);

function Standing({
  person: { identityState, lifeStatus, diedOn, missingSince, mergedInto },
}: {
  readonly person: PersonFile;
}) {
  const t = useWords(peopleWords);
  return (
    <>
      {identityState === 'matched' && (
        <StatusTag tone="grey" icon={<SafetyCertificateFilled />}>
          {t('matched')}
        </StatusTag>
      )}
      {identityState === 'mismatch' && <StatusTag tone="amber">{t('mismatch')}</StatusTag>}
      {lifeStatus === 'dead' && (
        <StatusTag tone="red">{diedOn ? t('deadOn', { day: printDay(diedOn) }) : t('dead')}</StatusTag>
      )}
      {lifeStatus === 'missing' && (
        <StatusTag tone="amber">
          {missingSince ? t('missingOn', { day: printDay(missingSince) }) : t('missing')}
        </StatusTag>
      )}
      {mergedInto && (
        <Link to="/people/$personId" params={{ personId: mergedInto }} className="person-merged">
          {t('merged')}
        </Link>
      )}
    </>
  );
}
