import { basis, datedTable } from '#kernel';

/** Children who may come into special circumstances: followed in practice, and listed by no text that was read. */
export const risks = datedTable<Readonly<Record<string, string>>>('children.risks', [
  {
    from: '2017-07-01',
    basis: basis('Luật Trẻ em 102/2016/QH13, Điều 4, Điều 49; theo dõi trong thực tế', 'memory'),
    value: {
      'poor-household': 'Sống trong hộ nghèo, cận nghèo',
      'parents-divorced': 'Cha mẹ ly hôn, ly thân',
      'parents-away': 'Cha mẹ đi làm ăn xa',
      'one-parent-dead': 'Cha hoặc mẹ đã chết',
      'social-evil-at-home': 'Gia đình có người mắc tệ nạn xã hội',
      'violence-at-home': 'Gia đình có bạo lực',
      'out-of-school': 'Có nguy cơ bỏ học',
    },
  },
]);
