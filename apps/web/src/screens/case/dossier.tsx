import { CheckCircleFilled, EyeOutlined, MinusCircleOutlined } from '@ant-design/icons';
import { useMay } from '../../app/viewer.ts';
import { FilePicker } from '../../kit/file-picker.tsx';
import { useOriginWords } from '../../kit/paper-origin.ts';
import { Refused } from '../../kit/refused.tsx';
import { Slips } from '../../kit/slips.tsx';
import { useCommand } from '../../server/use-command.ts';
import { printDay, todayIs } from '../../words/days.ts';
import { useWords } from '../../words/i18n.ts';
import { AddPaperDocument, type CaseFile } from './case.operations.ts';
import { caseWords } from './case.words.ts';

interface DossierProps {
  readonly file: CaseFile;
  readonly onSee: (fileId: string) => void;
}

/** Papers of the procedure: those that are there, to be seen, and those that are not, to be uploaded. */
export function Dossier({ file, onSee }: DossierProps) {
  const t = useWords(caseWords);
  const may = useMay();
  const originOf = useOriginWords();
  const add = useCommand(AddPaperDocument, { changes: ['Case'] });
  const papers = file.papers.map((paper) => ({
    ...paper,
    there: file.dossier.filter(({ item }) => item === paper.item).at(-1),
  }));
  const have = papers.filter(({ there }) => there).length;
  const mayAdd = !file.outcome && may('case.perform');
  return (
    <section className="dossier" aria-labelledby="dossier-title">
      <h2 id="dossier-title">{t('dossier', { have, all: papers.length })}</h2>
      {add.refusal && <Refused refusal={add.refusal} />}
      <ul>
        {papers.map(({ item, title, there }) => (
          <li key={item}>
            {there ? (
              <CheckCircleFilled className="paper-there" aria-hidden="true" />
            ) : (
              <MinusCircleOutlined className="paper-absent" aria-hidden="true" />
            )}
            <span className="dossier-title">
              {title}
              {there && originOf(there) && <span className="secondary dossier-origin">{originOf(there)}</span>}
              <span className="visually-hidden">
                {there ? `, ${t('received', { day: printDay(there.receivedOn) })}` : `, ${t('noFile')}`}
              </span>
            </span>
            {there?.fileId ? (
              <button
                type="button"
                className="icon-button"
                aria-label={t('view', { paper: title })}
                onClick={() => onSee(there.fileId ?? '')}
              >
                <EyeOutlined />
              </button>
            ) : (
              mayAdd && (
                <FilePicker
                  unitId={file.unitId}
                  purpose="case.paper"
                  label={t('add', { paper: title })}
                  onUploaded={(fileId, name) =>
                    void add.send({ input: { caseId: file.id, item, fileId, receivedOn: todayIs(), note: name } })
                  }
                />
              )
            )}
          </li>
        ))}
      </ul>
      {file.slips.length > 0 && (
        <>
          <h3>{t('slips')}</h3>
          <Slips slips={file.slips} />
        </>
      )}
    </section>
  );
}
