import { lazy, StrictMode, Suspense } from 'react';
import { createRoot } from 'react-dom/client';
import { QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { ConfigProvider } from 'antd';
import viVN from 'antd/es/locale/vi_VN';
import { router } from './app/router.ts';
import { Session } from './app/session.tsx';
import { queryClient } from './server/query-client.ts';
import { theme } from './style/theme.ts';
import './style/tokens.css';

/** The one page for somebody who cannot have a session yet. */
const Invitation = lazy(() =>
  import('./screens/sign-in/invitation.tsx').then(({ Invitation }) => ({ default: Invitation })),
);

const root = document.getElementById('root');
if (!root) throw new Error('no root');

/** The page's own nonce, under which alone styles may be added to it. */
const nonce = document.querySelector<HTMLMetaElement>('meta[property="csp-nonce"]')?.nonce;

createRoot(root).render(
  <StrictMode>
    <ConfigProvider
      locale={viVN}
      theme={theme}
      form={{ requiredMark: false }}
      button={{ autoInsertSpace: false }}
      {...(nonce && { csp: { nonce } })}
    >
      <QueryClientProvider client={queryClient}>
        {location.pathname === '/invitation' ? (
          <Suspense>
            <Invitation />
          </Suspense>
        ) : (
          <Session>
            <RouterProvider router={router} />
          </Session>
        )}
      </QueryClientProvider>
    </ConfigProvider>
  </StrictMode>,
);
