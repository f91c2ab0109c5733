import { useState } from 'react';
import { ExclamationCircleFilled } from '@ant-design/icons';
import { Button } from 'antd';
import { useAsk } from '../../server/use-ask.ts';
import { printInstant } from '../../words/days.ts';
import { useWords } from '../../words/i18n.ts';
import { CaseDocument, type CaseFile } from './case.operations.ts';
import { caseWords } from './case.words.ts';

interface ConflictProps {
  /** The case as it was when the viewer began. */
  readonly seen: CaseFile;
  readonly caseId: string;
  readonly onTaken: (fresh: CaseFile) => void;
}

/** Somebody changed the case meanwhile: what is different, side by side, and a way to go on. */
export function Conflict({ seen, caseId, onTaken }: ConflictProps) {
  const t = useWords(caseWords);
  const [isOpen, setOpen] = useState(false);
  const { data } = useAsk(CaseDocument, { id: caseId }, { staleTime: 0 });
  const fresh = data?.case;
  if (!fresh || fresh.version === seen.version) return null;
  const lines = differences(seen, fresh);
  const steps = fresh.history.filter(({ seq }) => !seen.history.some((each) => each.seq === seq));
  return (
    <section className="conflict" role="alert">
      <h3>
        <ExclamationCircleFilled aria-hidden="true" /> {t('stale', { count: lines.length })}
      </h3>
      {steps.map(({ seq, stepTitle, actorName, at }) => (
        <p key={seq}>{t('stepThen', { step: stepTitle, who: actorName, when: printInstant(new Date(at)) })}</p>
      ))}
      {isOpen && (
        <table className="table">
          <thead>
            <tr>
              <td />
              <th>{t('yours')}</th>
              <th>{t('theirs')}</th>
            </tr>
          </thead>
          <tbody>
            {lines.map(([word, before, after]) => (
              <tr key={word}>
                <th scope="row">{word}</th>
                <td>{before}</td>
                <td>{after}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      <div className="conflict-acts">
        {!isOpen && <Button onClick={() => setOpen(true)}>{t('compare')}</Button>}
        <Button onClick={() => onTaken(fresh)}>{t('takeNew')}</Button>
      </div>
    </section>
  );
}

/** What a viewer would notice: state, who has it, papers, deadline. */
function differences(seen: CaseFile, fresh: CaseFile): (readonly [word: string, before: string, after: string])[] {
  const papers = ({ papers: all, dossier }: CaseFile) =>
    all
      .filter(({ item }) => dossier.some((each) => each.item === item))
      .map(({ title }) => title)
      .join(', ');
  const lines = [
    ['Trạng thái', seen.stateTitle, fresh.stateTitle],
    ['Người được giao', seen.assignee?.name ?? '', fresh.assignee?.name ?? ''],
    ['Giấy tờ', papers(seen), papers(fresh)],
    ['Hạn', seen.clock.dueOn ?? '', fresh.clock.dueOn ?? ''],
  ] as const;
  return lines.filter(([, before, after]) => before !== after);
}
