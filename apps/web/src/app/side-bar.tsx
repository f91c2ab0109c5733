import { useState } from 'react';
import { CloseOutlined, MenuOutlined, QuestionCircleOutlined } from '@ant-design/icons';
import { Link, useRouter, useRouterState } from '@tanstack/react-router';
import { Dropdown } from 'antd';
import { WorklistCountersDocument } from '../screens/worklist/worklist.operations.ts';
import { type WorklistSearch } from '../screens/worklist/worklist.search.ts';
import { useAsk } from '../server/use-ask.ts';
import { useCommand } from '../server/use-command.ts';
import { initialsOf } from '../words/days.ts';
import { chooseLanguage, language, useWords } from '../words/i18n.ts';
import mark from './mark.svg';
import { chooseDuty, signOut } from './own-session.ts';
import { placesOf } from './places.tsx';
import { DropQueueDocument, useQueues } from './queues.ts';
import { SearchBox } from './search-box.tsx';
import { shellWords } from './shell.words.ts';
import { areaOf, dutyOf, useMay, useViewer } from './viewer.ts';

/** Mark and area, search, places, saved queues, and oneself. Narrow, it is a bar with a menu. */
export function SideBar({ onHelp }: { readonly onHelp: () => void }) {
  const t = useWords(shellWords);
  const viewer = useViewer();
  const may = useMay();
  const [isOpen, setOpen] = useState(false);
  return (
    <div className={`side${isOpen ? ' side-open' : ''}`}>
      <div className="side-head">
        <button
          type="button"
          className="side-menu"
          aria-expanded={isOpen}
          aria-controls="places"
          aria-label={t('menu')}
          onClick={() => setOpen(!isOpen)}
        >
          <MenuOutlined />
        </button>
        <Link to="/" className="brand">
          <img src={mark} alt="" width="30" height="30" />
          <span>
            <strong>{t('brand')}</strong>
            <small>{areaOf(viewer)}</small>
          </span>
        </Link>
      </div>
      <SearchBox />
      <div id="places" className="side-places" onClick={() => setOpen(false)}>
        <Places />
        {may('case.read') && <Queues />}
      </div>
      <Oneself onHelp={onHelp} />
    </div>
  );
}

function Places() {
  const t = useWords(shellWords);
  const viewer = useViewer();
  const router = useRouter();
  const routes = new Set(Object.keys(router.routesByPath));
  const path = useRouterState({ select: ({ location }) => location.pathname });
  const isHere = (place: string) => (place === '/' ? path === '/' : path.startsWith(place));
  return (
    <nav aria-label={t('places')}>
      <ul>
        {placesOf(viewer, routes).map((place) => (
          <li key={place.path}>
            <Link to={place.path} className="place" aria-current={isHere(place.path) ? 'page' : undefined}>
              <span className="place-icon" aria-hidden="true">
                {place.icon}
              </span>
              {t(place.word)}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}

/** Filters of the worklist that were saved, each with how many cases it finds. */
function Queues() {
  const t = useWords(shellWords);
  const queues = useQueues();
  const drop = useCommand(DropQueueDocument, { changes: ['SavedQueues'] });
  const href = useRouterState({ select: ({ location }) => location.href });
  const router = useRouter();
  if (queues.length === 0) return null;
  return (
    <nav aria-labelledby="queues">
      <h2 id="queues">{t('queues')}</h2>
      <ul>
        {queues.map(({ name, search }) => (
          <li key={name} className="queue">
            <Link
              to="/"
              search={search}
              className="place"
              aria-current={router.buildLocation({ to: '/', search }).href === href ? 'page' : undefined}
            >
              <span className="queue-name">{name}</span>
              <QueueCount search={search} />
            </Link>
            <button
              type="button"
              className="help-button queue-drop"
              aria-label={t('dropQueue', { name })}
              onClick={() => void drop.send({ name })}
            >
              <CloseOutlined />
            </button>
          </li>
        ))}
      </ul>
    </nav>
  );
}

function QueueCount({ search: { due, office, ...narrowing } }: { readonly search: WorklistSearch }) {
  const { data } = useAsk(WorklistCountersDocument, { ...narrowing, mine: !office }, { staleTime: 60_000 });
  const counts = data?.worklistCounters;
  if (!counts) return null;
  return (
    <span className="place-count">
      {due ? counts[due] : counts.overdue + counts.soon + counts.onTime + counts.paused}
    </span>
  );
}

function Oneself({ onHelp }: { readonly onHelp: () => void }) {
  const t = useWords(shellWords);
  const viewer = useViewer();
  const router = useRouter();
  const duty = dutyOf(viewer);
  const others = viewer.duties.filter(({ id }) => id !== viewer.dutyId);
  const items = [
    ...others.map(({ id, title, agencyName }) => ({
      key: id,
      label: `${t('switchDuty')}: ${title}, ${agencyName}`,
      onClick: () => void chooseDuty(id),
    })),
    { key: 'jobs', label: t('jobs'), onClick: () => void router.navigate({ to: '/jobs' }) },
    { key: 'away', label: t('away'), onClick: () => void router.navigate({ to: '/away' }) },
    {
      key: 'language',
      label: t('language'),
      onClick: () => void chooseLanguage(language() === 'vi' ? 'en' : 'vi'),
    },
    { key: 'out', label: t('signOut'), onClick: () => void signOut() },
  ];
  return (
    <div className="side-foot">
      <Dropdown menu={{ items }} trigger={['click']} placement="topLeft">
        <button type="button" className="oneself" title={t('account')}>
          <span className="avatar" aria-hidden="true">
            {initialsOf(viewer.name)}
          </span>
          <span className="oneself-words">
            <strong>{viewer.name}</strong>
            <small>{duty?.title}</small>
          </span>
        </button>
      </Dropdown>
      <button type="button" className="help-button" aria-label={t('help')} title={t('help')} onClick={onHelp}>
        <QuestionCircleOutlined />
      </button>
    </div>
  );
}
