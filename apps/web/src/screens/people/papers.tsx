import { Link } from '@tanstack/react-router';
import { Slips } from '../../kit/slips.tsx';
import { Answer } from '../../kit/states.tsx';
import { StatusTag } from '../../kit/status-tag.tsx';
import { useAsk } from '../../server/use-ask.ts';
import { printDay } from '../../words/days.ts';
import { useWords } from '../../words/i18n.ts';
import { type CaseWithPapers, PersonPapersDocument } from './people.operations.ts';
import { peopleWords } from './people.words.ts';

/** Every paper of the person's cases: what was decided, what was handed in, what can be printed again. */
export function Papers({ personId }: { readonly personId: string }) {
  const t = useWords(peopleWords);
  const answer = useAsk(PersonPapersDocument, { id: personId });
  return (
    <section className="card" aria-label={t('papers')}>
      <h2>{t('papers')}</h2>
      <Answer of={answer} rows={3}>
        {({ casesOfPerson }) =>
          casesOfPerson.length === 0 ? (
            <p className="card-body secondary">{t('noPapers')}</p>
          ) : (
            <div className="table-scroll">
              <table className="table">
                <thead>
                  <tr>
                    <th>{t('paper')}</th>
                    <th>{t('paperDay')}</th>
                    <th>{t('paperOf')}</th>
                    <th>{t('paperFile')}</th>
                  </tr>
                </thead>
                {casesOfPerson.map((file) => (
                  <PapersOf key={file.id} file={file} />
                ))}
              </table>
            </div>
          )
        }
      </Answer>
    </section>
  );
}

function PapersOf({ file }: { readonly file: CaseWithPapers }) {
  const t = useWords(peopleWords);
  const titleOf = (item: string) => file.papers.find((paper) => paper.item === item)?.title ?? item;
  const caseLink = (
    <>
      <Link to="/cases/$caseId" params={{ caseId: file.id }}>
        {file.code}
      </Link>
      <div className="secondary">{file.procedureTitle}</div>
    </>
  );
  return (
    <tbody>
      {file.decisions.map(({ id, signedOn, pdf, docx, revokedBy, paper: { number, title } }) => (
        <tr key={id}>
          <td>
            <strong>{number}</strong> {revokedBy && <StatusTag tone="red">{t('revoked')}</StatusTag>}
            <div className="secondary">{title}</div>
          </td>
          <td>{printDay(signedOn)}</td>
          <td>{caseLink}</td>
          <td className="person-files">
            <a href={pdf} download aria-label={t('pdfOf', { name: number })}>
              PDF
            </a>
            <a href={docx} download aria-label={t('docxOf', { name: number })}>
              Word
            </a>
          </td>
        </tr>
      ))}
      {file.dossier.map(({ id, item, fileId, receivedOn }) => (
        <tr key={id}>
          <td>{titleOf(item)}</td>
          <td>{printDay(receivedOn)}</td>
          <td>{caseLink}</td>
          <td>
            {fileId ? (
              <a href={`/files/${fileId}`} download aria-label={t('scanOf', { name: titleOf(item) })}>
                {t('scan')}
              </a>
            ) : (
              <span className="secondary">{t('onPaper')}</span>
            )}
          </td>
        </tr>
      ))}
      <tr>
        <td colSpan={2}>
          <Slips slips={file.slips.filter(({ form }) => form !== 'apology')} />
        </td>
        <td>{caseLink}</td>
        <td>PDF</td>
      </tr>
    </tbody>
  );
}
