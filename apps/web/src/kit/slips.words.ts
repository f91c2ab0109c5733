import { defineWords } from '../words/i18n.ts';

const vi = {
  receipt: 'Giấy tiếp nhận, hẹn trả kết quả',
  supplement: 'Phiếu yêu cầu bổ sung',
  refusal: 'Phiếu từ chối giải quyết',
  apology: 'Phiếu xin lỗi, hẹn lại',
  until: 'Hẹn lại đến ngày',
  untilFault: 'Hẹn lại sau hôm nay và trong vòng hai tháng.',
} as const;

const en: { readonly [K in keyof typeof vi]: string } = {
  receipt: 'Receipt with the day promised',
  supplement: 'Request for missing papers',
  refusal: 'Slip of refusal',
  apology: 'Apology with a new day',
  until: 'Promised anew until',
  untilFault: 'A day after today and within two months.',
};

export const slipWords = defineWords('slips', vi, en);
