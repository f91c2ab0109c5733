import { useSyncExternalStore } from 'react';
import { DisconnectOutlined } from '@ant-design/icons';
import { printTime, serverNow } from '../words/days.ts';
import { useWords } from '../words/i18n.ts';
import { shellWords } from './shell.words.ts';

let since = navigator.onLine ? '' : printTime(serverNow());

function subscribe(changed: () => void): () => void {
  const lost = () => {
    since = printTime(serverNow());
    changed();
  };
  const found = () => {
    since = '';
    changed();
  };
  window.addEventListener('offline', lost);
  window.addEventListener('online', found);
  return () => {
    window.removeEventListener('offline', lost);
    window.removeEventListener('online', found);
  };
}

/** Since when there is no line; nothing while there is one. */
export function OfflineBar() {
  const t = useWords(shellWords);
  const time = useSyncExternalStore(subscribe, () => since);
  return (
    <div role="status" aria-live="polite">
      {time !== '' && (
        <p className="offline-bar">
          <DisconnectOutlined aria-hidden="true" /> {t('offline', { time })}
        </p>
      )}
    </div>
  );
}
