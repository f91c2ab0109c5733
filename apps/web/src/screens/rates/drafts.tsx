import { Link } from '@tanstack/react-router';
import { useMay, useViewer } from '../../app/viewer.ts';
import { useCommand } from '../../server/use-command.ts';
import { useWords } from '../../words/i18n.ts';
import { RateCells, RateHeads } from './rate-cells.tsx';
import { PublishRateDocument, type Rate, type Units } from './rates.operations.ts';
import { ratesWords } from './rates.words.ts';
import { WithReason } from './with-reason.tsx';

interface DraftsProps {
  readonly drafts: readonly Rate[];
  readonly units: Units;
  readonly table: string;
}

/** What waits for publication: its cost first, then another person's act. */
export function Drafts({ drafts, units, table }: DraftsProps) {
  const t = useWords(ratesWords);
  const may = useMay();
  const viewer = useViewer();
  return (
    <section className="card rates-drafts" aria-label={t('drafts')}>
      <h2>{t('drafts')}</h2>
      {drafts.length === 0 ? (
        <p className="card-body secondary">{t('noDrafts')}</p>
      ) : (
        <div className="table-scroll" role="region" aria-label={t('drafts')} tabIndex={0}>
          <table className="table">
            <thead>
              <tr>
                <RateHeads />
                <td />
              </tr>
            </thead>
            <tbody>
              {drafts.map((draft) => (
                <tr key={draft.id}>
                  <RateCells rate={draft} units={units} />
                  <td className="rates-act">
                    <Link to="/rates" search={{ table, draft: draft.id }}>
                      {t('cost')}
                    </Link>{' '}
                    {draft.proposedBy === viewer.id ? (
                      <span className="secondary">{t('ownDraft')}</span>
                    ) : (
                      may('rate.publish') && <Publish draft={draft} />
                    )}
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

function Publish({ draft }: { readonly draft: Rate }) {
  return <WithReason act="publish" rate={draft} command={useCommand(PublishRateDocument)} />;
}
