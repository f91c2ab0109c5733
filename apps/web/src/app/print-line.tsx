import { useEffect, useState } from 'react';
import { flushSync } from 'react-dom';
import { printInstant, serverNow } from '../words/days.ts';
import { useWords } from '../words/i18n.ts';
import { shellWords } from './shell.words.ts';
import { areaOf, useViewer } from './viewer.ts';

/** Stands above whatever is printed: whose list it is, who printed it and when. */
export function PrintLine() {
  const t = useWords(shellWords);
  const viewer = useViewer();
  const [at, setAt] = useState(serverNow);
  useEffect(() => {
    // The page is printed as soon as the event is over.
    const renew = () => flushSync(() => setAt(serverNow()));
    window.addEventListener('beforeprint', renew);
    return () => window.removeEventListener('beforeprint', renew);
  }, []);
  return (
    <p className="print-line" aria-hidden="true">
      {t('printed', { area: areaOf(viewer), name: viewer.name, at: printInstant(at) })}
    </p>
  );
}
