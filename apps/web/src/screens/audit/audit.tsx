import { Link } from '@tanstack/react-router';
import { Page } from '../../kit/page.tsx';
import { PagedTable } from '../../kit/paged-table.tsx';
import { Empty } from '../../kit/states.tsx';
import { useAskPages } from '../../server/use-ask-pages.ts';
import { printInstant } from '../../words/days.ts';
import { useWords } from '../../words/i18n.ts';
import { AuditEntriesDocument } from './audit.operations.ts';
import { questionOf } from './audit-question.ts';
import { readingsTogether } from './readings.ts';
import { auditRoute, type AuditSearch } from './audit.route.ts';
import { useAuditNames } from './audit-names.ts';
import { auditWords } from './audit.words.ts';
import { Question } from './question.tsx';
import './audit.css';

/** Who saw this record, and what did this user do. Asked only on purpose, since asking is on record. */
export function Audit() {
  const t = useWords(auditWords);
  const search = auditRoute.useSearch();
  const isAsked = Object.keys(search).length > 0;
  return (
    <Page title={t('title')} help={t('help')} subtitle={t('recorded')}>
      <Question key={JSON.stringify(search)} search={search} />
      {isAsked ? <Found search={search} /> : <Empty title={t('notAsked')}>{t('notAskedText')}</Empty>}
    </Page>
  );
}

function Found({ search }: { readonly search: AuditSearch }) {
  const t = useWords(auditWords);
  const names = useAuditNames();
  const pages = useAskPages(AuditEntriesDocument, { question: questionOf(search) }, ({ auditEntries }) => auditEntries);
  const rows = pages.rows && readingsTogether(pages.rows);
  return (
    <section aria-label={t('found')}>
      <PagedTable
        pages={{ ...pages, rows }}
        none={<Empty title={t('none')}>{t('noneText')}</Empty>}
        heads={
          <>
            <th>{t('at')}</th>
            <th>{t('who')}</th>
            <th>{t('what')}</th>
            <th>{t('whom')}</th>
            <th>{t('reason')}</th>
          </>
        }
      >
        {({ entry, times }) => (
          <tr key={entry.id}>
            <td className="audit-at">{printInstant(new Date(entry.at))}</td>
            <td>
              {entry.actorName ? (
                <Link to="/audit" search={{ user: entry.actorId }}>
                  {entry.actorName}
                </Link>
              ) : (
                t('system')
              )}
              <div className="secondary">{[entry.title, entry.agencyName].filter(Boolean).join(' · ')}</div>
            </td>
            <td>
              {names.act(entry.act)}
              {times > 1 && <span className="secondary"> {t('times', { count: times })}</span>}
            </td>
            <td>
              <Link to="/audit" search={{ kind: entry.subjectKind, id: entry.subjectId }}>
                {names.subject(entry.subjectKind)}
              </Link>
              <div className="secondary audit-id">{entry.subjectId}</div>
            </td>
            <td>{entry.reason}</td>
          </tr>
        )}
      </PagedTable>
    </section>
  );
}
