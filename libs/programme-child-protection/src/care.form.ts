import { IsBoolean, IsIn, IsOptional, IsString, IsUUID, Length } from 'class-validator';
import { choice, IsDay, IsInstant, Words } from '#case-engine';
import { type LegalDay } from '#kernel';

const longText = { 'x-widget': 'textarea', 'x-span': 4 } as const;

/** Form 07, before the signature. */
export class IsolationForm {
  @IsInstant()
  @Words({ title: 'Thời điểm nhận tin' })
  informedAt!: string;

  @IsString()
  @Length(1, 2000)
  @Words({ title: 'Vì sao phải cách ly', ...longText })
  ground!: string;
}

export class IsolatedForm {
  @IsString()
  @Length(1, 300)
  @Words({ title: 'Nơi ở tạm thời của trẻ em' })
  shelter!: string;

  @IsDay()
  @Words({ title: 'Cách ly đến ngày', description: 'Tổng cộng không quá 15 ngày.' })
  until!: LegalDay;
}

/** Luật Trẻ em 102/2016/QH13, Điều 62: which children need it. */
const grounds = {
  'no-parents': 'Mồ côi, bị bỏ rơi, không nơi nương tựa (khoản 1)',
  'unsafe-with-parents': 'Không thể sống cùng cha, mẹ vì sự an toàn (khoản 2)',
  disaster: 'Bị ảnh hưởng bởi thiên tai, thảm họa, xung đột (khoản 3)',
  refugee: 'Di cư, lánh nạn chưa xác định được cha mẹ (khoản 4)',
} as const;
export type CareGround = keyof typeof grounds;

/** Form 10. */
export class CareRequestForm {
  @IsIn(Object.keys(grounds))
  @Words({ title: 'Đối tượng', oneOf: choice(grounds) })
  ground!: CareGround;

  @IsBoolean()
  @Words({ title: 'Cha, mẹ hoặc người giám hộ đồng ý' })
  hasConsent!: boolean;

  @IsOptional()
  @IsString()
  @Length(1, 2000)
  @Words({ title: 'Ý kiến, nguyện vọng của trẻ em', description: 'Bắt buộc khi trẻ từ đủ 7 tuổi.', ...longText })
  childView?: string;

  @IsString()
  @Length(1, 2000)
  @Words({ title: 'Hoàn cảnh của trẻ em', ...longText })
  story!: string;
}

export class CarerChoiceForm {
  @IsUUID()
  @Words({ title: 'Người nhận chăm sóc trong danh sách đăng ký' })
  carerId!: string;

  @IsString()
  @Length(1, 2000)
  @Words({ title: 'Vì sao hợp với trẻ em', ...longText })
  because!: string;
}

/** Form 11. */
export class VerificationForm {
  @IsBoolean()
  @Words({ title: 'Đủ điều kiện' })
  isSuitable!: boolean;

  @IsString()
  @Length(1, 4000)
  @Words({ title: 'Kết quả xác minh', ...longText })
  findings!: string;
}

export class HandedOverForm {
  @IsDay()
  @Words({ title: 'Ngày giao nhận' })
  on!: LegalDay;
}

/** Form 13. */
export class VisitForm {
  @IsDay()
  @Words({ title: 'Ngày thăm' })
  on!: LegalDay;

  @IsString()
  @Length(1, 4000)
  @Words({ title: 'Đánh giá', ...longText })
  findings!: string;

  @IsOptional()
  @IsString()
  @Length(1, 2000)
  @Words({ title: 'Ý kiến, nguyện vọng của trẻ em', description: 'Bắt buộc khi trẻ từ đủ 7 tuổi.', ...longText })
  childView?: string;
}

/** Form 14. */
export class FacilityListForm {
  @IsString()
  @Length(1, 300)
  @Words({ title: 'Cơ sở trợ giúp xã hội' })
  facility!: string;

  @IsOptional()
  @IsString()
  @Length(1, 2000)
  @Words({ title: 'Ý kiến, nguyện vọng của trẻ em', description: 'Bắt buộc khi trẻ từ đủ 7 tuổi.', ...longText })
  childView?: string;
}
