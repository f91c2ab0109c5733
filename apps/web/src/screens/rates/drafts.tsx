import { Link } from '@tanstack/react-router';
import { useMay, useViewer } from '../../app/viewer.ts';
import { useCommand } from '../../server/use-command.ts';
import { useWords } from '../../words/i18n.ts';
import { RateTable } from './rate-table.tsx';
import { PublishRateDocument, type Rate, type Table, type Units } from './rates.operations.ts';
import { ratesWords } from './rates.words.ts';
import { WithReason } from './with-reason.tsx';

interface DraftsProps {
  readonly drafts: readonly Rate[];
  readonly units: Units;
  readonly table: Table;
}

/** What waits for publication: its cost first, then another person's act. */
export function Drafts({ drafts, units, table }: DraftsProps) {
  const t = useWords(ratesWords);
  const may = useMay();
  const viewer = useViewer();
  const actsOf = (draft: Rate) => (
    <>
      <Link to="/rates" search={{ table: table.code, draft: draft.id }}>
        {t('cost')}
      </Link>{' '}
      {draft.proposedBy === viewer.id ? (
        <span className="secondary">{t('ownDraft')}</span>
      ) : (
        may('rate.publish') && <Publish draft={draft} table={table} />
      )}
    </>
  );
  return (
    <RateTable title={t('drafts')} rates={drafts} table={table} units={units} none={t('noDrafts')} actsOf={actsOf} />
  );
}

function Publish({ draft, table }: { readonly draft: Rate; readonly table: Table }) {
  return <WithReason act="publish" rate={draft} table={table} command={useCommand(PublishRateDocument)} />;
}
