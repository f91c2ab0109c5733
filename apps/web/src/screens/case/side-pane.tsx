import { lazy, Suspense, useState } from 'react';
import { getRouteApi, useNavigate } from '@tanstack/react-router';
import { Answers } from '../../form/answers.tsx';
import { type FormSchema } from '../../form/keywords.ts';
import { type Values } from '../../form/values.ts';
import { Loading } from '../../kit/states.tsx';
import { printInstant } from '../../words/days.ts';
import { useWords } from '../../words/i18n.ts';
import { type CaseFile, type Step } from './case.operations.ts';
import { caseWords } from './case.words.ts';
import { Dossier } from './dossier.tsx';
import { Preview } from './preview.tsx';

const Sheet = lazy(() => import('./sheet.tsx').then(({ Sheet }) => ({ default: Sheet })));

interface SidePaneProps {
  readonly file: CaseFile;
  readonly step: Step | undefined;
  readonly form: object;
}

const route = getRouteApi('/cases/$caseId');
const tabs = ['draft', 'papers', 'log'] as const;

/** The paper the case becomes, the papers it rests on, and what happened; the dossier below. */
export function SidePane({ file, step, form }: SidePaneProps) {
  const t = useWords(caseWords);
  const navigate = useNavigate();
  const { tab = 'draft', step: wanted } = route.useSearch();
  const [fileId, setFileId] = useState<string>();
  const open = (next: (typeof tabs)[number]) =>
    void navigate({
      to: '/cases/$caseId',
      params: { caseId: file.id },
      search: { ...(wanted && { step: wanted }), ...(next !== 'draft' && { tab: next }) },
      replace: true,
    });
  return (
    <aside className="pane">
      <div className="tabs" role="tablist" aria-label={t('papers')}>
        {tabs.map((each) => (
          <button
            key={each}
            type="button"
            role="tab"
            id={`tab-${each}`}
            aria-controls="tab-panel"
            aria-selected={tab === each}
            tabIndex={tab === each ? 0 : -1}
            onClick={() => open(each)}
            onKeyDown={({ key, currentTarget }) => {
              const next =
                key === 'ArrowRight'
                  ? currentTarget.nextElementSibling
                  : key === 'ArrowLeft'
                    ? currentTarget.previousElementSibling
                    : null;
              if (next instanceof HTMLElement) {
                next.focus();
                next.click();
              }
            }}
          >
            {each === 'draft' && file.decisions.length > 0 ? t('signed') : t(each)}
          </button>
        ))}
      </div>
      <div className="pane-scroll" role="tabpanel" id="tab-panel" aria-labelledby={`tab-${tab}`} tabIndex={0}>
        <Suspense fallback={<Loading rows={4} />}>
          {tab === 'draft' && <Sheet file={file} step={step} form={form} />}
          {tab === 'papers' && <Preview fileId={fileId} />}
          {tab === 'log' && <Log file={file} />}
        </Suspense>
      </div>
      <Dossier
        file={file}
        onSee={(id) => {
          setFileId(id);
          open('papers');
        }}
      />
    </aside>
  );
}

function Log({ file }: { readonly file: CaseFile }) {
  return (
    <ol className="log">
      {file.history.toReversed().map(({ seq, stepTitle, actorName, at, reason, form, schema }) => (
        <li key={seq}>
          <strong>{stepTitle}</strong>
          <div className="secondary">
            {printInstant(new Date(at))} · {actorName}
          </div>
          {reason && <p>{reason}</p>}
          {schema ? <Answers schema={schema as FormSchema} values={form as Values} /> : null}
        </li>
      ))}
    </ol>
  );
}
