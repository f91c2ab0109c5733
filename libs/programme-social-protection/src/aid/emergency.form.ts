import { Type } from 'class-transformer';
import {
  IsDefined,
  IsIn,
  IsInt,
  IsOptional,
  IsString,
  Matches,
  Max,
  MaxLength,
  Min,
  ValidateNested,
} from 'class-validator';
import { IsDay, When, Words } from '#case-engine';
import { type LegalDay } from '#kernel';
import { PaymentForm } from '../application.form.js';
import { type Giver, type Occasion, type Relief, type Visited } from '../rules/relief.table.js';

const choice = (titles: Readonly<Record<string, string>>) =>
  Object.entries(titles).map(([value, title]) => ({ const: value, title }));

export const occasionTitles: Readonly<Record<Occasion, string>> = {
  tet: 'Tết Nguyên đán',
  disaster: 'Thiên tai',
  fire: 'Hỏa hoạn',
  'lost-harvest': 'Mất mùa',
  'harvest-gap': 'Giáp hạt',
  'force-majeure': 'Lý do bất khả kháng khác',
};

export const reliefTitles: Readonly<Record<Relief, string>> = {
  injury: 'Bị thương nặng',
  death: 'Có người chết, mất tích',
  'house-destroyed': 'Nhà ở bị đổ, sập, trôi, cháy hoàn toàn',
  relocation: 'Phải di dời nhà ở khẩn cấp',
  'house-damaged': 'Nhà ở bị hư hỏng nặng',
};

const kinds: readonly Relief[] = ['injury', 'house-destroyed', 'relocation', 'house-damaged'];

/** What every request for help after an event says. */
class EventForm {
  @IsDay()
  @Words({ title: 'Ngày xảy ra' })
  happenedOn!: LegalDay;

  @IsIn(Object.keys(occasionTitles))
  @Words({ title: 'Nguyên nhân', oneOf: choice(occasionTitles) })
  occasion!: Occasion;

  @IsOptional()
  @IsString()
  @MaxLength(500)
  @Words({
    title: 'Hàng hóa, nhu yếu phẩm đã hỗ trợ',
    description: 'Ghi riêng, không tính vào tiền.',
    'x-widget': 'textarea',
  })
  goods?: string;

  @IsDefined()
  @ValidateNested()
  @Type(() => PaymentForm)
  @Words({ title: 'Chi trả' })
  payment!: PaymentForm;
}

export class ReliefForm extends EventForm {
  @IsIn(kinds)
  @Words({ title: 'Nội dung hỗ trợ', oneOf: kinds.map((kind) => ({ const: kind, title: reliefTitles[kind] })) })
  relief!: Exclude<Relief, 'death'>;

  @When('relief', 'injury')
  @IsInt()
  @Min(0)
  @Max(1000)
  @Words({ title: 'Số ngày cấp cứu, điều trị' })
  treatedDays?: number;
}

export class DeathReliefForm extends EventForm {
  @IsString()
  @MaxLength(100)
  @Words({ title: 'Người chết, mất tích' })
  deceased!: string;
}

/** Forms 5a, 5b: a household without food. */
export class GoodsForm {
  @IsDay()
  @Words({ title: 'Ngày xảy ra' })
  happenedOn!: LegalDay;

  @IsIn(Object.keys(occasionTitles))
  @Words({ title: 'Nguyên nhân', oneOf: choice(occasionTitles) })
  occasion!: Occasion;

  @IsString()
  @MaxLength(60)
  @Words({ title: 'Đợt' })
  round!: string;

  @IsInt()
  @Min(1)
  @Max(30)
  @Words({ title: 'Số người trong hộ' })
  people!: number;

  @IsInt()
  @Min(1)
  @Max(3)
  @Words({ title: 'Số tháng' })
  months!: number;

  @IsOptional()
  @IsString()
  @MaxLength(500)
  @Words({ title: 'Nhu yếu phẩm khác', 'x-widget': 'textarea' })
  goods?: string;
}

export class VisitForm {
  @IsDay()
  @Words({ title: 'Ngày thăm' })
  visitedOn!: LegalDay;

  @IsIn(['central', 'province'])
  @Words({
    title: 'Đoàn thăm',
    oneOf: choice({ central: 'Lãnh đạo Đảng, Nhà nước', province: 'Lãnh đạo bộ, ngành, tỉnh' }),
  })
  giver!: Giver;

  @IsIn(['organisation', 'household', 'person'])
  @Words({
    title: 'Đối tượng',
    oneOf: choice({ organisation: 'Tập thể', household: 'Hộ gia đình', person: 'Cá nhân' }),
  })
  visited!: Visited;

  @IsDefined()
  @ValidateNested()
  @Type(() => PaymentForm)
  @Words({ title: 'Chi trả' })
  payment!: PaymentForm;
}

export class TemporaryCareForm {
  @IsIn(['child-alone', 'violence', 'abuse', 'trafficking', 'forced-labour', 'beggar'])
  @Words({
    title: 'Trường hợp',
    oneOf: choice({
      'child-alone': 'Trẻ em có cả cha và mẹ chết, mất tích',
      violence: 'Nạn nhân bạo lực gia đình',
      abuse: 'Nạn nhân bị xâm hại',
      trafficking: 'Nạn nhân bị mua bán',
      'forced-labour': 'Nạn nhân bị cưỡng bức lao động',
      beggar: 'Người lang thang xin ăn',
    }),
  })
  ground!: string;

  @IsDay()
  @Words({ title: 'Chăm sóc từ ngày' })
  from!: LegalDay;

  @IsDefined()
  @ValidateNested()
  @Type(() => PaymentForm)
  @Words({ title: 'Người nhận chăm sóc' })
  payment!: PaymentForm;
}

export class EndOfCareForm {
  @IsDay()
  @Words({ title: 'Ngày thôi chăm sóc' })
  on!: LegalDay;

  @IsIn(['home', 'other-household', 'facility'])
  @Words({
    title: 'Sau đó',
    oneOf: choice({
      home: 'Về gia đình, cộng đồng',
      'other-household': 'Hộ khác nhận chăm sóc',
      facility: 'Chuyển vào cơ sở',
    }),
  })
  then!: 'home' | 'other-household' | 'facility';
}

export class SwimmingForm {
  @IsDay()
  @Words({ title: 'Ngày nhập học lớp bơi' })
  enrolledOn!: LegalDay;

  @Matches(/^\d{4}$/)
  @Words({ title: 'Năm hỗ trợ' })
  year!: string;

  @IsDefined()
  @ValidateNested()
  @Type(() => PaymentForm)
  @Words({ title: 'Chi trả' })
  payment!: PaymentForm;
}

export class HousingForm {
  @IsIn(['build', 'repair'])
  @Words({ title: 'Nội dung', oneOf: choice({ build: 'Xây mới', repair: 'Sửa chữa' }) })
  work!: 'build' | 'repair';

  @IsIn(['poor', 'meritorious', 'martyr-kin'])
  @Words({
    title: 'Đối tượng',
    oneOf: choice({ poor: 'Hộ nghèo', meritorious: 'Người có công', 'martyr-kin': 'Thân nhân liệt sĩ' }),
  })
  household!: 'poor' | 'meritorious' | 'martyr-kin';

  @IsDefined()
  @ValidateNested()
  @Type(() => PaymentForm)
  @Words({ title: 'Chi trả' })
  payment!: PaymentForm;
}
