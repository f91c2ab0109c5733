import { Type } from 'class-transformer';
import { ArrayMaxSize, IsArray, IsDefined, IsIn, IsUUID, ValidateNested } from 'class-validator';
import { When, Words } from '#case-engine';
import { factRows, OrganiserForm } from './application.form.js';
import { FactForm } from './fact.form.js';
import { type FuneralGround, funeralGrounds } from './rules/funeral.table.js';

/** Form 04 of Decree 20/2021, 02 of Decree 176/2025, 03 of Decree 335/2026: who died, why the state helps, who arranges the funeral. */
export class FuneralApplication {
  @IsIn(Object.keys(funeralGrounds))
  @Words({
    title: 'Diện được hỗ trợ',
    oneOf: Object.entries(funeralGrounds).map(([value, title]) => ({ const: value, title })),
  })
  ground!: FuneralGround;

  @When('ground', 'child-of-single-parent')
  @IsUUID()
  @Words({ title: 'Người đơn thân đang hưởng trợ cấp', 'x-widget': 'person' })
  parentId?: string;

  @IsArray()
  @ArrayMaxSize(10)
  @ValidateNested({ each: true })
  @Type(() => FactForm)
  @Words(factRows)
  facts!: FactForm[];

  @IsDefined()
  @ValidateNested()
  @Type(() => OrganiserForm)
  @Words({ title: 'Người tổ chức mai táng nhận tiền' })
  payment!: OrganiserForm;
}
