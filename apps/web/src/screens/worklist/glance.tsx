import { CheckCircleFilled, MinusCircleOutlined } from '@ant-design/icons';
import { Link } from '@tanstack/react-router';
import { toneOf, useDueWord } from '../../kit/due.tsx';
import { Answer } from '../../kit/states.tsx';
import { StatusTag } from '../../kit/status-tag.tsx';
import { useWide } from '../../kit/use-wide.ts';
import { useAsk } from '../../server/use-ask.ts';
import { printDay, printInstant, printLongDay } from '../../words/days.ts';
import { useWords } from '../../words/i18n.ts';
import { GlanceDocument, hamletOf, type WorklistRow } from './worklist.operations.ts';
import { worklistWords } from './worklist.words.ts';

/** The case of the row one stands on: often enough to decide without opening it. On wide screens only. */
export function Glance({ row }: { readonly row: WorklistRow | undefined }) {
  const isWide = useWide(1680);
  const t = useWords(worklistWords);
  if (!isWide) return null;
  return (
    <aside className="glance" aria-label={t('glance')}>
      {row ? <GlanceOf id={row.id} /> : <p className="secondary">{t('glanceNone')}</p>}
    </aside>
  );
}

function GlanceOf({ id }: { readonly id: string }) {
  const t = useWords(worklistWords);
  const word = useDueWord();
  const answer = useAsk(GlanceDocument, { id }, { staleTime: 60_000 });
  return (
    <Answer of={answer} rows={4}>
      {({ case: file }) => {
        const { person, clock } = file;
        const have = file.papers.filter(({ item }) => file.dossier.some((each) => each.item === item));
        return (
          <>
            <h2>
              {person && (
                <Link to="/people/$personId" params={{ personId: person.id }} className="glance-person">
                  {person.fullName}
                </Link>
              )}
            </h2>
            <p className="secondary">
              {[
                person?.birth && printDay(person.birth),
                person?.personalNumber,
                hamletOf(person?.residences),
                file.unit?.name,
              ]
                .filter(Boolean)
                .join(' · ')}
            </p>
            <p>
              <StatusTag tone={toneOf(clock)}>{word(clock)}</StatusTag>
            </p>
            {clock.dueOn && clock.startedOn && (
              <p>
                {t('glanceDue', { day: printLongDay(clock.dueOn), start: printDay(clock.startedOn) })}{' '}
                <span className="secondary">{clock.basis}</span>
              </p>
            )}
            <h3>{t('waiting')}</h3>
            <p>
              {file.availableSteps
                .filter(({ allowed }) => allowed)
                .map(({ title }) => title)
                .join('; ') || file.stateTitle}
            </p>
            <h3>{t('papers', { have: have.length, all: file.papers.length })}</h3>
            <ul className="paper-list">
              {file.papers.map((paper) => {
                const isThere = have.includes(paper);
                return (
                  <li key={paper.item}>
                    {isThere ? (
                      <CheckCircleFilled className="paper-there" aria-hidden="true" />
                    ) : (
                      <MinusCircleOutlined aria-hidden="true" />
                    )}
                    {paper.title} {!isThere && <span className="secondary">{t('paperMissing')}</span>}
                  </li>
                );
              })}
            </ul>
            <h3>{t('lately')}</h3>
            <ul className="lately">
              {file.history
                .slice(-4)
                .toReversed()
                .map(({ seq, at, stepTitle, actorName }) => (
                  <li key={seq}>
                    <span className="secondary">{printInstant(new Date(at)).slice(0, 5)}</span>
                    <span>
                      {stepTitle} · {actorName}
                    </span>
                  </li>
                ))}
            </ul>
          </>
        );
      }}
    </Answer>
  );
}
