import { StatusTag, type Tone } from '../../kit/status-tag.tsx';
import { printDay } from '../../words/days.ts';
import { useWords } from '../../words/i18n.ts';
import { printNumber } from '../../words/money.ts';
import { keyTitle, type Rate, type Table, type Units } from './rates.operations.ts';
import { ratesWords } from './rates.words.ts';

const certainties = {
  verified: { word: 'certainty_verified', tone: 'green' },
  secondary: { word: 'certainty_secondary', tone: 'amber' },
  interpretation: { word: 'certainty_interpretation', tone: 'amber' },
  memory: { word: 'certainty_memory', tone: 'red' },
} as const satisfies Record<string, { readonly word: string; readonly tone: Tone }>;

export const certaintyCodes = ['memory', 'interpretation', 'secondary', 'verified'] as const;

export const certaintyWord = (code: (typeof certaintyCodes)[number]) => certainties[code].word;

export function RateHeads() {
  const t = useWords(ratesWords);
  return (
    <>
      <th>{t('key')}</th>
      <th>{t('area')}</th>
      <th>{t('months')}</th>
      <th className="number">{t('value')}</th>
      <th>{t('article')}</th>
      <th>{t('certainty')}</th>
    </>
  );
}

interface RateCellsProps {
  readonly rate: Rate;
  readonly table: Table;
  readonly units: Units;
}

/** What a value says of itself, the same for drafts and for those in force. */
export function RateCells({ rate, table, units }: RateCellsProps) {
  const t = useWords(ratesWords);
  const certainty = certaintyCodes.find((code) => code === rate.basis.certainty) ?? 'memory';
  return (
    <>
      <td>
        <strong>{keyTitle(table, rate.key)}</strong>
      </td>
      <td>{rate.unitId === null ? t('national') : units.find(({ id }) => id === rate.unitId)?.name}</td>
      <td>
        {rate.untilMonth
          ? t('until', { from: printDay(rate.fromMonth), until: printDay(rate.untilMonth) })
          : printDay(rate.fromMonth)}
      </td>
      <td className="number">{printNumber(rate.value)}</td>
      <td>{rate.basis.article}</td>
      <td>
        <StatusTag tone={certainties[certainty].tone} plain>
          {t(certainties[certainty].word)}
        </StatusTag>
      </td>
    </>
  );
}
