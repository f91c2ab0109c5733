import { useState } from 'react';
import { getRouteApi, Link, useNavigate } from '@tanstack/react-router';
import { DayField } from '../../form/day-field.tsx';
import { isOfKind } from '../../form/day-text.ts';
import { printDay, todayIs } from '../../words/days.ts';
import { useWords } from '../../words/i18n.ts';
import { withinText } from '../../words/names.ts';
import { type Branch, treeOf } from './household-tree.ts';
import { type Member, type PersonFile } from './people.operations.ts';
import { peopleWords } from './people.words.ts';

const route = getRouteApi('/people/$personId');

/** Whom the person lives with on a day, as a tree; who left before that day stays, dimmed. */
export function Household({ person }: { readonly person: PersonFile }) {
  const t = useWords(peopleWords);
  const { on = todayIs() } = route.useSearch();
  const membership = person.households.find(
    ({ validFrom, validUntil }) => validFrom <= on && (!validUntil || on < validUntil),
  );
  return (
    <section className="card" aria-label={t('household')}>
      <div className="card-head">
        <h2>
          {t('household')}{' '}
          {membership && <span className="secondary">{t('householdCode', { code: membership.householdCode })}</span>}
        </h2>
        <OnDay key={on} on={on} />
      </div>
      <div className="card-body">
        {membership ? (
          <Branches of={treeOf(membership.members, on)} on={on} selfId={person.id} />
        ) : (
          <p className="secondary">{t('noHousehold')}</p>
        )}
      </div>
    </section>
  );
}

function OnDay({ on }: { readonly on: string }) {
  const t = useWords(peopleWords);
  const navigate = useNavigate({ from: '/people/$personId' });
  const [typed, setTyped] = useState(on);
  const isDay = isOfKind('day', typed);
  const look = () => {
    if (isDay && typed !== on)
      void navigate({ search: (last) => ({ ...(last.tab && { tab: last.tab }), on: typed }), replace: true });
  };
  return (
    <label className="on-day">
      <span className="secondary">{t('onDay')}</span>
      <DayField
        kind="day"
        value={typed}
        onChange={setTyped}
        onBlur={look}
        onPressEnter={look}
        {...(!isDay && { status: 'error' as const, 'aria-invalid': true })}
      />
    </label>
  );
}

interface BranchesProps {
  readonly of: readonly Branch[];
  readonly on: string;
  readonly selfId: string;
}

function Branches({ of, on, selfId }: BranchesProps) {
  return (
    <ul className="household-tree">
      {of.map(({ member, under }) => (
        <li key={`${member.person?.id} ${member.validFrom}`}>
          <MemberLine member={member} on={on} isSelf={member.person?.id === selfId} />
          {under.length > 0 && <Branches of={under} on={on} selfId={selfId} />}
        </li>
      ))}
    </ul>
  );
}

interface MemberLineProps {
  readonly member: Member;
  readonly on: string;
  readonly isSelf: boolean;
}

function MemberLine({ member: { person, role, validUntil }, on, isSelf }: MemberLineProps) {
  const t = useWords(peopleWords);
  if (!person) return null;
  const hasLeft = validUntil !== null && validUntil <= on;
  const movedTo = hasLeft ? person.residences.find(({ validFrom }) => validFrom >= validUntil)?.unit?.name : undefined;
  return (
    <span className={hasLeft ? 'member member-left' : 'member'}>
      {isSelf ? (
        <strong>{person.fullName}</strong>
      ) : (
        <Link to="/people/$personId" params={{ personId: person.id }} className="person-link">
          {person.fullName}
        </Link>
      )}
      {person.birth && <span>{printDay(person.birth)}</span>}
      <span className="secondary">
        {t(`role_${role}`)}
        {person.lifeStatus === 'dead' && `, ${t('dead').toLocaleLowerCase('vi')}`}
        {hasLeft &&
          `, ${movedTo ? t('leftTo', { day: printDay(validUntil), unit: withinText(movedTo) }) : t('leftOn', { day: printDay(validUntil) })}`}
      </span>
    </span>
  );
}
