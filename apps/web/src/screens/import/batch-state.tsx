import { StatusTag } from '../../kit/status-tag.tsx';
import { useWords } from '../../words/i18n.ts';
import { printNumber } from '../../words/money.ts';
import { type ListedBatch } from './import.operations.ts';
import { importWords } from './import.words.ts';

/** How far a list has come. */
export function BatchState({ state, faultCount }: Pick<ListedBatch, 'state' | 'faultCount'>) {
  const t = useWords(importWords);
  if (state === 'committed') return <StatusTag tone="green">{t('stateCommitted')}</StatusTag>;
  if (state === 'taken-back') return <StatusTag tone="grey">{t('stateTakenBack')}</StatusTag>;
  if (faultCount > 0) return <StatusTag tone="red">{t('stateFaulty', { count: printNumber(faultCount) })}</StatusTag>;
  return <StatusTag tone="blue">{t('stateClean')}</StatusTag>;
}
