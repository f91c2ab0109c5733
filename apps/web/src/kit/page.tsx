import { createContext, type ReactNode, useContext, useEffect, useRef } from 'react';
import './page.css';

/** Where a page leaves its sentence of help for the dialog under `?`. */
export const PageHelp = createContext<(sentence: string) => void>(() => undefined);

interface PageProps {
  readonly title: string;
  /** What this screen is for, in a sentence; shown under `?`. */
  readonly help: string;
  readonly subtitle?: ReactNode;
  /** Top right; at most one of them primary. */
  readonly actions?: ReactNode;
  /** Stays at the bottom. */
  readonly footer?: ReactNode;
  readonly children: ReactNode;
}

/** Names the browser's tab, leaves the help, and takes the focus to the heading when the page is opened. */
export function usePageTitle(
  title: string,
  help: string,
): { readonly ref: React.RefObject<HTMLHeadingElement | null> } {
  const leaveHelp = useContext(PageHelp);
  const ref = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    document.title = `${title} · An Sinh`;
    leaveHelp(help);
  }, [title, help, leaveHelp]);
  useEffect(() => ref.current?.focus({ preventScroll: true }), []);
  return { ref };
}

/** A screen: title, what stands beside it, one scrolling body, and a footer where there is one. */
export function Page({ title, help, subtitle, actions, footer, children }: PageProps) {
  const { ref } = usePageTitle(title, help);
  return (
    <>
      <header className="page-head">
        <div>
          <h1 ref={ref} tabIndex={-1}>
            {title}
          </h1>
          {subtitle && <p className="secondary">{subtitle}</p>}
        </div>
        {actions && <div className="page-actions">{actions}</div>}
      </header>
      <div className="page-body" role="region" aria-label={title} tabIndex={0}>
        {children}
      </div>
      {footer && <footer className="page-foot">{footer}</footer>}
    </>
  );
}
