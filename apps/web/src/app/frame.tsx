import { lazy, Suspense, useMemo, useState } from 'react';
import { Navigate, Outlet, useNavigate, useRouter, useRouterState } from '@tanstack/react-router';
import { PageHelp } from '../kit/page.tsx';
import { useKeys } from '../kit/keys.ts';
import { Absent, Loading } from '../kit/states.tsx';
import { useWords } from '../words/i18n.ts';
import { OfflineBar } from './offline-bar.tsx';
import { isOpenTo, placesOf } from './places.tsx';
import { PrintLine } from './print-line.tsx';
import { shellWords } from './shell.words.ts';
import { SideBar } from './side-bar.tsx';
import { useMay, useViewer } from './viewer.ts';
import './frame.css';

const HelpDialog = lazy(() => import('./help-dialog.tsx').then(({ HelpDialog }) => ({ default: HelpDialog })));
const Glossary = lazy(() => import('./glossary.tsx').then(({ Glossary }) => ({ default: Glossary })));

/** Side bar and one sheet: what every screen stands in. */
export function Frame() {
  const t = useWords(shellWords);
  const navigate = useNavigate();
  const { history } = useRouter();
  const may = useMay();
  const [help, setHelp] = useState('');
  const [open, setOpen] = useState<'help' | 'glossary'>();
  const keys = useMemo(
    () => ({
      '/': () => document.getElementById('search')?.focus(),
      'g v': () => void navigate({ to: '/' }),
      'g t': () => may('case.start') && void navigate({ to: '/intake' }),
      '?': () => setOpen('help'),
      t: () => setOpen('glossary'),
      Escape: () => history.canGoBack() && history.back(),
    }),
    [navigate, history, may],
  );
  useKeys(keys);
  const close = () => setOpen(undefined);
  return (
    <PageHelp value={setHelp}>
      <a className="skip" href="#page">
        {t('skip')}
      </a>
      <div className="frame">
        <SideBar onHelp={() => setOpen('help')} />
        <div className="frame-sheet">
          <OfflineBar />
          <PrintLine />
          <main className="sheet" id="page" tabIndex={-1}>
            <Suspense fallback={<Loading />}>
              <Screen />
            </Suspense>
          </main>
        </div>
      </div>
      <Suspense>
        {open === 'help' && <HelpDialog sentence={help} onClose={close} onGlossary={() => setOpen('glossary')} />}
        {open === 'glossary' && <Glossary onClose={close} />}
      </Suspense>
    </PageHelp>
  );
}

/** The screen of the address; who has no work of his own begins at the first place that is open to him. */
function Screen() {
  const viewer = useViewer();
  const { routesByPath } = useRouter();
  const path = useRouterState({ select: ({ location }) => location.pathname });
  if (isOpenTo(viewer, path)) return <Outlet />;
  const [first] = placesOf(viewer, new Set(Object.keys(routesByPath)));
  return path === '/' && first ? <Navigate to={first.path} replace /> : <Absent />;
}
