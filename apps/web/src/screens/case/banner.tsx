import { type RefObject } from 'react';
import { SafetyCertificateFilled } from '@ant-design/icons';
import { Link } from '@tanstack/react-router';
import { toneOf, useDueWord } from '../../kit/due.tsx';
import { StatusTag } from '../../kit/status-tag.tsx';
import { printDay, printLongDay } from '../../words/days.ts';
import { useWords } from '../../words/i18n.ts';
import { printPersonalNumber } from '../../words/numbers.ts';
import { type CaseFile } from './case.operations.ts';
import { caseWords } from './case.words.ts';

interface BannerProps {
  readonly file: CaseFile;
  readonly headingRef: RefObject<HTMLHeadingElement | null>;
}

/** The right person, always; the clock at the right with its article. */
export function Banner({ file, headingRef }: BannerProps) {
  const t = useWords(caseWords);
  const { person } = file;
  const home = person?.residences.find(({ validUntil }) => !validUntil);
  return (
    <header className="banner">
      <div>
        <h1 ref={headingRef} tabIndex={-1}>
          <PersonLink file={file} />
          {person?.identityState === 'matched' && (
            <StatusTag tone="grey" icon={<SafetyCertificateFilled />}>
              {t('verified')}
            </StatusTag>
          )}
          {person?.lifeStatus === 'dead' && (
            <StatusTag tone="red">{t('dead', { day: person.diedOn ? printDay(person.diedOn) : '' })}</StatusTag>
          )}
        </h1>
        <dl className="banner-facts">
          {person?.birth && <Fact word={t('born')} value={`${printDay(person.birth)}, ${t(person.sex)}`} />}
          {person?.personalNumber && <Fact word={t('number')} value={printPersonalNumber(person.personalNumber)} />}
          <Fact word={t('lives')} value={[home?.hamlet ?? home?.address, file.unit?.name].filter(Boolean).join(', ')} />
        </dl>
      </div>
      <ClockOf file={file} />
    </header>
  );
}

const Fact = ({ word, value }: { readonly word: string; readonly value: string }) => (
  <div>
    <dt>{word}</dt> <dd>{value}</dd>
  </div>
);

function PersonLink({ file: { person, code } }: { readonly file: CaseFile }) {
  if (!person) return code;
  return (
    <Link to="/people/$personId" params={{ personId: person.id }} className="banner-person">
      {person.fullName}
    </Link>
  );
}

function ClockOf({ file: { clock, closedOn, stateTitle } }: { readonly file: CaseFile }) {
  const t = useWords(caseWords);
  const word = useDueWord();
  if (closedOn)
    return (
      <div className="banner-clock">
        <strong>{stateTitle}</strong>
        <div className="secondary">{t('closedOn', { day: printDay(closedOn) })}</div>
      </div>
    );
  return (
    <div className="banner-clock">
      <StatusTag tone={toneOf(clock)} plain>
        {word(clock)}
      </StatusTag>
      <div className="secondary">
        {clock.dueOn && `${t('deadline', { day: printLongDay(clock.dueOn) })} · `}
        {clock.pausedOn && `${t('stoppedOn', { day: printDay(clock.pausedOn) })} · `}
        {clock.basis}
      </div>
    </div>
  );
}
