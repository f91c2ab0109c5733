import { day } from '#kernel';
import { systemActor, type UnitOfWork } from '#platform';
import { proposeLocalRule, publishLocalRule } from '../local/local-rule.store.js';

/** Sums that no council of the province set: what the plan promises once, so that it can be shown. */
const rules = [
  { target: 'swimming', title: 'Hỗ trợ học bơi', amount: 500_000 },
  { target: 'housing-poor.repair', title: 'Hỗ trợ sửa chữa nhà ở hộ nghèo', amount: 20_000_000 },
] as const;

/** Publishes them by two hands, and says in their instrument that nobody set them. */
export async function publishInventedRules(uow: UnitOfWork, provinceId: number): Promise<void> {
  for (const { target, title, amount } of rules) {
    const id = await uow.run(systemActor('demonstration', crypto.randomUUID()), (tx) =>
      proposeLocalRule(tx, {
        kind: 'ONE_OFF',
        target,
        title,
        amount,
        resolution: 'Mức tự đặt cho dữ liệu minh họa, không phải nghị quyết của Hội đồng nhân dân',
        certainty: 'interpretation',
        from: day('2024-05-13'),
        funding: 'province',
        unitIds: [provinceId],
      }),
    );
    await uow.run(systemActor('demonstration', crypto.randomUUID()), (tx) =>
      publishLocalRule(tx, id, 'Dữ liệu minh họa'),
    );
  }
}
