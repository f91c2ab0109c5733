/** Where a commune stands among the tiles: code of the unit, column and row from the north-west. */
export type Tile = readonly [code: string, col: number, row: number];

/** Roughly true places, of equal size: communes are equal in duty, not in area. */
export const tiles: readonly Tile[] = [
  ['32069', 3, 1], // Xã Biển Bạch
  ['31864', 6, 1], // Xã Ninh Thạnh Lợi
  ['31858', 7, 1], // Xã Vĩnh Lộc
  ['31843', 8, 1], // Xã Hồng Dân
  ['31849', 9, 1], // Xã Ninh Quới
  ['32047', 2, 2], // Xã U Minh
  ['32065', 3, 2], // Xã Thới Bình
  ['32071', 4, 2], // Xã Trí Phải
  ['31867', 6, 2], // Xã Phước Long
  ['31876', 7, 2], // Xã Vĩnh Phước
  ['31882', 8, 2], // Xã Vĩnh Thanh
  ['31894', 9, 2], // Xã Châu Thới
  ['31906', 10, 2], // Xã Hưng Hội
  ['32062', 1, 3], // Xã Khánh Lâm
  ['32044', 2, 3], // Xã Nguyễn Phích
  ['32092', 3, 3], // Xã Hồ Thị Kỷ
  ['32083', 4, 3], // Xã Tân Lộc
  ['31957', 5, 3], // Xã Phong Thạnh
  ['31885', 6, 3], // Xã Phong Hiệp
  ['31891', 7, 3], // Xã Hoà Bình
  ['31900', 8, 3], // Xã Vĩnh Lợi
  ['31825', 9, 3], // Phường Bạc Liêu
  ['31834', 10, 3], // Phường Vĩnh Trạch
  ['32104', 1, 4], // Xã Đá Bạc
  ['32059', 2, 4], // Xã Khánh An
  ['32002', 3, 4], // Phường An Xuyên
  ['32025', 4, 4], // Phường Tân Thành
  ['31951', 5, 4], // Phường Láng Tròn
  ['31942', 6, 4], // Phường Giá Rai
  ['31918', 7, 4], // Xã Vĩnh Mỹ
  ['31927', 8, 4], // Xã Vĩnh Hậu
  ['31840', 9, 4], // Phường Hiệp Thành
  ['32119', 1, 5], // Xã Khánh Hưng
  ['32110', 2, 5], // Xã Khánh Bình
  ['32014', 3, 5], // Phường Lý Văn Lâm
  ['32041', 4, 5], // Phường Hoà Thành
  ['31993', 5, 5], // Xã Định Thành
  ['31988', 6, 5], // Xã An Trạch
  ['31985', 7, 5], // Xã Long Điền
  ['32098', 1, 6], // Xã Sông Đốc
  ['32095', 2, 6], // Xã Trần Văn Thời
  ['32134', 3, 6], // Xã Lương Thế Trân
  ['32155', 4, 6], // Xã Tạ An Khương
  ['32161', 5, 6], // Xã Trần Phán
  ['31975', 6, 6], // Xã Đông Hải
  ['31972', 7, 6], // Xã Gành Hào
  ['32214', 1, 7], // Xã Phú Mỹ
  ['32140', 2, 7], // Xã Hưng Mỹ
  ['32128', 3, 7], // Xã Cái Nước
  ['32182', 4, 7], // Xã Quách Phẩm
  ['32152', 5, 7], // Xã Đầm Dơi
  ['32167', 6, 7], // Xã Tân Thuận
  ['32212', 1, 8], // Xã Cái Đôi Vàm
  ['32218', 2, 8], // Xã Phú Tân
  ['32137', 3, 8], // Xã Tân Hưng
  ['32185', 4, 8], // Xã Thanh Tùng
  ['32188', 5, 8], // Xã Tân Tiến
  ['32227', 1, 9], // Xã Nguyễn Việt Khái
  ['32201', 2, 9], // Xã Đất Mới
  ['32191', 3, 9], // Xã Năm Căn
  ['32206', 4, 9], // Xã Tam Giang
  ['32248', 2, 10], // Xã Đất Mũi
  ['32244', 3, 10], // Xã Phan Ngọc Hiển
  ['32236', 4, 10], // Xã Tân Ân
];
