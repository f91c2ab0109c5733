import { IsBoolean, IsInt, IsOptional, IsString, Length, MaxLength, Min } from 'class-validator';
import { IsDay, Words } from '#case-engine';
import { type LegalDay } from '#kernel';

/** Form 01: what the household asks for, in its own words. */
export class ReviewRequest {
  @IsString()
  @Length(1, 2000)
  @Words({ title: 'Hoàn cảnh gia đình, lý do đề nghị', 'x-widget': 'textarea' })
  circumstances!: string;
}

export class HamletMeetingForm {
  @IsDay()
  @Words({ title: 'Ngày họp' })
  heldOn!: LegalDay;

  @IsInt()
  @Min(1)
  @Words({ title: 'Số người dự họp' })
  present!: number;

  @IsInt()
  @Min(0)
  @Words({ title: 'Số người đồng ý' })
  agreed!: number;

  @IsOptional()
  @IsString()
  @MaxLength(100)
  @Words({ title: 'Số biên bản (Phụ lục V)' })
  minutes?: string;
}

export class DistrictOpinionForm {
  @IsBoolean()
  @Words({ title: 'Đồng ý với kết quả của xã' })
  agrees!: boolean;

  @IsString()
  @Length(1, 2000)
  @Words({ title: 'Ý kiến', 'x-widget': 'textarea' })
  opinion!: string;
}

export class TextForm {
  @IsString()
  @Length(1, 2000)
  @Words({ title: 'Nội dung', 'x-widget': 'textarea' })
  text!: string;
}
