import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayNotEmpty,
  IsArray,
  IsBoolean,
  IsIn,
  IsInt,
  IsOptional,
  IsString,
  Length,
  Max,
  Min,
  ValidateNested,
} from 'class-validator';
import { choice, IsDay, Words } from '#case-engine';
import { type LegalDay } from '#kernel';

const longText = { 'x-widget': 'textarea', 'x-span': 4 } as const;

/** Luật Trẻ em 102/2016/QH13, Điều 48, 49, 50. */
const levels = { prevention: 'Phòng ngừa', support: 'Hỗ trợ', intervention: 'Can thiệp' } as const;
const risks = { low: 'Thấp', medium: 'Trung bình', high: 'Cao', danger: 'Khẩn cấp' } as const;

/** What a child thinks, from seven years on; whether it must be there is asked of the child's age. */
class Heard {
  @IsOptional()
  @IsString()
  @Length(1, 2000)
  @Words({ title: 'Ý kiến, nguyện vọng của trẻ em', description: 'Bắt buộc khi trẻ từ đủ 7 tuổi.', ...longText })
  childView?: string;
}

/** Form 02. */
export class InitialAssessmentForm {
  @IsIn(Object.keys(risks))
  @Words({ title: 'Mức độ nguy cơ', oneOf: choice(risks) })
  risk!: keyof typeof risks;

  @IsString()
  @Length(1, 4000)
  @Words({ title: 'Hiện trạng, các yếu tố bảo vệ', ...longText })
  findings!: string;
}

export class EmergencyMeasureForm {
  @IsArray()
  @ArrayNotEmpty()
  @IsIn(['medical', 'shelter', 'kept-apart', 'alternative-care', 'police'], { each: true })
  @Words({ title: 'Biện pháp đã làm' })
  measures!: string[];

  @IsString()
  @Length(1, 2000)
  @Words({ title: 'Ai làm, ở đâu, kết quả', ...longText })
  report!: string;
}

/** Form 03. */
export class DetailedAssessmentForm extends Heard {
  @IsIn(Object.keys(risks))
  @Words({ title: 'Mức độ nguy cơ', oneOf: choice(risks) })
  risk!: keyof typeof risks;

  @IsString()
  @Length(1, 4000)
  @Words({ title: 'Nhu cầu của trẻ em', ...longText })
  needs!: string;

  @IsOptional()
  @IsIn(['parent', 'step-parent', 'relative', 'carer', 'teacher', 'acquaintance', 'stranger', 'unknown'])
  @Words({ title: 'Người gây hại là', description: 'Chỉ ghi khi trẻ bị xâm hại.' })
  abuser?: string;
}

export class MeetingForm {
  @IsArray()
  @ArrayNotEmpty()
  @ArrayMaxSize(30)
  @IsString({ each: true })
  @Length(1, 200, { each: true })
  @Words({ title: 'Thành phần dự họp' })
  participants!: string[];

  @IsString()
  @Length(1, 4000)
  @Words({ title: 'Kết luận', ...longText })
  conclusion!: string;
}

export class PlannedService {
  @IsString()
  @Length(1, 300)
  @Words({ title: 'Hoạt động, dịch vụ' })
  service!: string;

  @IsString()
  @Length(1, 200)
  @Words({ title: 'Người, cơ quan thực hiện' })
  provider!: string;

  @IsDay()
  @Words({ title: 'Hoàn thành trước ngày' })
  until!: LegalDay;
}

/** Form 04. */
export class PlanForm extends Heard {
  @IsIn(Object.keys(levels))
  @Words({ title: 'Cấp độ bảo vệ', oneOf: choice(levels) })
  level!: keyof typeof levels;

  @IsString()
  @Length(1, 2000)
  @Words({ title: 'Mục tiêu', ...longText })
  goal!: string;

  @IsArray()
  @ArrayNotEmpty()
  @ArrayMaxSize(40)
  @ValidateNested({ each: true })
  @Type(() => PlannedService)
  @Words({ title: 'Hoạt động, dịch vụ' })
  services!: PlannedService[];
}

export class ServiceLogForm {
  @IsDay()
  @Words({ title: 'Ngày' })
  on!: LegalDay;

  @IsString()
  @Length(1, 300)
  @Words({ title: 'Hoạt động, dịch vụ' })
  service!: string;

  @IsString()
  @Length(1, 200)
  @Words({ title: 'Người, cơ quan thực hiện' })
  provider!: string;

  @IsString()
  @Length(1, 2000)
  @Words({ title: 'Kết quả', ...longText })
  result!: string;
}

/** Form 06. A case ends only when nothing of it is left: no more risk, and body and mind stable. */
export class ClosingReviewForm extends Heard {
  @IsBoolean()
  @Words({ title: 'Không còn nguy cơ' })
  riskIsGone!: boolean;

  @IsBoolean()
  @Words({ title: 'Thể chất ổn định' })
  bodyIsStable!: boolean;

  @IsBoolean()
  @Words({ title: 'Tinh thần ổn định' })
  mindIsStable!: boolean;

  @IsString()
  @Length(1, 4000)
  @Words({ title: 'Đánh giá', ...longText })
  findings!: string;
}

export class HandOverForm {
  @IsInt()
  @Min(1)
  @Max(2_147_483_647)
  @Words({ title: 'Xã, phường nhận', 'x-widget': 'unit' })
  toUnitId!: number;
}
