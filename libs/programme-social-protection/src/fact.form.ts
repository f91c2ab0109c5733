import { IsBoolean, IsIn, IsInt, IsOptional, IsString, Matches, Max, MaxLength, Min } from 'class-validator';
import { choice, IsDay, When, Words } from '#case-engine';
import { type LegalDay } from '#kernel';

/** What a row may be about, with its words on the form. */
export const factKinds = {
  orphan: 'Trẻ em không có nguồn nuôi dưỡng',
  study: 'Đang học',
  hiv: 'Nhiễm HIV/AIDS',
  poverty: 'Hộ nghèo, hộ cận nghèo',
  'single-parent': 'Người đơn thân đang nuôi con',
  child: 'Con đang nuôi',
  'child-study': 'Con đang học',
  supporter: 'Người có nghĩa vụ và quyền phụng dưỡng',
  disability: 'Khuyết tật theo giấy xác nhận',
  'listed-area': 'Cư trú tại xã, ấp đặc biệt khó khăn',
  income: 'Thu nhập hằng tháng',
  'facility-eligible': 'Đủ điều kiện vào cơ sở trợ giúp xã hội',
  'facility-stay': 'Đang ở cơ sở trợ giúp xã hội',
  placement: 'Người nhận chăm sóc tại nhà',
  pregnancy: 'Mang thai',
  'spouse-parent-support': 'Vợ hoặc chồng đã nhận hỗ trợ',
  'pension-request': 'Đề nghị hưởng trợ cấp hưu trí xã hội',
  receipt: 'Đã hưởng trợ cấp trước đó',
  local: 'Nhóm theo nghị quyết của tỉnh',
} as const;

export type FactKind = keyof typeof factKinds;

const letters = ['a', 'b', 'c', 'd', 'đ', 'e', 'g', 'h', 'i', 'k', 'l'] as const;

/** One dated fact as it is entered: a kind, the days it holds, and the columns of its kind. */
export class FactForm {
  @IsIn(Object.keys(factKinds))
  @Words({ title: 'Căn cứ', oneOf: choice(factKinds) })
  kind!: FactKind;

  @IsDay()
  @Words({ title: 'Từ ngày' })
  from!: LegalDay;

  @IsOptional()
  @IsDay()
  @Words({ title: 'Đến trước ngày', description: 'Bỏ trống khi chưa biết ngày hết.' })
  until?: LegalDay;

  @When('kind', 'orphan')
  @IsIn(letters)
  @Words({ title: 'Điểm của khoản 1 Điều 5' })
  letter?: (typeof letters)[number];

  @IsOptional()
  @IsBoolean()
  @Words({ title: 'Một trong hai người là cha hoặc mẹ không xác định được', 'x-when': { field: 'kind', is: 'orphan' } })
  oneParentUnidentified?: boolean;

  @When('kind', 'poverty')
  @IsIn(['poor', 'near-poor'])
  @Words({ title: 'Phân loại hộ', oneOf: choice({ poor: 'Hộ nghèo', 'near-poor': 'Hộ cận nghèo' }) })
  status?: 'poor' | 'near-poor';

  @When('kind', 'single-parent')
  @IsIn(['unmarried', 'spouse-dead', 'spouse-missing'])
  @Words({
    title: 'Hoàn cảnh',
    oneOf: choice({
      unmarried: 'Chưa kết hôn',
      'spouse-dead': 'Vợ hoặc chồng đã chết',
      'spouse-missing': 'Vợ hoặc chồng mất tích',
    }),
  })
  ground?: 'unmarried' | 'spouse-dead' | 'spouse-missing';

  @IsOptional()
  @IsDay()
  @Words({ title: 'Ngày sinh của con' })
  childBirth?: LegalDay;

  @When('kind', 'supporter')
  @IsIn(['none', 'on-allowance', 'able'])
  @Words({
    title: 'Người phụng dưỡng',
    oneOf: choice({ none: 'Không có', 'on-allowance': 'Có, đang hưởng trợ cấp xã hội', able: 'Có, đủ khả năng' }),
  })
  supporter?: 'none' | 'on-allowance' | 'able';

  @When('kind', 'disability')
  @IsIn(['light', 'severe', 'extremely-severe'])
  @Words({
    title: 'Mức độ khuyết tật',
    oneOf: choice({ light: 'Nhẹ', severe: 'Nặng', 'extremely-severe': 'Đặc biệt nặng' }),
  })
  degree?: 'light' | 'severe' | 'extremely-severe';

  @IsOptional()
  @IsString()
  @MaxLength(60)
  @Words({ title: 'Số giấy xác nhận', 'x-when': { field: 'kind', is: 'disability' } })
  certificate?: string;

  @When('kind', 'income')
  @IsIn(['wage', 'pension', 'social-insurance', 'social-allowance'])
  @Words({
    title: 'Nguồn thu nhập',
    oneOf: choice({
      wage: 'Tiền công, tiền lương',
      pension: 'Lương hưu',
      'social-insurance': 'Trợ cấp bảo hiểm xã hội',
      'social-allowance': 'Trợ cấp xã hội',
    }),
  })
  incomeKind?: 'wage' | 'pension' | 'social-insurance' | 'social-allowance';

  @When('kind', 'income')
  @IsInt()
  @Min(0)
  @Max(1_000_000_000)
  @Words({ title: 'Mỗi tháng (đồng)', 'x-widget': 'money' })
  monthly?: number;

  @When('kind', 'placement')
  @IsIn(['own-household', 'close-kin', 'others'])
  @Words({
    title: 'Người nhận',
    oneOf: choice({
      'own-household': 'Hộ của chính người đó',
      'close-kin': 'Ông bà, cô dì chú bác, anh chị',
      others: 'Người khác',
    }),
  })
  placedBy?: 'own-household' | 'close-kin' | 'others';

  @IsOptional()
  @IsBoolean()
  @Words({ title: 'Người nhận đủ điều kiện chăm sóc', 'x-when': { field: 'kind', is: 'placement' } })
  carerMeetsConditions?: boolean;

  @When('kind', 'local')
  @Matches(/^L-[a-z0-9-]{1,40}$/)
  @Words({ title: 'Mã nhóm' })
  localGroup?: `L-${string}`;
}
