import { type ReactNode, useCallback, useEffect, useState } from 'react';
import { ask, whenSignedOut } from '../server/client.ts';
import { Refusal } from '../server/refusal.ts';
import { setServerClock } from '../words/days.ts';
import { ChooseDuty } from '../screens/sign-in/choose-duty.tsx';
import { SignIn } from '../screens/sign-in/sign-in.tsx';
import { Loading, NoConnection } from '../kit/states.tsx';
import { type Viewer, ViewerContext, ViewerDocument } from './viewer.ts';

type State =
  | { readonly is: 'opening' }
  | { readonly is: 'unreachable' }
  | { readonly is: 'signed-out' }
  | { readonly is: 'signed-in'; readonly viewer: Viewer; readonly hasEnded: boolean };

/**
 * Lets in who has a session. When it ends meanwhile, the page beneath stays as it is, out of reach, until the same user has
 * signed in again: nothing typed is lost. Anybody else gets a fresh page.
 */
export function Session({ children }: { readonly children: ReactNode }) {
  const [state, setState] = useState<State>({ is: 'opening' });

  const open = useCallback(
    () =>
      ask(ViewerDocument, {}).then(
        ({ viewer }) => {
          setServerClock(viewer.now);
          setState((last) => {
            if (last.is === 'signed-in' && last.viewer.id !== viewer.id) location.assign('/');
            return { is: 'signed-in', viewer, hasEnded: false };
          });
        },
        (error: unknown) => {
          if (!(error instanceof Refusal)) setState((last) => (last.is === 'opening' ? { is: 'unreachable' } : last));
        },
      ),
    [],
  );

  useEffect(() => {
    whenSignedOut(() =>
      setState((last) => (last.is === 'signed-in' ? { ...last, hasEnded: true } : { is: 'signed-out' })),
    );
    void open();
  }, [open]);

  switch (state.is) {
    case 'opening':
      return <Loading rows={0} />;
    case 'unreachable':
      return <NoConnection onRetry={() => void open()} />;
    case 'signed-out':
      return <SignIn onDone={open} />;
    case 'signed-in':
      if (!state.viewer.dutyId) return <ChooseDuty viewer={state.viewer} />;
      return (
        <ViewerContext value={state.viewer}>
          <div className="session-page" inert={state.hasEnded}>
            {children}
          </div>
          {state.hasEnded && (
            <div className="session-ended">
              <SignIn again={state.viewer.name} onDone={open} />
            </div>
          )}
        </ViewerContext>
      );
  }
}
