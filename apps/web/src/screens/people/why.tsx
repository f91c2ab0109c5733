import { useState } from 'react';
import { Answer } from '../../kit/states.tsx';
import { Money } from '../../kit/values.tsx';
import { useAsk } from '../../server/use-ask.ts';
import { printDay } from '../../words/days.ts';
import { useWords } from '../../words/i18n.ts';
import { printVnd } from '../../words/money.ts';
import { WhyDueDocument } from './people.operations.ts';
import { peopleWords } from './people.words.ts';

interface Source {
  readonly article: string;
  readonly certainty: string;
}

const doubts = ['secondary', 'memory', 'interpretation'] as const;

interface WhyProps {
  readonly chainId: number;
  readonly month: string;
  readonly title: string;
}

/** An amount as an equation of boxes; the source of the box chosen stands beside it. */
export function Why({ chainId, month, title }: WhyProps) {
  const t = useWords(peopleWords);
  const [open, setOpen] = useState<'rate' | 'multiplier'>('rate');
  const answer = useAsk(WhyDueDocument, { chainId, month });
  return (
    <div className="why" role="group" aria-label={t('whyOf', { title })}>
      <Answer of={answer} rows={1}>
        {({ explain: { rates, multiplier, basis, reason, amount, holds } }) => {
          const [rate, lower] = rates;
          return (
            <>
              <div className="why-equation">
                {rate && (
                  <Box
                    value={<Money value={rate.value} />}
                    word={t(rate.unitId === null ? 'rateNational' : 'rateLocal')}
                    isOpen={open === 'rate'}
                    onOpen={() => setOpen('rate')}
                  />
                )}
                {multiplier && (
                  <>
                    <span aria-hidden="true">×</span>
                    <Box
                      value={multiplier.replace('.', ',')}
                      word={t('multiplier')}
                      isOpen={open === 'multiplier'}
                      onOpen={() => setOpen('multiplier')}
                    />
                  </>
                )}
                <span aria-hidden="true">=</span>
                <span className="why-box why-result">
                  <strong>{amount === null ? t('unpriced') : <Money value={amount} />}</strong>
                  <small>{t('amountOf', { month: printDay(month) })}</small>
                </span>
              </div>
              <div className="why-source" aria-live="polite">
                {holds.length > 0 && <p>{t('heldBecause')}</p>}
                {open === 'rate' && rate && <SourceOf source={rate.basis} />}
                {open === 'rate' && lower && (
                  <p>{t('lowerRate', { amount: printVnd(lower.value), article: lower.basis.article })}</p>
                )}
                {open === 'multiplier' && basis && <SourceOf source={basis} />}
                {open === 'multiplier' && reason && <p>{reason}</p>}
              </div>
            </>
          );
        }}
      </Answer>
    </div>
  );
}

function SourceOf({ source: { article, certainty } }: { readonly source: Source }) {
  const t = useWords(peopleWords);
  const doubt = doubts.find((each) => each === certainty);
  return (
    <p>
      {t('source', { article })}
      {doubt && ` (${t(`certainty_${doubt}`)})`}
    </p>
  );
}

interface BoxProps {
  readonly value: React.ReactNode;
  readonly word: string;
  readonly isOpen: boolean;
  readonly onOpen: () => void;
}

const Box = ({ value, word, isOpen, onOpen }: BoxProps) => (
  <button type="button" className="why-box" aria-pressed={isOpen} onClick={onOpen}>
    <strong>{value}</strong>
    <small>{word}</small>
  </button>
);
