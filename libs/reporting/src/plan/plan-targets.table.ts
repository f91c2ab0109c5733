import { basis, type Basis, type Certainty, datedTable, type DatedTable } from '#kernel';

/** What the province means to reach, and by when. */
export interface PlanTarget {
  /** `113.2.1.pension`: plan, heading, matter. */
  readonly code: string;
  readonly title: string;
  /** What the value is given in: percent, people a year, for ten thousand inhabitants. */
  readonly unit: string;
  /** `at-least 65`, `below 15`. */
  readonly aim: 'at-least' | 'below';
  readonly value: number;
  readonly dueYear: number;
  /** Whether the value is to be reached anew each year from the plan on. */
  readonly isYearly?: true;
  readonly basis: Basis;
  /** The agency that answers for it, by the day. */
  readonly owner: DatedTable<string>;
}

const plan = 'Kế hoạch 113/KH-UBND ngày 13/5/2024';
const planned = '2024-05-13';
const dissolution = '2025-03-01';

const labour = 'Sở Lao động - Thương binh và Xã hội';
const health = 'Sở Y tế';
const education = 'Sở Giáo dục và Đào tạo';
const interior = 'Sở Nội vụ';
const farming = 'Sở Nông nghiệp và Phát triển nông thôn';
const environment = 'Sở Nông nghiệp và Môi trường';

const always = (owner: string, article: string, certainty?: Certainty) =>
  datedTable('plan-113.owner', [{ from: planned, value: owner, basis: basis(`${plan}, ${article}`, certainty) }]);

/** Owners whose field went elsewhere when departments were merged or dissolved. */
const handedOver = (before: string, after: string, article: string, certainty: Certainty) =>
  datedTable('plan-113.owner', [
    { from: planned, until: dissolution, value: before, basis: basis(`${plan}, ${article}`) },
    { from: dissolution, value: after, basis: basis('Sắp xếp cơ quan chuyên môn cấp tỉnh, 01/3/2025', certainty) },
  ]);

const lead = 'Mục V khoản 1';
const due = { dueYear: 2030, basis: basis(`${plan}, Mục II điểm 2.1`) };
const percent = { ...due, unit: '%', aim: 'at-least' } as const;

/** Targets of the plan until 2030. Owners that the plan does not name by row are those of its lead, and their heirs are from memory. */
export const planTargets: readonly PlanTarget[] = [
  {
    ...percent,
    code: '113.2.1.merit',
    title: 'Người có công và gia đình người có công được chăm lo toàn diện, mức sống từ trung bình khá trở lên',
    value: 100,
    owner: handedOver(labour, interior, 'Phụ lục mục 3', 'memory'),
  },
  {
    ...percent,
    code: '113.2.1.trained',
    title: 'Lao động qua đào tạo',
    value: 65,
    owner: handedOver(labour, education, 'Phụ lục mục 4.5', 'memory'),
  },
  {
    ...percent,
    code: '113.2.1.certified',
    title: 'Lao động có bằng cấp, chứng chỉ',
    value: 30,
    owner: handedOver(labour, education, 'Phụ lục mục 4.5', 'memory'),
  },
  {
    ...due,
    code: '113.2.1.jobs',
    title: 'Giải quyết việc làm bình quân',
    unit: 'người/năm',
    aim: 'at-least',
    value: 40_000,
    isYearly: true,
    owner: handedOver(labour, interior, lead, 'memory'),
  },
  {
    ...due,
    code: '113.2.1.unemployment',
    title: 'Tỷ lệ thất nghiệp chung',
    unit: '%',
    aim: 'below',
    value: 3,
    owner: handedOver(labour, interior, lead, 'memory'),
  },
  {
    ...due,
    code: '113.2.1.urban-unemployment',
    title: 'Tỷ lệ thất nghiệp khu vực thành thị',
    unit: '%',
    aim: 'below',
    value: 4,
    owner: handedOver(labour, interior, lead, 'memory'),
  },
  {
    ...percent,
    code: '113.2.1.social-insurance',
    title: 'Lực lượng lao động trong độ tuổi tham gia bảo hiểm xã hội',
    value: 55,
    owner: handedOver(labour, interior, lead, 'memory'),
  },
  {
    ...percent,
    code: '113.2.1.unemployment-cover',
    title: 'Lực lượng lao động trong độ tuổi tham gia bảo hiểm thất nghiệp',
    value: 41,
    owner: handedOver(labour, interior, lead, 'memory'),
  },
  {
    ...percent,
    code: '113.2.1.pension',
    title: 'Người sau độ tuổi nghỉ hưu hưởng lương hưu, bảo hiểm xã hội hằng tháng hoặc trợ cấp hưu trí xã hội',
    value: 30,
    owner: handedOver(labour, interior, lead, 'memory'),
  },
  {
    ...percent,
    code: '113.2.1.allowance',
    title: 'Đối tượng đủ điều kiện được hưởng trợ cấp xã hội hằng tháng',
    value: 100,
    owner: handedOver(labour, health, lead, 'verified'),
  },
  {
    ...percent,
    code: '113.2.1.primary-school',
    title: 'Đi học đúng độ tuổi cấp tiểu học',
    value: 99.5,
    owner: always(education, 'Phụ lục mục 6.1'),
  },
  {
    ...percent,
    code: '113.2.1.lower-secondary',
    title: 'Đi học đúng độ tuổi cấp trung học cơ sở',
    value: 95,
    owner: always(education, 'Phụ lục mục 6.1'),
  },
  {
    ...percent,
    code: '113.2.1.upper-secondary',
    title: 'Đi học đúng độ tuổi cấp trung học phổ thông và tương đương',
    value: 75,
    owner: always(education, 'Phụ lục mục 6.1'),
  },
  {
    ...percent,
    code: '113.2.1.schools',
    title: 'Trường học đạt chuẩn quốc gia',
    value: 80,
    owner: always(education, 'Phụ lục mục 6.2'),
  },
  {
    ...due,
    code: '113.2.1.beds',
    title: 'Giường bệnh',
    unit: '/vạn dân',
    aim: 'at-least',
    value: 35,
    owner: always(health, 'Phụ lục mục 6.4'),
  },
  {
    ...due,
    code: '113.2.1.doctors',
    title: 'Bác sĩ, dược sĩ đại học',
    unit: '/vạn dân',
    aim: 'at-least',
    value: 18,
    owner: always(health, 'Phụ lục mục 6.5'),
  },
  {
    ...percent,
    code: '113.2.1.health-insurance',
    title: 'Dân số tham gia bảo hiểm y tế',
    value: 95,
    owner: always('Bảo hiểm xã hội tỉnh', 'Mục II điểm 2.1', 'interpretation'),
  },
  {
    ...percent,
    code: '113.2.1.vaccination',
    title: 'Tiêm chủng mở rộng',
    value: 95,
    owner: always(health, 'Phụ lục mục 6.6'),
  },
  {
    ...due,
    code: '113.2.1.stunting',
    title: 'Trẻ em dưới 5 tuổi suy dinh dưỡng thể thấp còi',
    unit: '%',
    aim: 'below',
    value: 15,
    owner: always(`${health}; ${education}`, 'Phụ lục mục 6.3 và 6.7'),
  },
  {
    ...percent,
    code: '113.2.1.rural-water',
    title: 'Dân nông thôn sử dụng nước sạch đạt quy chuẩn',
    value: 70,
    owner: handedOver(farming, environment, 'Phụ lục mục 6.10', 'memory'),
  },
  {
    ...percent,
    code: '113.2.1.piped-water',
    title: 'Hộ dân nông thôn sử dụng nước sạch từ công trình cấp nước tập trung',
    value: 30,
    owner: handedOver(farming, environment, 'Phụ lục mục 6.10', 'memory'),
  },
  {
    ...percent,
    code: '113.2.1.urban-water',
    title: 'Dân cư đô thị sử dụng nước sạch',
    value: 100,
    owner: always('Sở Xây dựng', 'Mục II điểm 2.1', 'interpretation'),
  },
  {
    ...percent,
    code: '113.2.1.urban-waste',
    title: 'Chất thải rắn sinh hoạt đô thị được thu gom, xử lý',
    value: 95,
    owner: handedOver('Sở Tài nguyên và Môi trường', environment, 'Mục II điểm 2.1', 'interpretation'),
  },
  {
    ...percent,
    code: '113.2.1.rural-waste',
    title: 'Chất thải rắn sinh hoạt nông thôn được thu gom, xử lý',
    value: 90,
    owner: handedOver('Sở Tài nguyên và Môi trường', environment, 'Mục II điểm 2.1', 'interpretation'),
  },
];
