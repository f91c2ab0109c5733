import mark from '../../app/mark.svg';
import { shellWords } from '../../app/shell.words.ts';
import { useWords } from '../../words/i18n.ts';

export function Brand() {
  const shell = useWords(shellWords);
  return (
    <p className="sign-in-brand">
      <img src={mark} alt="" width="40" height="40" />
      <span>
        <strong>{shell('brand')}</strong>
        <small>{shell('province')}</small>
      </span>
    </p>
  );
}
