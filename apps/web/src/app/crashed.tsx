import { WarningOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { StateBlock } from '../kit/states.tsx';
import { useWords } from '../words/i18n.ts';
import { shellWords } from './shell.words.ts';

/** A screen that failed to draw. */
export function Crashed() {
  const t = useWords(shellWords);
  return (
    <StateBlock
      tone="red"
      icon={<WarningOutlined />}
      title={t('failedTitle')}
      action={
        <Button size="small" onClick={() => location.reload()}>
          {t('reload')}
        </Button>
      }
    >
      {t('failedText')}
    </StateBlock>
  );
}
