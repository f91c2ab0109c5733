import { useState } from 'react';
import { useNavigate } from '@tanstack/react-router';
import { Button, Input } from 'antd';
import { DayField } from '../../form/day-field.tsx';
import { Dialog } from '../../kit/dialog.tsx';
import { Refused } from '../../kit/refused.tsx';
import { UnknownOutcome } from '../../kit/states.tsx';
import { useCommand } from '../../server/use-command.ts';
import { useWords } from '../../words/i18n.ts';
import { certaintyCodes, certaintyWord } from './rate-cells.tsx';
import { ProposeRateDocument, type Table, type Units } from './rates.operations.ts';
import { ratesWords } from './rates.words.ts';

interface ProposeProps {
  readonly table: Table;
  readonly units: Units;
}

/** Writes a draft, and shows its cost at once. */
export function Propose({ table, units }: ProposeProps) {
  const t = useWords(ratesWords);
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <Button type="primary" onClick={() => setOpen(true)}>
        {t('propose')}
      </Button>
      {isOpen && <DraftForm table={table} units={units} onClose={() => setOpen(false)} />}
    </>
  );
}

/** What is typed; every field is text until it is sent. */
const blank = { value: '', fromMonth: '', untilMonth: '', article: '', inForceFrom: '' };

const isMonth = (text: string): boolean => /^\d{4}-\d{2}$/.test(text);
const isDay = (text: string): boolean => /^\d{4}-\d{2}-\d{2}$/.test(text);

/** `540.000` as a number of đồng; 0 for what is none. */
const amountOf = (text: string): number => {
  const digits = text.replaceAll(/[.\s]/g, '');
  return /^\d{1,15}$/.test(digits) ? Number(digits) : 0;
};

function DraftForm({ table, units, onClose }: ProposeProps & { readonly onClose: () => void }) {
  const t = useWords(ratesWords);
  const navigate = useNavigate();
  const [key, setKey] = useState(table.keys[0]?.code ?? '');
  const [unit, setUnit] = useState('');
  const [certainty, setCertainty] = useState<(typeof certaintyCodes)[number]>('memory');
  const [typed, setTyped] = useState(blank);
  const propose = useCommand(ProposeRateDocument, {
    onDone: ({ proposeRate }) => {
      onClose();
      void navigate({ to: '/rates', search: { table: table.code, draft: proposeRate } });
    },
  });
  const field = (name: keyof typeof blank) => ({
    value: typed[name],
    onChange: (text: string) => setTyped((now) => ({ ...now, [name]: text })),
  });
  const { fromMonth, untilMonth, inForceFrom, article } = typed;
  const value = amountOf(typed.value);
  const isWhole =
    value > 0 &&
    isMonth(fromMonth) &&
    (untilMonth === '' || isMonth(untilMonth)) &&
    isDay(inForceFrom) &&
    article.trim() !== '';
  const send = () =>
    void propose.send({
      input: {
        table: table.code,
        key,
        value,
        fromMonth,
        article,
        certainty,
        inForceFrom,
        ...(untilMonth && { untilMonth }),
        ...(unit && { unitId: Number(unit) }),
      },
    });
  return (
    <Dialog
      title={t('propose')}
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose}>{t('keep')}</Button>
          <Button type="primary" disabled={!isWhole} loading={propose.isSending} onClick={send}>
            {t('save')}
          </Button>
        </>
      }
    >
      <div className="rates-form">
        <label className="rates-field">
          {t('key')}
          <select value={key} onChange={({ target }) => setKey(target.value)}>
            {table.keys.map(({ code, title }) => (
              <option key={code} value={code}>
                {title}
              </option>
            ))}
          </select>
        </label>
        <label className="rates-field">
          {t('area')}
          <select value={unit} onChange={({ target }) => setUnit(target.value)}>
            <option value="">{t('national')}</option>
            {units.map(({ id, name }) => (
              <option key={id} value={id}>
                {name}
              </option>
            ))}
          </select>
        </label>
        <label className="rates-field">
          {t('value')}
          <Input
            inputMode="numeric"
            autoComplete="off"
            value={typed.value}
            onChange={({ target }) => field('value').onChange(target.value)}
          />
        </label>
        <label className="rates-field">
          {t('fromMonth')}
          <DayField kind="month" {...field('fromMonth')} />
        </label>
        <label className="rates-field">
          {t('untilMonth')}
          <DayField kind="month" {...field('untilMonth')} />
        </label>
        <label className="rates-field rates-wide">
          {t('article')}
          <Input maxLength={300} value={article} onChange={({ target }) => field('article').onChange(target.value)} />
        </label>
        <label className="rates-field">
          {t('inForceFrom')}
          <DayField kind="day" {...field('inForceFrom')} />
        </label>
        <label className="rates-field">
          {t('certainty')}
          <select
            value={certainty}
            onChange={({ target }) => setCertainty(certaintyCodes.find((code) => code === target.value) ?? 'memory')}
          >
            {certaintyCodes.map((code) => (
              <option key={code} value={code}>
                {t(certaintyWord(code))}
              </option>
            ))}
          </select>
        </label>
      </div>
      {propose.refusal && <Refused refusal={propose.refusal} />}
      {propose.isUnknown && <UnknownOutcome />}
    </Dialog>
  );
}
