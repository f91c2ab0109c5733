import { defineWords } from '../words/i18n.ts';

const vi = {
  export: 'Xuất Excel',
  making: 'Đang lập tệp, {{rows}} dòng',
  get: 'Tải tệp, {{rows}} dòng',
  jobs: 'Việc đang chạy',
  failed: 'Chưa lập được tệp',
} as const;

const en: { readonly [K in keyof typeof vi]: string } = {
  export: 'Export to Excel',
  making: 'Writing the file, {{rows}} rows',
  get: 'Download the file, {{rows}} rows',
  jobs: 'Work under way',
  failed: 'The file could not be written',
};

export const exportWords = defineWords('export', vi, en);
