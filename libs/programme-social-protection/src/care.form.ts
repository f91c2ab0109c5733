import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayUnique,
  IsArray,
  IsBoolean,
  IsDefined,
  IsIn,
  IsOptional,
  IsUUID,
  ValidateNested,
} from 'class-validator';
import { IsDay, When, Words } from '#case-engine';
import { type LegalDay } from '#kernel';
import { factRows, PaymentForm } from './application.form.js';
import { FactForm } from './fact.form.js';
import { type CarerCondition, carerConditions } from './rules/carer-conditions.table.js';

const conditions = Object.keys(carerConditions);
const conditionChoices = Object.entries(carerConditions).map(([value, title]) => ({ const: value, title }));

/**
 * Forms 2a and 2b of Decree 20/2021, form 02 of Decree 335/2026. The file is about the person cared for, or about the disabled
 * parent; the money of a carer is the carer's own, beside the allowance of the person cared for.
 */
export class CareApplication {
  @IsIn(['family', 'foster', 'parent'])
  @Words({
    title: 'Trường hợp',
    oneOf: [
      { const: 'family', title: 'Hộ gia đình trực tiếp chăm sóc người khuyết tật đặc biệt nặng' },
      { const: 'foster', title: 'Nhận chăm sóc, nuôi dưỡng người khác' },
      { const: 'parent', title: 'Người khuyết tật mang thai hoặc nuôi con dưới 36 tháng tuổi' },
    ],
  })
  care!: 'family' | 'foster' | 'parent';

  @IsDay()
  @Words({ title: 'Từ ngày', description: 'Ngày nhận chăm sóc, ngày chứng minh mang thai hoặc ngày sinh con.' })
  from!: LegalDay;

  @When('care', 'foster')
  @IsIn(['close-kin', 'others'])
  @Words({
    title: 'Người nhận chăm sóc là',
    oneOf: [
      { const: 'close-kin', title: 'Ông bà, cô dì chú bác, anh chị' },
      { const: 'others', title: 'Người khác' },
    ],
  })
  carerIs?: 'close-kin' | 'others';

  @When('care', 'foster')
  @IsArray()
  @ArrayUnique()
  @IsIn(conditions, { each: true })
  @Words({ title: 'Người nhận chăm sóc đáp ứng', oneOf: conditionChoices })
  carerMeets?: CarerCondition[];

  @When('care', 'foster')
  @IsBoolean()
  @Words({ title: 'Người nhận chăm sóc có vợ hoặc chồng' })
  carerIsMarried?: boolean;

  @When('carerIsMarried', true)
  @IsArray()
  @ArrayUnique()
  @IsIn(conditions, { each: true })
  @Words({ title: 'Vợ hoặc chồng đáp ứng', oneOf: conditionChoices })
  spouseMeets?: CarerCondition[];

  @IsOptional()
  @IsUUID()
  @Words({
    title: 'Vợ hoặc chồng là người khuyết tật',
    'x-widget': 'person',
    'x-when': { field: 'care', is: 'parent' },
  })
  disabledSpouseId?: string;

  @IsArray()
  @ArrayMaxSize(20)
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
