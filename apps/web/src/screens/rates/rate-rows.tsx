import { useMay } from '../../app/viewer.ts';
import { StatusTag } from '../../kit/status-tag.tsx';
import { useCommand } from '../../server/use-command.ts';
import { useWords } from '../../words/i18n.ts';
import { RateTable } from './rate-table.tsx';
import { type Rate, RetireRateDocument, type Table, type Units } from './rates.operations.ts';
import { ratesWords } from './rates.words.ts';
import { WithReason } from './with-reason.tsx';

interface RateRowsProps {
  readonly rates: readonly Rate[];
  readonly table: Table;
  readonly units: Units;
}

/** Values that were published; another person may retire one. */
export function RateRows({ rates, table, units }: RateRowsProps) {
  const t = useWords(ratesWords);
  const may = useMay();
  const actsOf = (rate: Rate) => (
    <>
      {rate.state === 'retired' && <StatusTag tone="grey">{t('retired')}</StatusTag>}
      {rate.state === 'published' && may('rate.publish') && <Retire rate={rate} table={table} />}
    </>
  );
  return (
    <RateTable title={t('inForce')} rates={rates} table={table} units={units} none={t('noRates')} actsOf={actsOf} />
  );
}

function Retire({ rate, table }: { readonly rate: Rate; readonly table: Table }) {
  return <WithReason act="retire" rate={rate} table={table} command={useCommand(RetireRateDocument)} />;
}
