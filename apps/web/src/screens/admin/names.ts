import { useViewer } from '../../app/viewer.ts';
import { useAsk } from '../../server/use-ask.ts';
import { printDay, todayIs } from '../../words/days.ts';
import { useWords } from '../../words/i18n.ts';
import { AgenciesDocument, AssignableDocument } from './admin.operations.ts';
import { adminWords } from './admin.words.ts';

interface Period {
  readonly from: string;
  readonly until?: string | null;
}

export const isOver = ({ until }: Period): boolean => until !== null && until !== undefined && until <= todayIs();

/** Names of roles, agencies and programmes, and of the time a duty is held. */
export function useNames() {
  const t = useWords(adminWords);
  const { units } = useViewer();
  const known = { staleTime: Number.POSITIVE_INFINITY };
  const agencies = useAsk(AgenciesDocument, {}, known).data?.agencies ?? [];
  const assignable = useAsk(AssignableDocument, {}, known).data;
  const programmes = assignable?.assignableProgrammes ?? [];
  const roles = assignable?.assignableRoles ?? [];
  return {
    role: (code: string) => roles.find((each) => each.code === code)?.title ?? code,
    roles,
    programmes,
    /** Those that serve within the viewer's area. */
    agencies: agencies.filter(({ unitId }) => units.includes(unitId)),
    agency: (id: number | null | undefined) => agencies.find((each) => each.id === id)?.name ?? '',
    programme: (code: string) => programmes.find((each) => each.code === code)?.title ?? code,
    period: ({ from, until }: Period) =>
      until ? t('span', { from: printDay(from), until: printDay(until) }) : t('since', { from: printDay(from) }),
  };
}
