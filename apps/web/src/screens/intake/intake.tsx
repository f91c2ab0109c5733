import { useState } from 'react';
import { getRouteApi, useNavigate } from '@tanstack/react-router';
import { type StartCaseMutation } from '../../gql/graphql.ts';
import { Choose } from '../../kit/choose.tsx';
import { Page } from '../../kit/page.tsx';
import { Answer, Empty } from '../../kit/states.tsx';
import { useAsk } from '../../server/use-ask.ts';
import { useWords } from '../../words/i18n.ts';
import { Application } from './application.tsx';
import { Applicant } from './applicant.tsx';
import { ApplicantDocument, type Procedure, ProceduresDocument } from './intake.operations.ts';
import { type IntakeSearch } from './intake.search.ts';
import { intakeWords } from './intake.words.ts';
import { Receipt } from './receipt.tsx';
import './intake.css';

const route = getRouteApi('/intake');

/** Procedure, person, application; then the receipt. */
export function Intake() {
  const t = useWords(intakeWords);
  const procedures = useAsk(ProceduresDocument, {}, { staleTime: 600_000 });
  const [taken, setTaken] = useState<StartCaseMutation['startCase']>();
  return (
    <Page title={t('title')} help={t('help')}>
      {taken ? (
        <Receipt file={taken} onAnother={() => setTaken(undefined)} />
      ) : (
        <Answer of={procedures}>
          {({ procedures: all }) =>
            all.length === 0 ? <Empty title={t('none')} /> : <Taking procedures={all} onTaken={setTaken} />
          }
        </Answer>
      )}
    </Page>
  );
}

interface TakingProps {
  readonly procedures: readonly Procedure[];
  readonly onTaken: (file: StartCaseMutation['startCase']) => void;
}

function Taking({ procedures, onTaken }: TakingProps) {
  const t = useWords(intakeWords);
  const navigate = useNavigate();
  const search = route.useSearch();
  const choose = (change: { readonly [K in keyof IntakeSearch]: IntakeSearch[K] | undefined }) =>
    void navigate({
      to: '/intake',
      search: Object.fromEntries(Object.entries({ ...search, ...change }).filter(([, value]) => value)),
      replace: true,
    });
  const procedure = procedures.find(({ code }) => code === search.procedure);
  const person = useAsk(ApplicantDocument, { id: search.person ?? '' }, { enabled: search.person !== undefined });
  return (
    <div className="intake">
      <div className="intake-field">
        <label htmlFor="procedure">{t('procedure')}</label>
        <Choose
          label={t('procedure')}
          id="procedure"
          autoFocus={!procedure}
          placeholder={t('findProcedure')}
          value={procedure?.code ?? null}
          options={procedures.map(({ code, title }) => ({ value: code, label: title }))}
          onChange={(code: string) => choose({ procedure: code })}
        />
        {procedure && <p className="secondary">{t('basis', { article: procedure.basis })}</p>}
      </div>
      {procedure && (
        <Applicant
          person={person.data?.person}
          onChosen={(id) => choose({ person: id })}
          onDropped={() => choose({ person: undefined })}
        />
      )}
      {procedure && person.data && search.person && (
        <Application
          key={`${procedure.code} ${search.person}`}
          procedure={procedure}
          person={person.data.person}
          onTaken={onTaken}
        />
      )}
    </div>
  );
}
