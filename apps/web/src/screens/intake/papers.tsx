import { CheckCircleFilled, MinusCircleOutlined } from '@ant-design/icons';
import { useOriginWords } from '../../kit/paper-origin.ts';
import { useAsk } from '../../server/use-ask.ts';
import { useWords } from '../../words/i18n.ts';
import { type Procedure, TrustedPapersDocument } from './intake.operations.ts';
import { intakeWords } from './intake.words.ts';

interface PapersProps {
  readonly procedure: Procedure;
  readonly personId: string;
}

/** What to ask for at the counter, and what nobody is asked for again. */
export function Papers({ procedure, personId }: PapersProps) {
  const t = useWords(intakeWords);
  const originOf = useOriginWords();
  const { data } = useAsk(TrustedPapersDocument, { procedure: procedure.code, personId });
  if (!data || procedure.papers.length === 0) return null;
  const trusted = data.trustedPapers;
  return (
    <section className="intake-papers" aria-label={t('papers')}>
      <h2>{t('papers')}</h2>
      <ul>
        {procedure.papers.map(({ item, title }) => {
          const there = trusted.find((each) => each.item === item);
          return (
            <li key={item}>
              {there ? (
                <CheckCircleFilled className="paper-there" aria-hidden="true" />
              ) : (
                <MinusCircleOutlined aria-hidden="true" />
              )}
              <span>
                {title}
                {there && (
                  <span className="secondary">
                    {' '}
                    {t('notAsked')}: {originOf(there)}
                  </span>
                )}
              </span>
            </li>
          );
        })}
      </ul>
    </section>
  );
}
