import { useState } from 'react';
import { MenuOutlined, QuestionCircleOutlined } from '@ant-design/icons';
import { Link, useRouter, useRouterState } from '@tanstack/react-router';
import { Dropdown } from 'antd';
import { initialsOf } from '../words/days.ts';
import { chooseLanguage, language, useWords } from '../words/i18n.ts';
import mark from './mark.svg';
import { chooseDuty, signOut } from './own-session.ts';
import { placesOf } from './places.tsx';
import { SearchBox } from './search-box.tsx';
import { shellWords } from './shell.words.ts';
import { areaOf, dutyOf, useViewer } from './viewer.ts';

/** Mark and area, search, places, saved queues, and oneself. Narrow, it is a bar with a menu. */
export function SideBar({ onHelp }: { readonly onHelp: () => void }) {
  const t = useWords(shellWords);
  const viewer = useViewer();
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

function Oneself({ onHelp }: { readonly onHelp: () => void }) {
  const t = useWords(shellWords);
  const viewer = useViewer();
  const duty = dutyOf(viewer);
  const others = viewer.duties.filter(({ id }) => id !== viewer.dutyId);
  const items = [
    ...others.map(({ id, title, agencyName }) => ({
      key: id,
      label: `${t('switchDuty')}: ${title}, ${agencyName}`,
      onClick: () => void chooseDuty(id),
    })),
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
