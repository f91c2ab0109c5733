import { useEffect, useState } from 'react';
import { SearchOutlined } from '@ant-design/icons';
import { Link, useNavigate } from '@tanstack/react-router';
import { Button, Input } from 'antd';
import { useMay } from '../../app/viewer.ts';
import { useRested } from '../../form/person-field.tsx';
import { Page } from '../../kit/page.tsx';
import { PagedTable } from '../../kit/paged-table.tsx';
import { Empty } from '../../kit/states.tsx';
import { Ago } from '../../kit/values.tsx';
import { useAskPages } from '../../server/use-ask-pages.ts';
import { useWords } from '../../words/i18n.ts';
import { UsersDocument } from './admin.operations.ts';
import { usersRoute } from './admin.route.ts';
import { adminWords } from './admin.words.ts';
import { isOver, useNames } from './names.ts';
import { Proposals } from './proposals.tsx';
import { UserState } from './user-state.tsx';
import './admin.css';

/** Everybody who signs in at the agencies within reach, and what waits for a second administrator. */
export function Users() {
  const t = useWords(adminWords);
  const may = useMay();
  const navigate = useNavigate();
  return (
    <Page
      title={t('title')}
      help={t('help')}
      actions={
        may('administration.keep-users') && (
          <Button type="primary" onClick={() => void navigate({ to: '/admin/invite' })}>
            {t('invite')}
          </Button>
        )
      }
    >
      <Proposals />
      <Find />
      <List />
    </Page>
  );
}

function Find() {
  const t = useWords(adminWords);
  const navigate = useNavigate();
  const { words = '' } = usersRoute.useSearch();
  const [typed, setTyped] = useState(words);
  const rested = useRested(typed).normalize('NFC').trim();
  useEffect(() => {
    void navigate({ to: '/admin', search: rested === '' ? {} : { words: rested }, replace: true });
  }, [rested, navigate]);
  return (
    <Input
      className="admin-find"
      prefix={<SearchOutlined />}
      aria-label={t('find')}
      placeholder={t('find')}
      allowClear
      maxLength={100}
      value={typed}
      onChange={({ target }) => setTyped(target.value)}
    />
  );
}

function List() {
  const t = useWords(adminWords);
  const names = useNames();
  const { words } = usersRoute.useSearch();
  const pages = useAskPages(UsersDocument, words ? { words } : {}, ({ users }) => users);
  return (
    <PagedTable
      pages={pages}
      none={<Empty title={t('nobody')}>{t('nobodyText')}</Empty>}
      heads={
        <>
          <th>{t('name')}</th>
          <th>{t('agency')}</th>
          <th>{t('duties')}</th>
          <th>{t('state')}</th>
          <th>{t('lastSeen')}</th>
        </>
      }
    >
      {(user) => (
        <tr key={user.id}>
          <td>
            <Link to="/admin/$userId" params={{ userId: user.id }}>
              {user.fullName}
            </Link>
            <div className="secondary admin-username">{user.username}</div>
          </td>
          <td>{names.agency(user.agencyId)}</td>
          <td>
            {user.duties
              .filter((duty) => !isOver(duty))
              .map(({ title }) => title)
              .join('; ') || <span className="secondary">{t('noDuty')}</span>}
          </td>
          <td>
            <UserState user={user} />
          </td>
          <td>{user.lastSeenAt ? <Ago at={user.lastSeenAt} /> : t('never')}</td>
        </tr>
      )}
    </PagedTable>
  );
}
