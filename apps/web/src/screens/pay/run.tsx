import { useEffect, useState } from 'react';
import { useQueryClient } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { Page } from '../../kit/page.tsx';
import { Road } from '../../kit/road.tsx';
import { Answer } from '../../kit/states.tsx';
import { StatusTag } from '../../kit/status-tag.tsx';
import { useAsk } from '../../server/use-ask.ts';
import { printDay } from '../../words/days.ts';
import { useWords } from '../../words/i18n.ts';
import { Acts } from './acts.tsx';
import { Blockers } from './blockers.tsx';
import { Bridge } from './bridge.tsx';
import { Changes } from './changes.tsx';
import { Files } from './files.tsx';
import { Orders } from './orders.tsx';
import { type PayRun, type PayRunAnswer, PayRunDocument } from './pay.operations.ts';
import { payWords } from './pay.words.ts';
import { Results } from './results.tsx';
import { isMoving, isPosted, runSteps, stateOf } from './run-state.ts';
import './pay.css';

const route = getRouteApi('/pay/$runId');
const seconds = 2_000;

/** One run: where it stands, how it differs from the month before and for whom, and what is to be done. */
export function Run() {
  const { runId } = route.useParams();
  const cache = useQueryClient();
  const [areListsComing, expectLists] = useState(false);
  const answer = useAsk(PayRunDocument, { id: Number(runId) });
  const state = answer.data?.payRun.state;
  const isUnderWay = isMoving(state ?? '') || (areListsComing && state === 'ordered');
  useAsk(PayRunDocument, { id: Number(runId) }, { every: isUnderWay ? seconds : false });
  // The worker has made them meanwhile.
  useEffect(() => void cache.invalidateQueries({ queryKey: ['RunOrders'] }), [cache, state]);
  return <Answer of={answer}>{(data) => <RunPage answer={data} onLists={() => expectLists(true)} />}</Answer>;
}

interface RunPageProps {
  readonly answer: PayRunAnswer;
  /** The lists to be sent have been asked for. */
  readonly onLists: () => void;
}

function RunPage({ answer, onLists }: RunPageProps) {
  const t = useWords(payWords);
  const { cause, orders } = route.useSearch();
  const { payRun: run, payRunBridge: bridge, payRunUnpriced, payFiles } = answer;
  const posted = isPosted(run.state);
  return (
    <Page
      title={t('runTitle', { month: printDay(run.month) })}
      help={t('runHelp')}
      subtitle={
        <Link to="/pay" search={{ programme: run.programme }}>
          {t('allRuns')}
        </Link>
      }
      actions={<Acts run={run} onLists={onLists} />}
    >
      <Steps run={run} />
      <div className="pay-columns">
        <Bridge run={run} bridge={bridge} {...(cause && { chosen: cause })} />
        <div className="pay-side">
          {posted ? <Files run={run} files={payFiles} /> : <Blockers run={run} unpriced={payRunUnpriced} />}
          {['sent', 'ordered'].includes(run.state) && <Results run={run} />}
        </div>
      </div>
      {posted ? (
        <Orders run={run} {...(orders && { state: orders })} />
      ) : (
        <Changes run={run} bridge={bridge} {...(cause && { cause })} />
      )}
    </Page>
  );
}

/** The road of a run in six words. */
function Steps({ run }: { readonly run: PayRun }) {
  const t = useWords(payWords);
  const { step, tone, word } = stateOf(run.state);
  return (
    <Road steps={runSteps.map((name) => t(name))} at={step}>
      <StatusTag tone={tone}>{t(word)}</StatusTag>
    </Road>
  );
}
