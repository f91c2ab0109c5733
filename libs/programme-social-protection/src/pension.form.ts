import { Type } from 'class-transformer';
import { ArrayMaxSize, IsArray, IsDefined, IsIn, ValidateNested } from 'class-validator';
import { Words } from '#case-engine';
import { factRows, PaymentForm } from './application.form.js';
import { FactForm } from './fact.form.js';

/** Form 01 of Decree 176/2025, and of Decree 335/2026 from its day on: the request itself, and what beside age it rests on. */
export class PensionApplication {
  @IsArray()
  @ArrayMaxSize(10)
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

/** A row of the review list: by which former group somebody drew an allowance for age alone. */
export class ConversionForm {
  @IsIn(['elderly-in-listed-area', 'elderly-without-income'])
  @Words({
    title: 'Nhóm đã hưởng',
    oneOf: [
      { const: 'elderly-in-listed-area', title: 'Điểm b khoản 5 Điều 5 Nghị định 20/2021/NĐ-CP' },
      { const: 'elderly-without-income', title: 'Điểm c khoản 5 Điều 5 Nghị định 20/2021/NĐ-CP' },
    ],
  })
  formerGroup!: 'elderly-in-listed-area' | 'elderly-without-income';
}
