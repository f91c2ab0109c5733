import { IsIn, IsOptional, IsString, IsUUID, MaxLength } from 'class-validator';
import { IsDay, Words } from '#case-engine';
import { type LegalDay } from '#kernel';
import { type DischargeGround, type Ward, wardTitles } from '../rules/facility.table.js';

const choice = (titles: Readonly<Record<string, string>>) =>
  Object.entries(titles).map(([value, title]) => ({ const: value, title }));

const facility = { title: 'Cơ sở trợ giúp xã hội' };
const ward = { title: 'Khu', oneOf: choice(wardTitles) };

export class AdmissionForm {
  @IsUUID()
  @Words(facility)
  facilityId!: string;

  @IsIn(Object.keys(wardTitles))
  @Words(ward)
  ward!: Ward;
}

/** Somebody taken in at once; the papers follow. */
export class UrgentAdmissionForm extends AdmissionForm {
  @IsIn(['urgent', 'sanction'])
  @Words({
    title: 'Nhóm',
    oneOf: choice({ urgent: 'Cần bảo vệ khẩn cấp', sanction: 'Theo pháp luật xử lý vi phạm hành chính' }),
  })
  ground!: 'urgent' | 'sanction';

  @IsDay()
  @Words({ title: 'Ngày tiếp nhận' })
  from!: LegalDay;

  @IsString()
  @MaxLength(1000)
  @Words({ title: 'Biên bản tiếp nhận, đánh giá nguy cơ', 'x-widget': 'textarea', 'x-span': 4 })
  minutes!: string;

  @IsOptional()
  @IsDay()
  @Words({ title: 'Ngày thông báo tìm thân nhân', description: 'Với trẻ em bị bỏ rơi.' })
  announcedOn?: LegalDay;
}

export class ContractForm extends AdmissionForm {
  @IsString()
  @MaxLength(100)
  @Words({ title: 'Số hợp đồng dịch vụ' })
  contract!: string;
}

/** The day somebody comes in. */
export class ArrivalForm {
  @IsDay()
  @Words({ title: 'Ngày vào cơ sở' })
  from!: LegalDay;
}

/** What the head of a facility may end a stay for. */
type Discharge = Exclude<DischargeGround, 'transfer' | 'revoked'>;

export const dischargeTitles: Readonly<Record<Discharge, string>> = {
  'closed-case': 'Kết thúc quản lý trường hợp',
  requested: 'Có đơn đề nghị',
  adopted: 'Được nhận làm con nuôi',
  'of-age': 'Đủ tuổi, kết thúc học',
  'no-contact': 'Tự ý đi, không liên hệ từ 1 tháng',
  died: 'Chết',
  missing: 'Mất tích',
  'contract-ended': 'Hết hợp đồng',
};

export class DischargeForm {
  @IsIn(Object.keys(dischargeTitles))
  @Words({ title: 'Lý do', oneOf: choice(dischargeTitles) })
  ground!: Discharge;

  @IsDay()
  @Words({ title: 'Ngày cuối tại cơ sở' })
  lastDay!: LegalDay;
}

export class TransferForm extends AdmissionForm {
  @IsDay()
  @Words({ title: 'Ngày chuyển đến' })
  from!: LegalDay;
}
