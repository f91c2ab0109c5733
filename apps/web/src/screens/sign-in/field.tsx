import { useWords } from '../../words/i18n.ts';
import { signInWords } from './sign-in.words.ts';

interface FieldProps extends React.InputHTMLAttributes<HTMLInputElement> {
  readonly name: 'username' | 'password' | 'newPassword' | 'code';
  /** The field that was left empty. */
  readonly missing?: string | undefined;
  readonly help?: string;
}

/** A labelled field of a page before the sign-in; pasting and password managers are welcome. */
export function Field({ name, missing, help, ...rest }: FieldProps) {
  const t = useWords(signInWords);
  const isMissing = missing === name;
  const note = isMissing ? t('fill', { field: t(name) }) : help;
  return (
    <div className="sign-in-field">
      <label htmlFor={name}>{t(name)}</label>
      <input
        id={name}
        name={name}
        autoCapitalize="none"
        spellCheck={false}
        aria-invalid={isMissing}
        aria-describedby={note ? `${name}-note` : undefined}
        {...rest}
      />
      {note && (
        <p id={`${name}-note`} className={isMissing ? 'sign-in-missing' : 'secondary'}>
          {note}
        </p>
      )}
    </div>
  );
}
