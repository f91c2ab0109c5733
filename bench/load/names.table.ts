/** Words of names with how often each is met; weights need not add up to anything. */
export type Weighted = readonly (readonly [word: string, weight: number])[];

/** Common to rare: the n-th word of a list of this kind is met about 1 / (n + 4) as often. */
const fallingOff = (words: string): Weighted => words.split(' ').map((word, index) => [word, 100 / (index + 5)]);

/** Percent of people, by published counts of family names of the Kinh, with those of Khmer and Hoa families of the south. */
export const familyNames: Weighted = [
  ['Nguyễn', 38],
  ['Trần', 11],
  ['Lê', 9.5],
  ['Phạm', 7],
  ['Huỳnh', 5],
  ['Phan', 4.5],
  ['Võ', 3.9],
  ['Đặng', 2.1],
  ['Bùi', 2],
  ['Đỗ', 1.4],
  ['Hồ', 1.3],
  ['Ngô', 1.3],
  ['Trương', 1.2],
  ['Lâm', 1.1],
  ['Dương', 1],
  ['Danh', 0.9],
  ['Đinh', 0.8],
  ['Mai', 0.7],
  ['Cao', 0.7],
  ['Trịnh', 0.6],
  ['Lý', 0.6],
  ['Châu', 0.5],
  ['Lương', 0.5],
  ['Đoàn', 0.5],
  ['Tô', 0.5],
  ['Quách', 0.4],
  ['Tạ', 0.4],
  ['Thạch', 0.4],
  ['Hà', 0.4],
  ['Lưu', 0.3],
  ['Kim', 0.3],
  ['Sơn', 0.2],
  ['Từ', 0.2],
  ['Kha', 0.2],
  ['Hứa', 0.2],
  ['Tiêu', 0.1],
  ['Ong', 0.1],
  ['Liên', 0.1],
  ['Hữu', 0.1],
  ['Viên', 0.1],
];

/** What stands between family and given name: four women in ten are `Thị`, a third of the men `Văn`. */
export const middleNames: Weighted = [
  ['Thị', 100],
  ['Văn', 80],
  ...fallingOff(
    'Hoàng Minh Ngọc Thanh Kim Quốc Hữu Mỹ Thị-Mỹ Thị-Ngọc Thị-Kim Đức Anh Gia Bảo Thị-Thu Công Trọng Xuân Hồng Thu Phương Tuấn ' +
      'Chí Thành Khánh Bích Thị-Hồng Diễm Trúc Thị-Cẩm Cẩm Thúy Tấn Phước Nhật Quang Hải Đình Thị-Bích Như Quỳnh Thế Duy Trung ' +
      'Thị-Thanh Huy Thảo Tường Yến Lan Thùy Việt Hùng Mạnh Hoài Ánh Tiến Phúc Thị-Tuyết Thiên Đăng Nguyên Tú Vĩnh Trường Thái ' +
      'Ái Hà Huỳnh Thị-Út Thị-Bé Hồ Trần Lê Phạm Thị-Diễm Thị-Trúc Tuyết Mai Hạnh Bá Sĩ Chấn Nghĩa Phú Vân Tâm Uyên Đan Khả Thục ' +
      'Nhã Diệu Vũ Kiều Lệ Mộng Ý Triệu Sơn Cao Linh Hạ Tố Sa Thu-Hà Kiến Đại Cát An Song',
  ),
];

/** Given names; what spelled without accents coincides (`Hòa`, `Hoa`, `Hóa`) is here as often as in life. */
export const givenNames: Weighted = fallingOff(
  'Hương Anh Linh Hạnh Thảo Hùng Dũng Hiền Hà Lan Hoa Nam Tuấn Phương Trang Minh Hòa Nga Long Tâm Mai Dung Thủy Hải Sơn Bình ' +
    'Loan Trinh Ngân Vy Nhi Như My Huy Khang Phúc Bảo Đạt Kiệt Khoa Khánh Thịnh Thành Cường Phong Quân Tú Tùng Toàn Trung Tín ' +
    'Út Bé Hai Ba Tư Năm Sáu Bảy Tám Chín Mười Hậu Hồng Liên Liễu Lệ Lý Thu Thúy Tuyết Nhung Ngọc Kim Yến Oanh Quyên Diễm Diệu ' +
    'Duyên Giang Hằng Hiếu Hiệp Hoàng Hoài Hưng Khải Kiên Lâm Lợi Lộc Luân Lực Mến Mỹ Nghĩa Nguyên Nhân Nhàn Nhật Phát Phú ' +
    'Phước Phượng Quang Quí Quốc Quỳnh Sang Sương Tài Tân Thanh Thắm Thắng Thi Thiện Thoa Thơ Thơm Thuận Tiên Tiền Tiến Tính ' +
    'Trâm Trân Trí Triều Trúc Trường Tuyền Uyên Vân Việt Vinh Vũ Xuân Ý Đào Đông Đức An Ân Ánh Ẩn Cẩm Chi Chiến Công Danh Gấm',
);
