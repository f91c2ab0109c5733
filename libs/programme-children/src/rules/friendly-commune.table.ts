import { basis, datedTable } from '#kernel';

export interface Criterion {
  readonly title: string;
  /** Points at most. */
  readonly points: number;
}

interface FriendlyCommune {
  readonly criteria: Readonly<Record<string, Criterion>>;
  /** Share of all points, in hundredths, from which on a commune is recognised. */
  readonly least: number;
}

const criterion = (title: string, points: number): Criterion => ({ title, points });

/**
 * What makes a commune fit for children, scored once a year. The text of the decision was not read: headings and points are from memory, and
 * another row from a later day replaces them.
 */
export const friendlyCommune = datedTable<FriendlyCommune>('children.friendly-commune', [
  {
    from: '2019-02-20',
    basis: basis('Quyết định 06/2019/QĐ-TTg', 'memory'),
    value: {
      least: 75,
      criteria: {
        leadership: criterion('Quan tâm của cấp ủy, chính quyền', 100),
        funding: criterion('Nguồn lực cho công tác trẻ em', 75),
        awareness: criterion('Truyền thông, vận động xã hội', 75),
        'birth-registration': criterion('Đăng ký khai sinh', 75),
        abuse: criterion('Trẻ em bị xâm hại', 100),
        'law-breaking': criterion('Trẻ em vi phạm pháp luật, nghiện ma túy', 75),
        injury: criterion('Tai nạn, thương tích', 100),
        'special-care': criterion('Chăm sóc trẻ em có hoàn cảnh đặc biệt', 100),
        health: criterion('Chăm sóc sức khỏe, tiêm chủng, dinh dưỡng', 100),
        schooling: criterion('Đến trường', 100),
        play: criterion('Văn hóa, vui chơi, giải trí', 50),
        participation: criterion('Sự tham gia của trẻ em', 50),
      },
    },
  },
]);
