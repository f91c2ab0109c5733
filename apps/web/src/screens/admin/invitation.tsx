import { useState } from 'react';
import { Button, Input } from 'antd';
import { printInstant } from '../../words/days.ts';
import { useWords } from '../../words/i18n.ts';
import { type Invitation } from './admin.operations.ts';
import { adminWords } from './admin.words.ts';

/** The link stands behind `#`, so that no log of a server on the way keeps it. */
const linkOf = (token: string): string => `${location.origin}/invitation#${token}`;

/** An invitation as it is told once. */
export function InvitationOnce({ invitation, name }: { readonly invitation: Invitation; readonly name: string }) {
  const t = useWords(adminWords);
  const [isCopied, setCopied] = useState(false);
  const link = linkOf(invitation.token);
  return (
    <section className="card admin-card" aria-label={t('linkTitle')}>
      <h2>{t('linkTitle')}</h2>
      <div className="card-body" role="status">
        <p>{t('linkText', { name, until: printInstant(new Date(invitation.expiresAt)) })}</p>
        <div className="admin-link">
          <Input readOnly value={link} aria-label={t('linkTitle')} onFocus={({ target }) => target.select()} />
          <Button onClick={() => void navigator.clipboard.writeText(link).then(() => setCopied(true))}>
            {t(isCopied ? 'copied' : 'copy')}
          </Button>
        </div>
      </div>
    </section>
  );
}
