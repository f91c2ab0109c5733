import { printDay } from '../words/days.ts';
import { defineWords, useWords } from '../words/i18n.ts';

const vi = {
  held: 'đã có từ hồ sơ {{code}}, ngày {{day}}',
  heldElsewhere: 'đã có từ hồ sơ trước, ngày {{day}}',
  registry: 'Cơ sở dữ liệu dân cư xác nhận ngày {{day}}',
} as const;

const en: { readonly [K in keyof typeof vi]: string } = {
  held: 'held since case {{code}}, {{day}}',
  heldElsewhere: 'held since an earlier case, {{day}}',
  registry: 'confirmed by the population database on {{day}}',
};

const originWords = defineWords('paper-origin', vi, en);

interface Origin {
  readonly origin: string;
  readonly receivedOn: string;
  readonly fromCode?: string | null;
}

/** Where a paper comes from that nobody is asked for; nothing of one that was handed in. */
export function useOriginWords(): (paper: Origin) => string | undefined {
  const t = useWords(originWords);
  return ({ origin, receivedOn, fromCode }) => {
    const day = printDay(receivedOn);
    if (origin === 'registry') return t('registry', { day });
    if (origin === 'held') return fromCode ? t('held', { code: fromCode, day }) : t('heldElsewhere', { day });
    return undefined;
  };
}
