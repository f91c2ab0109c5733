import { useState } from 'react';
import { PrinterOutlined } from '@ant-design/icons';
import { DayField } from '../form/day-field.tsx';
import { isOfKind } from '../form/day-text.ts';
import { dayAfter, todayIs } from '../words/days.ts';
import { useWords } from '../words/i18n.ts';
import { slipWords } from './slips.words.ts';
import './slips.css';

interface Slip {
  readonly form: string;
  readonly pdf: string;
}

type Known = 'receipt' | 'supplement' | 'refusal' | 'apology';
const isKnown = ({ form }: Slip): boolean => form in slipWords.vi;

/** The slips of a one-stop office that a case can be given now, each a PDF of the server. */
export function Slips({ slips }: { readonly slips: readonly Slip[] }) {
  const t = useWords(slipWords);
  return (
    <ul className="slips">
      {slips.filter(isKnown).map(({ form, pdf }) => (
        <li key={form}>
          {form === 'apology' ? (
            <Apology pdf={pdf} />
          ) : (
            <a href={pdf} download>
              <PrinterOutlined aria-hidden="true" /> {t(form as Known)}
            </a>
          )}
        </li>
      ))}
    </ul>
  );
}

/** Who comes late says until when: the day is asked for before the slip is printed. */
function Apology({ pdf }: { readonly pdf: string }) {
  const t = useWords(slipWords);
  const [isOpen, setOpen] = useState(false);
  const [until, setUntil] = useState(() => dayAfter(todayIs()));
  if (!isOpen)
    return (
      <button type="button" className="link-button" onClick={() => setOpen(true)}>
        <PrinterOutlined aria-hidden="true" /> {t('apology')}
      </button>
    );
  const isPromise = isOfKind('day', until) && until > todayIs() && until <= inTwoMonths(todayIs());
  return (
    <span className="slips-until">
      <label htmlFor="until">{t('until')}</label>
      <DayField id="until" kind="day" size="small" autoFocus value={until} onChange={setUntil} />
      {isPromise ? (
        <a href={`${pdf}?until=${until}`} download>
          <PrinterOutlined aria-hidden="true" /> {t('apology')}
        </a>
      ) : (
        <span role="alert">{t('untilFault')}</span>
      )}
    </span>
  );
}

/** The same day two months on, or the last of that month. */
function inTwoMonths(day: string): string {
  const [year = 0, month = 0, date = 0] = day.split('-').map(Number);
  const last = new Date(Date.UTC(year, month + 2, 0)).getUTCDate();
  return new Date(Date.UTC(year, month + 1, Math.min(date, last))).toISOString().slice(0, 10);
}
