import { useEffect, useRef } from 'react';
import { CheckCircleFilled } from '@ant-design/icons';
import { Link } from '@tanstack/react-router';
import { Button } from 'antd';
import { type StartCaseMutation } from '../../gql/graphql.ts';
import { Slips } from '../../kit/slips.tsx';
import { printLongDay } from '../../words/days.ts';
import { useWords } from '../../words/i18n.ts';
import { intakeWords } from './intake.words.ts';

interface ReceiptProps {
  readonly file: StartCaseMutation['startCase'];
  readonly onAnother: () => void;
}

/** What the applicant is told: the code to read out on the telephone, and the day. */
export function Receipt({ file, onAnother }: ReceiptProps) {
  const t = useWords(intakeWords);
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  const words = { procedure: file.procedureTitle, name: file.person?.fullName ?? '' };
  const { dueOn } = file.clock;
  return (
    <section className="receipt">
      <CheckCircleFilled aria-hidden="true" className="receipt-icon" />
      <h2 ref={heading} tabIndex={-1}>
        {t('receiptTitle', { code: file.code })}
      </h2>
      <p>{dueOn ? t('receiptText', { ...words, day: printLongDay(dueOn) }) : t('receiptNoLimit', words)}</p>
      <Slips slips={file.slips} />
      <p className="intake-acts">
        <Button onClick={onAnother}>{t('another')}</Button>
        <Link to="/cases/$caseId" params={{ caseId: file.id }} className="bar-button">
          {t('open')}
        </Link>
      </p>
    </section>
  );
}
