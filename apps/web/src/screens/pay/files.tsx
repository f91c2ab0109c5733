import { DownloadOutlined, PrinterOutlined } from '@ant-design/icons';
import { useWords } from '../../words/i18n.ts';
import { printNumber } from '../../words/money.ts';
import { type PayRun, type PayRunAnswer } from './pay.operations.ts';
import { payWords } from './pay.words.ts';

interface FilesProps {
  readonly run: PayRun;
  readonly files: PayRunAnswer['payFiles'];
}

const channelWord = (channel: string) =>
  channel === 'bank' ? 'channel_bank' : channel === 'post' ? 'channel_post' : 'channel_cash';

/** The lists of a run for banks, post office and cashiers. */
export function Files({ run, files }: FilesProps) {
  const t = useWords(payWords);
  return (
    <section className="card" aria-label={t('files')}>
      <h2>
        {t('files')} <span className="pay-count">{files.length}</span>
      </h2>
      <p className="card-body">
        <a href={`/papers/runs/${run.id}/list.pdf`} download>
          <PrinterOutlined aria-hidden="true" /> {t('printedList')}
        </a>
      </p>
      {files.length === 0 ? (
        <p className="card-body secondary">{run.state === 'posted' ? t('stateOrdered') : t('noFiles')}</p>
      ) : (
        <ul className="pay-list">
          {files.map(({ id, name, channel, orders, total }) => (
            <li key={id}>
              <a href={`/files/${id}`} download={name}>
                <DownloadOutlined aria-hidden="true" /> {t('download', { name })}
              </a>
              <span className="number">{printNumber(total)}</span>
              <span className="secondary">
                {t(channelWord(channel))} · {t('orders')}: {printNumber(orders)}
              </span>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
