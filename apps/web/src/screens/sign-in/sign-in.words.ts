import { defineWords } from '../../words/i18n.ts';

const vi = {
  title: 'Đăng nhập',
  for: 'Dành cho cán bộ xã, phường, trung tâm việc làm và các sở.',
  again: 'Phiên làm việc của {{name}} đã hết. Đăng nhập lại để làm tiếp; những gì đang nhập vẫn còn.',
  username: 'Tên đăng nhập',
  password: 'Mật khẩu',
  code: 'Mã 6 số trong ứng dụng xác thực',
  codeHelp: 'Có thể dán mã. Mã đổi sau mỗi 30 giây.',
  lost: 'Quên mật khẩu hoặc đổi điện thoại: gọi quản trị của đơn vị. Mọi lần mở hồ sơ đều được ghi lại.',
  fill: 'Hãy điền “{{field}}”.',
  noAnswer: 'Chưa kết nối được máy chủ. Thử lại sau ít phút.',
  chooseTitle: 'Chọn phần việc',
  chooseText: '{{name}} giữ {{count}} phần việc. Mỗi lần làm việc theo một phần; đổi được ở góc dưới bên trái.',
  noDuty: 'Tài khoản chưa được giao phần việc nào đang có hiệu lực. Gọi quản trị của đơn vị.',
} as const;

const en: { readonly [K in keyof typeof vi]: string } = {
  title: 'Sign in',
  for: 'For officers of communes and wards, employment centres and departments.',
  again: '{{name}}’s session has ended. Sign in again to go on; what was being entered is still there.',
  username: 'User name',
  password: 'Password',
  code: 'Six digits from the authenticator app',
  codeHelp: 'The code may be pasted. It changes every 30 seconds.',
  lost: 'Password forgotten or new phone: call your office’s administrator. Every opening of a case is recorded.',
  fill: 'Fill in “{{field}}”.',
  noAnswer: 'The server cannot be reached. Try again in a few minutes.',
  chooseTitle: 'Choose a duty',
  chooseText: '{{name}} holds {{count}} duties. One works under one at a time; change it at the bottom left.',
  noDuty: 'This account holds no duty in force. Call your office’s administrator.',
};

export const signInWords = defineWords('sign-in', vi, en);
