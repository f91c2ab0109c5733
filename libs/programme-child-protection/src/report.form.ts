import { ArrayMaxSize, ArrayNotEmpty, ArrayUnique, IsArray, IsBoolean, IsIn, IsString, Length } from 'class-validator';
import { choice, IsInstant, Words } from '#case-engine';

export const channels = {
  'hotline-111': 'Tổng đài 111',
  school: 'Cơ sở giáo dục',
  'health-station': 'Cơ sở y tế',
  citizen: 'Người dân',
  police: 'Công an',
  family: 'Cha, mẹ, người thân',
  child: 'Chính trẻ em',
} as const;

export const harms = {
  'physical-violence': 'Bạo lực thể chất',
  'mental-violence': 'Bạo lực tinh thần',
  'sexual-abuse': 'Xâm hại tình dục',
  exploitation: 'Bóc lột',
  trafficking: 'Mua bán, bắt cóc',
  abandonment: 'Bỏ rơi',
  neglect: 'Bỏ mặc, sao nhãng',
  'child-marriage': 'Tảo hôn',
  'self-harm': 'Tự gây hại',
  other: 'Nguy cơ khác',
} as const;

/** Form 01. Who told is no part of it: a case's history is read by all who work it, the reporter by few. */
export class ReportForm {
  @IsIn(Object.keys(channels))
  @Words({ title: 'Nguồn tin', oneOf: choice(channels) })
  channel!: keyof typeof channels;

  @IsInstant()
  @Words({ title: 'Thời điểm nhận tin', description: 'Thời hạn 12 giờ tính từ thời điểm này, kể cả đêm và ngày nghỉ.' })
  receivedAt!: string;

  @IsString()
  @Length(1, 300)
  @Words({ title: 'Nơi xảy ra' })
  place!: string;

  @IsArray()
  @ArrayNotEmpty()
  @ArrayUnique()
  @ArrayMaxSize(10)
  @IsIn(Object.keys(harms), { each: true })
  @Words({ title: 'Nguy cơ, hành vi' })
  harms!: (keyof typeof harms)[];

  @IsBoolean()
  @Words({ title: 'Tính mạng, sức khỏe đang bị đe dọa ngay lúc này' })
  inDanger!: boolean;

  @IsBoolean()
  @Words({ title: 'Có dấu hiệu tội phạm, phải báo công an' })
  suspectsCrime!: boolean;

  @IsIn(['private', 'secret'])
  @Words({ title: 'Mức độ bảo mật', oneOf: choice({ private: 'Bí mật đời tư', secret: 'Tuyệt đối giữ kín' }) })
  secrecy!: 'private' | 'secret';

  @IsString()
  @Length(1, 4000)
  @Words({ title: 'Nội dung', 'x-widget': 'textarea', 'x-span': 4 })
  told!: string;
}

export class ReasonForm {
  @IsString()
  @Length(1, 1000)
  @Words({ title: 'Lý do', 'x-widget': 'textarea', 'x-span': 4 })
  reason!: string;
}
