import { useMay } from '../../app/viewer.ts';
import { StatusTag } from '../../kit/status-tag.tsx';
import { useCommand } from '../../server/use-command.ts';
import { useWords } from '../../words/i18n.ts';
import { RateTable } from './rate-table.tsx';
import { type Rate, RetireRateDocument, type Units } from './rates.operations.ts';
import { ratesWords } from './rates.words.ts';
import { WithReason } from './with-reason.tsx';

/** Values that were published; another person may retire one. */
export function RateRows({ rates, units }: { readonly rates: readonly Rate[]; readonly units: Units }) {
  const t = useWords(ratesWords);
  const may = useMay();
  const actsOf = (rate: Rate) => (
    <>
      {rate.state === 'retired' && <StatusTag tone="grey">{t('retired')}</StatusTag>}
      {rate.state === 'published' && may('rate.publish') && <Retire rate={rate} />}
    </>
  );
  return <RateTable title={t('inForce')} rates={rates} units={units} none={t('noRates')} actsOf={actsOf} />;
}

function Retire({ rate }: { readonly rate: Rate }) {
  return <WithReason act="retire" rate={rate} command={useCommand(RetireRateDocument)} />;
}
