import {
  ArrayNotEmpty,
  ArrayUnique,
  IsArray,
  IsIn,
  IsInt,
  IsOptional,
  IsString,
  Max,
  MaxLength,
  Min,
} from 'class-validator';
import { IsDay, Words } from '#case-engine';
import { type LegalDay } from '#kernel';

/** Of Circular 01/2019. */
export const disabilityTypes = {
  movement: 'Vận động',
  'hearing-speech': 'Nghe, nói',
  sight: 'Nhìn',
  'nerve-mental': 'Thần kinh, tâm thần',
  intellectual: 'Trí tuệ',
  other: 'Khác',
} as const;

/** Degrees as forms and papers name them. */
export const degreeWords = { 'extremely-severe': 'Đặc biệt nặng', severe: 'Nặng', light: 'Nhẹ' } as const;

const degrees = { ...degreeWords, none: 'Không khuyết tật' } as const;

const choice = (titles: Readonly<Record<string, string>>) =>
  Object.entries(titles).map(([value, title]) => ({ const: value, title }));

/** Form 01 of Circular 01/2019: a first assessment, or another one because something changed. */
export class DisabilityApplication {
  @IsIn(['first', 'again'])
  @Words({
    title: 'Đề nghị',
    oneOf: choice({ first: 'Xác định lần đầu', again: 'Xác định lại do có sự kiện làm thay đổi mức độ' }),
  })
  asks!: 'first' | 'again';

  @IsArray()
  @ArrayNotEmpty()
  @ArrayUnique()
  @IsIn(Object.keys(disabilityTypes), { each: true })
  @Words({ title: 'Dạng khuyết tật', oneOf: choice(disabilityTypes) })
  types!: (keyof typeof disabilityTypes)[];

  @IsOptional()
  @IsString()
  @MaxLength(1000)
  @Words({ title: 'Ý kiến của cơ sở giáo dục (mẫu 04)', 'x-widget': 'textarea', 'x-span': 4 })
  schoolOpinion?: string;
}

/** What somebody competent finds. */
export interface DegreeFound {
  readonly degree: keyof typeof degrees;
}

/** Form 05: the minutes of the council of the commune. */
export class CouncilMinutes implements DegreeFound {
  @IsDay()
  @Words({ title: 'Ngày họp' })
  heldOn!: LegalDay;

  @IsInt()
  @Min(3)
  @Max(30)
  @Words({ title: 'Số thành viên Hội đồng' })
  members!: number;

  @IsInt()
  @Min(0)
  @Max(30)
  @Words({ title: 'Số thành viên dự họp' })
  present!: number;

  @IsInt()
  @Min(0)
  @Max(30)
  @Words({ title: 'Số thành viên đồng ý' })
  inFavour!: number;

  @IsIn(['yes', 'no'])
  @Words({ title: 'Ý kiến của Chủ tịch Hội đồng', oneOf: choice({ yes: 'Đồng ý', no: 'Không đồng ý' }) })
  chairVotes!: 'yes' | 'no';

  @IsIn(Object.keys(degrees))
  @Words({ title: 'Mức độ khuyết tật', oneOf: choice(degrees) })
  degree!: keyof typeof degrees;
}

/** The conclusion of the medical council (Hội đồng Giám định y khoa), which binds. */
export class MedicalConclusion implements DegreeFound {
  @IsString()
  @MaxLength(60)
  @Words({ title: 'Số biên bản giám định' })
  number!: string;

  @IsIn(Object.keys(degrees))
  @Words({ title: 'Mức độ khuyết tật', oneOf: choice(degrees) })
  degree!: keyof typeof degrees;
}
