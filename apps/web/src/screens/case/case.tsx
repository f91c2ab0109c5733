import { useState } from 'react';
import { getRouteApi } from '@tanstack/react-router';
import { useAsk } from '../../server/use-ask.ts';
import { Answer } from '../../kit/states.tsx';
import { usePageTitle } from '../../kit/page.tsx';
import { useWords } from '../../words/i18n.ts';
import { Banner } from './banner.tsx';
import { CaseDocument, type CaseFile, chosenStep } from './case.operations.ts';
import { caseWords } from './case.words.ts';
import { Rail } from './rail.tsx';
import { SidePane } from './side-pane.tsx';
import { StepWork } from './step-work.tsx';
import { Waiting } from './waiting.tsx';
import './case.css';

const route = getRouteApi('/cases/$caseId');

/** One case: who it is about, where it stands, what waits, and the paper it becomes. */
export function CaseScreen() {
  const { caseId } = route.useParams();
  const answer = useAsk(CaseDocument, { id: caseId });
  return <Answer of={answer}>{({ case: file }) => <CaseOf key={file.id} file={file} />}</Answer>;
}

function CaseOf({ file }: { readonly file: CaseFile }) {
  const t = useWords(caseWords);
  const { step: wanted } = route.useSearch();
  const { ref } = usePageTitle(file.person?.fullName ?? t('title', { code: file.code }), t('help'));
  const step = chosenStep(file, wanted);
  const [form, setForm] = useState<object>({});
  return (
    <article className="case">
      <Banner file={file} headingRef={ref} />
      <Rail file={file} step={step} />
      {step ? <StepWork key={step.code} file={file} step={step} onChange={setForm} /> : <Waiting file={file} />}
      <SidePane file={file} step={step} form={form} />
    </article>
  );
}
