import { Choose } from '../kit/choose.tsx';
import { graphql } from '../gql/index.ts';
import { useAsk } from '../server/use-ask.ts';
import { useWords } from '../words/i18n.ts';
import { formWords } from './form.words.ts';

const CommunesDocument = graphql(`
  query Communes {
    units {
      id
      name
      level
    }
  }
`);

interface UnitFieldProps {
  readonly id?: string;
  readonly value?: number;
  readonly onChange?: (value: number | undefined) => void;
}

/** A commune or ward in force today, found with or without accents. */
export function UnitField({ value, onChange, ...rest }: UnitFieldProps) {
  const t = useWords(formWords);
  const { data } = useAsk(CommunesDocument, {}, { staleTime: Number.POSITIVE_INFINITY });
  const communes = (data?.units ?? []).filter(({ level }) => level === 'commune');
  return (
    <Choose
      label={t('findUnit')}
      {...rest}
      allowClear
      placeholder={t('findUnit')}
      value={value ?? null}
      options={communes.map(({ id, name }) => ({ value: id, label: name }))}
      onChange={(id: number | null) => onChange?.(id ?? undefined)}
    />
  );
}
