import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayNotEmpty,
  IsArray,
  IsDefined,
  IsIn,
  IsInt,
  IsOptional,
  IsString,
  IsUUID,
  Matches,
  MaxLength,
  ValidateNested,
} from 'class-validator';
import { IsDay, When, Words } from '#case-engine';
import { type LegalDay, type LegalMonth } from '#kernel';
import { FactForm, factKinds, type FactKind } from './fact.form.js';
import { type SuspensionGround } from './rules/regimes.table.js';

export const factRows = { title: 'Căn cứ và ngày có hiệu lực của từng căn cứ' };

/** Where money goes. */
class DestinationForm {
  @IsIn(['bank', 'post', 'cash'])
  @Words({
    title: 'Hình thức chi trả',
    oneOf: [
      { const: 'bank', title: 'Tài khoản ngân hàng' },
      { const: 'post', title: 'Bưu điện' },
      { const: 'cash', title: 'Tiền mặt tại xã' },
    ],
  })
  channel!: 'bank' | 'post' | 'cash';

  @When('channel', 'bank')
  @Matches(/^[A-Z0-9]{2,12}$/)
  @Words({ title: 'Ngân hàng', 'x-widget': 'bank-account' })
  bank?: string;

  @When('channel', 'bank')
  @Matches(/^\d{6,19}$/)
  @Words({ title: 'Số tài khoản' })
  account?: string;

  @IsString()
  @MaxLength(100)
  @Words({ title: 'Người nhận' })
  holder!: string;
}

/** How the money goes: to the person, or to whoever acts or cares for the person. */
export class PaymentForm extends DestinationForm {
  @IsIn(['self', 'guardian', 'representative', 'carer'])
  @Words({
    title: 'Quan hệ với người hưởng',
    oneOf: [
      { const: 'self', title: 'Chính người hưởng' },
      { const: 'guardian', title: 'Người giám hộ' },
      { const: 'representative', title: 'Người được ủy quyền' },
      { const: 'carer', title: 'Người nhận chăm sóc' },
    ],
  })
  relation!: 'self' | 'guardian' | 'representative' | 'carer';

  @IsOptional()
  @IsUUID()
  @Words({ title: 'Người giám hộ, nhận chăm sóc hoặc được ủy quyền', 'x-widget': 'person' })
  payeeId?: string;
}

/** Whoever arranges the funeral, and where the money for it goes. */
export class OrganiserForm extends DestinationForm {
  @IsUUID()
  @Words({ title: 'Người tổ chức mai táng', 'x-widget': 'person' })
  payeeId!: string;
}

/** Forms 1a to 1đ of Decree 20/2021, form 01 of Decree 335/2026: one form, since the facts decide the group. */
export class AllowanceApplication {
  @IsArray()
  @ArrayNotEmpty()
  @ArrayMaxSize(40)
  @ValidateNested({ each: true })
  @Type(() => FactForm)
  @Words(factRows)
  facts!: FactForm[];

  @IsDefined()
  @ValidateNested()
  @Type(() => PaymentForm)
  @Words({ title: 'Chi trả' })
  payment!: PaymentForm;
}

/** What a review finds; the application's facts stand unless corrected here. */
export class ReviewForm {
  @IsOptional()
  @IsString()
  @MaxLength(1000)
  @Words({ title: 'Kết luận xét duyệt', 'x-widget': 'textarea', 'x-span': 4 })
  conclusion?: string;
}

export class ReasonForm {
  @IsString()
  @MaxLength(1000)
  @Words({ title: 'Lý do', 'x-widget': 'textarea', 'x-span': 4 })
  reason!: string;
}

/** Facts that have changed since the grant: those that end, and those that begin. */
export class ChangeApplication {
  @IsDay()
  @Words({ title: 'Ngày thay đổi' })
  changedOn!: LegalDay;

  @IsArray()
  @IsIn(Object.keys(factKinds), { each: true })
  @Words({ title: 'Căn cứ hết từ ngày đó' })
  ended!: FactKind[];

  @IsArray()
  @ArrayMaxSize(40)
  @ValidateNested({ each: true })
  @Type(() => FactForm)
  @Words(factRows)
  facts!: FactForm[];
}

export class SuspensionApplication {
  @IsIn(['not-collected-for-3-months', 'refuses-review', 'held-in-custody'])
  @Words({
    title: 'Căn cứ tạm dừng',
    oneOf: [
      { const: 'not-collected-for-3-months', title: 'Không nhận trợ cấp từ 3 tháng liên tục' },
      { const: 'refuses-review', title: 'Không thực hiện kết luận, rà soát của cơ quan có thẩm quyền' },
      { const: 'held-in-custody', title: 'Bị tạm giam từ 1 tháng trở lên' },
    ],
  })
  ground!: SuspensionGround;

  @Matches(/^\d{4}-(0[1-9]|1[0-2])$/)
  @Words({ title: 'Tạm dừng từ tháng', 'x-widget': 'month' })
  from!: LegalMonth;
}

export class ResumptionForm {
  @Matches(/^\d{4}-(0[1-9]|1[0-2])$/)
  @Words({ title: 'Tiếp tục từ tháng', 'x-widget': 'month' })
  from!: LegalMonth;
}

export class MoveApplication {
  @IsInt()
  @Words({ title: 'Nơi cư trú mới', 'x-widget': 'unit' })
  toUnitId!: number;

  @IsDay()
  @Words({ title: 'Ngày chuyển đến' })
  movedOn!: LegalDay;

  @IsString()
  @MaxLength(200)
  @Words({ title: 'Địa chỉ mới' })
  address!: string;

  @Matches(/^\d{4}-(0[1-9]|1[0-2])$/)
  @Words({ title: 'Tháng ghi trong quyết định thôi chi trả', 'x-widget': 'month' })
  stopMonth!: LegalMonth;
}
