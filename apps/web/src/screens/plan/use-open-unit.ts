import { useNavigate } from '@tanstack/react-router';
import { type PlanSearch, readPlanSearch } from './plan.route.ts';

/** Opens what stands behind a commune's figure, or closes it. */
export function useOpenUnit(): (unit: number | undefined) => void {
  const navigate = useNavigate();
  return (unit) =>
    void navigate({
      to: '/plan',
      search: (last: PlanSearch) => readPlanSearch({ ...last, unit }),
    });
}
