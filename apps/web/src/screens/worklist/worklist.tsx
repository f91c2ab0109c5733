import { shellWords } from '../../app/shell.words.ts';
import { Page } from '../../kit/page.tsx';
import { useWords } from '../../words/i18n.ts';

export function Worklist() {
  const t = useWords(shellWords);
  return (
    <Page title={t('work')} help="Hồ sơ đang chờ, việc gấp nhất ở trên cùng.">
      …
    </Page>
  );
}
