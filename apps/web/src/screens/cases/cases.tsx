import { getRouteApi, Link, Navigate } from '@tanstack/react-router';
import { Button } from 'antd';
import { shellWords } from '../../app/shell.words.ts';
import { ExportButton } from '../../kit/export-button.tsx';
import { Page } from '../../kit/page.tsx';
import { useRowKeys } from '../../kit/row-keys.ts';
import { Answer, Empty } from '../../kit/states.tsx';
import { useAskPages } from '../../server/use-ask-pages.ts';
import { isCaseCode, mayBeginCaseCode } from '../../words/case-code.ts';
import { useWords } from '../../words/i18n.ts';
import { CasesDocument, ExportCasesDocument } from './cases.operations.ts';
import { type CasesSearch } from './cases.search.ts';
import { casesWords } from './cases.words.ts';
import { Filters } from './filters.tsx';
import { Rows } from './rows.tsx';
import './cases.css';

const route = getRouteApi('/cases');

/** Every case within the duty, open or closed. */
export function Cases() {
  const t = useWords(casesWords);
  const shell = useWords(shellWords);
  const search = route.useSearch();
  return (
    <Page
      title={shell('cases')}
      help={t('help')}
      subtitle={t('subtitle')}
      actions={
        <ExportButton
          document={ExportCasesDocument}
          question={questionOf(search)}
          jobOf={({ exportCases }) => exportCases.id}
        />
      }
    >
      <Filters search={search} />
      {search.words === undefined || mayBeginCaseCode(search.words) ? (
        <Found search={search} />
      ) : (
        <Empty title={t('noCode', { words: search.words })} action={<DropFilters />}>
          {t('noCodeText')}
        </Empty>
      )}
    </Page>
  );
}

/** What the server is asked for. */
const questionOf = ({ words, programme, state }: CasesSearch) => ({
  ...(words && { code: words }),
  ...(programme && { programme }),
  ...(state && { isOpen: state === 'open' }),
});

function Found({ search }: { readonly search: CasesSearch }) {
  const t = useWords(casesWords);
  const shell = useWords(shellWords);
  const { words, programme, state } = search;
  const pages = useAskPages(CasesDocument, questionOf(search), ({ cases }) => cases);
  useRowKeys();
  const meant = words && isCaseCode(words) && pages.rows?.find(({ code }) => code === words.toUpperCase());
  if (meant) return <Navigate to="/cases/$caseId" params={{ caseId: meant.id }} replace />;
  return (
    <Answer of={{ data: pages.rows, error: pages.error, refetch: pages.refetch }} rows={8}>
      {(rows) =>
        rows.length === 0 ? (
          <Nothing isFiltered={Boolean(words ?? programme ?? state)} />
        ) : (
          <>
            <Rows rows={rows} />
            <p className="cases-more">
              <span className="secondary">{t('shown', { count: rows.length })}</span>
              {pages.hasNext && (
                <Button size="small" loading={pages.isNextComing} onClick={() => void pages.next()}>
                  {shell('next')}
                </Button>
              )}
            </p>
          </>
        )
      }
    </Answer>
  );
}

function Nothing({ isFiltered }: { readonly isFiltered: boolean }) {
  const t = useWords(casesWords);
  if (!isFiltered) return <Empty title={t('noneTitle')}>{t('noneText')}</Empty>;
  return (
    <Empty title={t('noMatch')} action={<DropFilters />}>
      {t('noMatchText')}
    </Empty>
  );
}

function DropFilters() {
  const t = useWords(casesWords);
  return (
    <Link to="/cases">
      <Button size="small" tabIndex={-1}>
        {t('dropFilters')}
      </Button>
    </Link>
  );
}
