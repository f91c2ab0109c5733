import { Link } from '@tanstack/react-router';
import { Page } from '../../kit/page.tsx';
import { Answer, Empty } from '../../kit/states.tsx';
import { useAsk } from '../../server/use-ask.ts';
import { printInstant } from '../../words/days.ts';
import { useWords } from '../../words/i18n.ts';
import { printNumber } from '../../words/money.ts';
import { BatchState } from './batch-state.tsx';
import { ImportSheetsDocument, type ListedBatch, type Sheet } from './import.operations.ts';
import { importWords } from './import.words.ts';
import { ListFile } from './list-file.tsx';
import { Standing, Template } from './workbooks.tsx';
import './import.css';

/** Templates to fill in, the file to check, and what was handed in lately. */
export function Lists() {
  const t = useWords(importWords);
  const lists = useAsk(ImportSheetsDocument, {});
  return (
    <Page title={t('title')} help={t('help')}>
      <Answer of={lists}>
        {({ importSheets, importBatches }) =>
          importSheets.length === 0 ? (
            <Empty title={t('noSheets')} />
          ) : (
            <>
              <section className="card import-choose" aria-label={t('chooseFile')}>
                <p className="secondary">{t('chooseText')}</p>
                <ListFile word="chooseFile" isNext />
              </section>
              <div className="import-columns">
                <Recent batches={importBatches} />
                <Sheets sheets={importSheets} />
              </div>
            </>
          )
        }
      </Answer>
    </Page>
  );
}

function Recent({ batches }: { readonly batches: readonly ListedBatch[] }) {
  const t = useWords(importWords);
  return (
    <section className="card" aria-label={t('recent')}>
      <h2>{t('recent')}</h2>
      {batches.length === 0 ? (
        <p className="card-body secondary">{t('noBatches')}</p>
      ) : (
        <div className="table-scroll">
          <table className="table">
            <thead>
              <tr>
                <th>{t('list')}</th>
                <th>{t('checkedAt')}</th>
                <th className="number">{t('rows')}</th>
                <th>{t('state')}</th>
              </tr>
            </thead>
            <tbody>
              {batches.map((batch) => (
                <tr key={batch.id}>
                  <td>
                    <Link to="/import/$batchId" params={{ batchId: batch.id }}>
                      {batch.list.title}
                    </Link>
                  </td>
                  <td>{printInstant(new Date(batch.checkedAt))}</td>
                  <td className="number">{printNumber(batch.rowCount)}</td>
                  <td>
                    <BatchState {...batch} />
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </section>
  );
}

/** Each list with its template and how its columns are filled in. */
function Sheets({ sheets }: { readonly sheets: readonly Sheet[] }) {
  const t = useWords(importWords);
  return (
    <section className="card" aria-label={t('sheets')}>
      <h2>{t('sheets')}</h2>
      <ul className="import-sheets">
        {sheets.map((sheet) => (
          <li key={sheet.code}>
            <div className="import-sheet">
              <strong>{sheet.title}</strong>
              <Template sheet={sheet} />
            </div>
            {sheet.isKept && <Standing sheet={sheet} />}
            <details>
              <summary>
                {t('columns', {
                  count: sheet.columns.length,
                  required: sheet.columns.filter(({ isRequired }) => isRequired).length,
                })}
              </summary>
              <dl className="import-guide">
                {sheet.columns.map(({ letter, heading, hint, isRequired }) => (
                  <div key={letter}>
                    <dt>
                      {letter} · {heading}
                      {isRequired && <span className="secondary"> ({t('required')})</span>}
                    </dt>
                    <dd className="secondary">{hint}</dd>
                  </div>
                ))}
              </dl>
            </details>
          </li>
        ))}
      </ul>
    </section>
  );
}
