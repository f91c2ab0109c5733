import { type Sex } from '#citizen';

/** Family names as often as they are met in the province, with those of its Khmer people. */
export const familyNames = [
  'Nguyễn', 'Nguyễn', 'Nguyễn', 'Nguyễn', 'Trần', 'Trần', 'Lê', 'Lê', 'Phạm', 'Huỳnh', 'Võ', 'Phan', 'Trương', 'Bùi',
  'Đặng', 'Đỗ', 'Ngô', 'Hồ', 'Dương', 'Lý', 'Lâm', 'Mai', 'Tạ', 'Quách', 'Châu', 'Tô', 'Danh', 'Thạch', 'Hữu', 'Kim',
] as const;

export const middleNames: Readonly<Record<Sex, readonly [string, ...string[]]>> = {
  female: ['Thị', 'Thị', 'Thị', 'Ngọc', 'Mỹ', 'Kim', 'Bích', 'Hồng', 'Thúy', 'Cẩm'],
  male: ['Văn', 'Văn', 'Văn', 'Hoàng', 'Minh', 'Thanh', 'Quốc', 'Hữu', 'Chí', 'Tấn'],
};

export const givenNames: Readonly<Record<Sex, readonly [string, ...string[]]>> = {
  female: [
    'Lan', 'Hoa', 'Hương', 'Diệu', 'Phượng', 'Nga', 'Tuyết', 'Hạnh', 'Loan', 'Liên', 'Thắm', 'Út', 'Bé', 'Nhung', 'Yến',
    'Trinh', 'Thảo', 'Ngân', 'Như', 'Diễm', 'Xuyến', 'Sương', 'Mỹ', 'Trâm', 'Đào', 'Huệ', 'Kiều', 'Ánh', 'Phương', 'Thu',
  ],
  male: [
    'Hùng', 'Dũng', 'Tài', 'Phúc', 'Lộc', 'Thọ', 'Đực', 'Sang', 'Giàu', 'Nghĩa', 'Nhân', 'Tâm', 'Bình', 'An', 'Hải',
    'Sơn', 'Lâm', 'Khởi', 'Đước', 'Tràm', 'Cường', 'Toàn', 'Thắng', 'Kiệt', 'Khánh', 'Luân', 'Nhựt', 'Hậu', 'Đạt', 'Vinh',
  ],
};

/** Hamlets of the delta: invented for the communes, though some are called so. */
export const hamletNames = [
  'Rạch Gốc', 'Kinh Đào', 'Cái Mòi', 'Xóm Rẫy', 'Vàm Đầm', 'Tân Lập', 'Mũi Tràm', 'Kinh Ranh', 'Rạch Chèo', 'Tân Hòa',
  'Cái Keo', 'Bàu Sen', 'Kinh Ba', 'Đường Kéo', 'Xẻo Quao', 'Tân Tiến', 'Rạch Lùm', 'Cây Phước', 'Vàm Xoáy', 'Nhà Diệu',
] as const;
