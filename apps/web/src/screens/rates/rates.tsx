import { useNavigate } from '@tanstack/react-router';
import { useMay } from '../../app/viewer.ts';
import { Choose } from '../../kit/choose.tsx';
import { Page } from '../../kit/page.tsx';
import { Answer, Empty } from '../../kit/states.tsx';
import { useAsk } from '../../server/use-ask.ts';
import { todayIs } from '../../words/days.ts';
import { useWords } from '../../words/i18n.ts';
import { printVnd } from '../../words/money.ts';
import { CostOfDraft } from './cost.tsx';
import { Drafts } from './drafts.tsx';
import { Propose } from './propose.tsx';
import { RateRows } from './rate-rows.tsx';
import { keyTitle, type Rate, RatesDocument, RateTablesDocument, type Table } from './rates.operations.ts';
import { ratesRoute, type RatesSearch } from './rates.route.ts';
import { ratesWords } from './rates.words.ts';
import './rates.css';

/** The rate book: what is in force and by which article, drafts with their cost, publication by another person. */
export function Rates() {
  const t = useWords(ratesWords);
  const tables = useAsk(RateTablesDocument, {});
  return (
    <Answer of={tables}>
      {({ rateTables }) =>
        rateTables[0] ? (
          <RatesOfTable tables={rateTables} first={rateTables[0]} />
        ) : (
          <Page title={t('title')} help={t('help')}>
            <Empty title={t('noTables')} />
          </Page>
        )
      }
    </Answer>
  );
}

/** Published, and not past. */
const isCurrent = ({ state, untilMonth }: Rate): boolean =>
  state === 'published' && (!untilMonth || untilMonth > todayIs().slice(0, 7));

function RatesOfTable({ tables, first }: { readonly tables: readonly Table[]; readonly first: Table }) {
  const t = useWords(ratesWords);
  const may = useMay();
  const navigate = useNavigate();
  const search = ratesRoute.useSearch();
  const table = tables.find(({ code }) => code === search.table) ?? first;
  const { code } = table;
  const answer = useAsk(RatesDocument, { table: code });
  const show = (change: RatesSearch) => void navigate({ to: '/rates', search: change, replace: true });
  return (
    <Page
      title={t('title')}
      help={t('help')}
      actions={may('rate.propose') && <Propose key={code} table={table} units={answer.data?.units ?? []} />}
    >
      <div className="rates-bar">
        <label>
          {t('table')}
          <Choose
            label={t('table')}
            value={code}
            options={tables.map((each) => ({ value: each.code, label: each.title }))}
            onChange={(chosen: string) => show({ table: chosen })}
          />
        </label>
        <label>
          <input
            type="checkbox"
            checked={search.past ?? false}
            onChange={({ target }) => show({ table: code, ...(target.checked && { past: true }) })}
          />
          {t('past')}
        </label>
      </div>
      <Answer of={answer}>
        {({ rates, units }) => {
          const drafts = rates.filter(({ state }) => state === 'draft');
          const draft = drafts.find(({ id }) => id === search.draft);
          return (
            <>
              <Drafts drafts={drafts} units={units} table={table} />
              {draft && (
                <CostOfDraft
                  draft={draft}
                  units={units}
                  title={t('costOf', { key: keyTitle(table, draft.key), value: printVnd(draft.value) })}
                />
              )}
              <RateRows
                rates={rates.filter((rate) => (search.past ? rate.state !== 'draft' : isCurrent(rate)))}
                units={units}
                table={table}
              />
            </>
          );
        }}
      </Answer>
    </Page>
  );
}
