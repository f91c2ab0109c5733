import { type ReactNode, useState } from 'react';
import { FilePdfOutlined, FileTextOutlined, FileWordOutlined } from '@ant-design/icons';
import { useRested } from '../../form/person-field.tsx';
import { Answer, StateBlock } from '../../kit/states.tsx';
import { Refusal } from '../../server/refusal.ts';
import { useAsk } from '../../server/use-ask.ts';
import { printDay, todayIs } from '../../words/days.ts';
import { useRefusalWords } from '../../words/refusals.ts';
import { useWords } from '../../words/i18n.ts';
import { type CaseFile, DraftPaperDocument, type Step } from './case.operations.ts';
import { caseWords } from './case.words.ts';
import { PrintedDraft } from './preview.tsx';
import './sheet.css';

interface SheetProps {
  readonly file: CaseFile;
  readonly step: Step | undefined;
  readonly form: object;
}

/** The decision as signed, or as it would be: what the form fills is underlined. */
export function Sheet({ file, step, form }: SheetProps) {
  const t = useWords(caseWords);
  const signed = file.decisions.at(-1);
  if (signed)
    return (
      <>
        <p className="sheet-print">
          <a href={signed.pdf} download>
            <FilePdfOutlined aria-hidden="true" /> {t('asPdf')}
          </a>
          <a href={signed.docx} download>
            <FileWordOutlined aria-hidden="true" /> {t('asDocx')}
          </a>
        </p>
        <Paper
          {...signed.paper}
          number={t('numberIs', { number: signed.paper.number })}
          articles={signed.paper.articles}
          place={t('placeOn', { place: placeOf(signed.paper.agency), day: printDay(signed.paper.signedOn) })}
        />
      </>
    );
  const signing = step?.signs ? step.code : file.signingStep;
  if (!signing || file.outcome) return <NoDraft />;
  return <DraftOf caseId={file.id} step={signing} form={signing === step?.code ? form : {}} />;
}

function DraftOf({ caseId, step, form }: { readonly caseId: string; readonly step: string; readonly form: object }) {
  const t = useWords(caseWords);
  const words = useRefusalWords();
  const [isPrinted, showPrinted] = useState(false);
  const rested = useRested(JSON.stringify(form), 600);
  const answer = useAsk(
    DraftPaperDocument,
    { caseId, step, form: JSON.parse(rested) as object },
    { keepsPrevious: true, staleTime: 0 },
  );
  if (answer.error instanceof Refusal && !answer.data)
    return <NoDraft>{answer.error.fields.length > 0 ? undefined : words(answer.error)}</NoDraft>;
  return (
    <Answer of={answer}>
      {({ draftPaper }) =>
        draftPaper ? (
          <>
            <p className="sheet-print">
              <button type="button" className="link-button" onClick={() => showPrinted(!isPrinted)}>
                <FilePdfOutlined aria-hidden="true" /> {t(isPrinted ? 'toDraft' : 'printedDraft')}
              </button>
            </p>
            {isPrinted ? (
              <PrintedDraft caseId={caseId} step={step} form={rested} />
            ) : (
              <Paper
                {...draftPaper}
                number={t('number0', { symbol: draftPaper.symbol })}
                place={t('place', { place: placeOf(draftPaper.agency), year: todayIs().slice(0, 4) })}
                articles={draftPaper.articles.map(({ spans }) =>
                  spans.map(({ text, isFilled }, index) => (isFilled ? <mark key={index}>{text}</mark> : text)),
                )}
              />
            )}
          </>
        ) : (
          <NoDraft />
        )
      }
    </Answer>
  );
}

function NoDraft({ children }: { readonly children?: ReactNode }) {
  const t = useWords(caseWords);
  return (
    <StateBlock icon={<FileTextOutlined />} title={t('noDraft')}>
      {children ?? t('noDraftText')}
    </StateBlock>
  );
}

/** `Năm Căn` of `Ủy ban nhân dân xã Năm Căn`. */
const placeOf = (agency: string): string => agency.replace(/^.*?(xã|phường|thị trấn|huyện|tỉnh) /, '');

interface PaperProps {
  readonly agency: string;
  readonly number: string;
  readonly place: string;
  readonly title: string;
  readonly legalBases: readonly string[];
  readonly articles: readonly ReactNode[];
  readonly authority: string;
  readonly signerTitle: string;
  readonly signer: string;
}

/** A decision in the form of Decree 30/2020, as far as a screen needs it; the printed one comes from the server. */
function Paper({ agency, number, place, title, legalBases, articles, authority, signerTitle, signer }: PaperProps) {
  const t = useWords(caseWords);
  const [body, ...area] = agency.split(/ (?=xã |phường |tỉnh |huyện |thị trấn )/);
  return (
    <article className="sheet-paper" lang="vi">
      <header>
        <div>
          {body}
          <strong>{area.join(' ')}</strong>
          <span>{number}</span>
        </div>
        <div>
          <strong className="sheet-republic">{t('republic')}</strong>
          <strong className="sheet-motto">{t('motto')}</strong>
          <em>{place}</em>
        </div>
      </header>
      <h3>{t('decision')}</h3>
      <p className="sheet-title">{title}</p>
      {legalBases.map((basis) => (
        <p key={basis} className="sheet-basis">
          Căn cứ {basis};
        </p>
      ))}
      <h3>{t('decides')}</h3>
      {articles.map((article, index) => (
        <p key={index} className="sheet-article">
          <strong>{t('article', { number: index + 1 })}</strong> {article}
        </p>
      ))}
      <footer>
        <strong>{authority}</strong>
        <strong>{signerTitle}</strong>
        <strong className="sheet-signer">{signer}</strong>
      </footer>
    </article>
  );
}
