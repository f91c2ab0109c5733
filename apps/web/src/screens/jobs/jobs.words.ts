import { defineWords } from '../../words/i18n.ts';

const vi = {
  title: 'Việc đang chạy',
  help: 'Những tệp đã nhờ máy chủ lập. Có thể đóng trang; tệp giữ ở đây một tuần.',
  none: 'Chưa nhờ lập tệp nào trong tuần này',
  noneText: 'Bấm “Xuất Excel” ở đầu một danh sách.',
  list: 'Danh sách',
  askedAt: 'Lúc',
  state: 'Tình trạng',
  rows: 'Số dòng',
  file: 'Tệp',
  state_waiting: 'Đang chờ',
  state_running: 'Đang lập',
  state_done: 'Đã xong',
  state_failed: 'Chưa lập được',
  state_cancelled: 'Đã dừng',
  get: 'Tải về',
  getOf: 'Tải {{title}}, {{at}}',
  stop: 'Dừng',
  stopOf: 'Dừng {{title}}, {{at}}',
} as const;

const en: { readonly [K in keyof typeof vi]: string } = {
  title: 'Work under way',
  help: 'Files the server was asked to write. The page may be closed; files are kept here for a week.',
  none: 'No file was asked for this week',
  noneText: 'Press “Export to Excel” at the top of a list.',
  list: 'List',
  askedAt: 'At',
  state: 'State',
  rows: 'Rows',
  file: 'File',
  state_waiting: 'Waiting',
  state_running: 'Being written',
  state_done: 'Done',
  state_failed: 'Could not be written',
  state_cancelled: 'Stopped',
  get: 'Download',
  getOf: 'Download {{title}}, {{at}}',
  stop: 'Stop',
  stopOf: 'Stop {{title}}, {{at}}',
};

export const jobsWords = defineWords('jobs', vi, en);
