import { useEffect, useState } from 'react';
import { useQuery } from '@tanstack/react-query';
import { Answer } from '../../kit/states.tsx';
import { download } from '../../server/client.ts';
import { useWords } from '../../words/i18n.ts';
import { caseWords } from './case.words.ts';

/** A scanned paper, shown in place. */
export function Preview({ fileId }: { readonly fileId: string | undefined }) {
  const t = useWords(caseWords);
  const answer = useQuery({
    queryKey: ['File', fileId],
    queryFn: () => download(`/files/${fileId ?? ''}`),
    enabled: fileId !== undefined,
    staleTime: Number.POSITIVE_INFINITY,
  });
  if (fileId === undefined) return <p className="secondary">{t('choosePaper')}</p>;
  return <Answer of={answer}>{(content) => <Shown content={content} title={t('papers')} />}</Answer>;
}

interface PrintedDraftProps {
  readonly caseId: string;
  readonly step: string;
  /** The step's form as it stands, as JSON. */
  readonly form: string;
}

/** The draft as the server prints it, marked as a draft on every page. */
export function PrintedDraft({ caseId, step, form }: PrintedDraftProps) {
  const t = useWords(caseWords);
  const answer = useQuery({
    queryKey: ['PrintedDraft', caseId, step, form],
    queryFn: () => download(`/papers/cases/${caseId}/draft.pdf`, { step, form: JSON.parse(form) as object }),
    staleTime: 0,
  });
  return <Answer of={answer}>{(content) => <Shown content={content} title={t('draft')} />}</Answer>;
}

function Shown({ content, title }: { readonly content: Blob; readonly title: string }) {
  const [address, setAddress] = useState<string>();
  useEffect(() => {
    const made = URL.createObjectURL(content);
    queueMicrotask(() => setAddress(made));
    return () => URL.revokeObjectURL(made);
  }, [content]);
  if (!address) return null;
  return content.type === 'application/pdf' ? (
    <iframe src={address} title={title} className="preview" />
  ) : (
    <img src={address} alt={title} className="preview" />
  );
}
