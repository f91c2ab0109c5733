import { defineFaults } from '#import';

/** What can be wrong with a row of the register beside its cells and its person. */
export const childFaults = defineFaults('CHILD', {
  NOT_A_CHILD: 'Đã đủ 16 tuổi, không còn trong danh sách trẻ em.',
  BIRTH_MISSING: 'Hồ sơ công dân chưa có ngày sinh. Bổ sung ngày sinh trước.',
  DAY_OUT_OF_LIFE: 'Ngày này trước ngày sinh hoặc sau hôm nay.',
  NEEDED: ({ heading }: { heading: string }) => `Hãy điền “${heading}”.`,
  NOTHING_TO_SAY: ({ heading }: { heading: string }) => `Chỉ ghi khi có “${heading}”.`,
  PLACE_TWICE: 'Hai ô ghi cùng một nhóm hoàn cảnh.',
  PLACE_HELD: ({ from }: { from: string }) => `Đã ghi thuộc nhóm này từ ngày ${from}. Sửa trên hồ sơ của trẻ.`,
  RISK_UNKNOWN: 'Danh mục nguy cơ của ngày này không có loại đã ghi.',
  LISTED: 'Trẻ đã có trong danh sách. Tải danh sách hiện có, sửa rồi nhập lại.',
  NOT_LISTED: 'Trẻ chưa có trong danh sách. Để trống ô này.',
  CHANGED_SINCE: 'Hồ sơ của trẻ đã được sửa sau khi tải danh sách. Tải lại danh sách hiện có.',
  LEFT: ({ on }: { on: string }) => `Trẻ đã ra khỏi danh sách ngày ${on}.`,
});
