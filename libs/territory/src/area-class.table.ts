import { basis, datedTable } from '#kernel';
import { horizon, merger } from './milestones.js';
import { type AreaClass, type UnitKind } from './unit.js';

/**
 * Urban or rural, by the kind of a commune-level unit; it drives thresholds of poverty. Townships ended with the
 * reorganisation of 2025: the people of a former township that went into a rural commune are rural from that day.
 */
export const areaClass = datedTable<Readonly<Partial<Record<UnitKind, AreaClass>>>>('territory.area-class', [
  {
    from: horizon,
    until: merger,
    value: { ward: 'urban', township: 'urban', 'rural-commune': 'rural' },
    basis: basis('Nghị định 07/2021/NĐ-CP, Điều 3: khu vực thành thị gồm phường và thị trấn', 'secondary'),
  },
  {
    from: merger,
    value: { ward: 'urban', 'rural-commune': 'rural', 'special-zone': 'rural' },
    basis: basis(
      'Luật 72/2025/QH15, Điều 1: không còn thị trấn; thị trấn cũ nhập vào xã là nông thôn',
      'interpretation',
    ),
  },
]);
