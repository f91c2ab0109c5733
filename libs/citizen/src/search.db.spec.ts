import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { day, type PartialDay } from '#kernel';
import { type Tx } from '#platform';
import { findDuplicates } from './duplicates.reader.js';
import { duplicatesSql } from './duplicates.sql.js';
import { searchPeople, type SearchPlace } from './person.reader.js';
import { type PersonDraft, registerPerson } from './person.store.js';
import { testActor, testDatabase, type TestDatabase } from '../../../test/support/database.js';

const communes = Array.from({ length: 64 }, (_, index) => index + 1);
const province = testActor({ units: communes });
const commune = testActor({ units: [7] });

let db: TestDatabase;
beforeAll(async () => {
  db = await testDatabase();
  await db.admin.query(`
    SELECT setseed(0.5);
    WITH word AS (SELECT
      ARRAY['Nguyễn','Trần','Lê','Phạm','Huỳnh','Phan','Võ','Đặng','Bùi','Đỗ','Hồ','Ngô','Dương','Lý','Quách','Danh'] AS family,
      ARRAY['Văn','Thị','Hữu','Minh','Ngọc','Thanh','Kim','Quốc','Thị Mỹ','Hoàng'] AS middle,
      ARRAY['An','Ân','Bé','Bình','Chi','Cường','Dung','Dũng','Đào','Giang','Hà','Hạnh','Hậu','Hiền','Hoa','Hòa','Hùng','Khánh',
        'Lan','Liên','Linh','Long','Mai','Nam','Nga','Nhung','Phúc','Phượng','Quân','Sơn','Tâm','Thảo','Thủy','Tư','Út','Vân','Vinh','Yến'] AS given)
    INSERT INTO citizen.person (unit_id, full_name, birth_on, birth_precision, sex, identity_state)
    SELECT 1 + (random() * 63)::int,
      normalize(family[1 + (random() * random() * 15)::int] || ' ' || middle[1 + (random() * 9)::int] || ' ' || given[1 + (random() * 37)::int], NFC),
      date '1930-01-01' + (random() * 34000)::int, 'day', 'female', 'unverified'
    FROM word, generate_series(1, 200000)`);
  await db.admin.query('ANALYZE citizen.person');
}, 60_000);
afterAll(() => db.close());

const search = (words: string, who = province, limit = 100) =>
  db.uow.read(who, (tx) => searchPeople(tx, { words, limit }));
const count = async (where: string) =>
  Number((await db.admin.query(`SELECT count(*) AS n FROM citizen.person WHERE ${where}`)).rows[0].n);
const register = (draft: Partial<PersonDraft>, who = commune) =>
  db.uow.run(who, (tx: Tx) =>
    registerPerson(tx, { unitId: 7, fullName: 'Kha Thị Nở', sex: 'female', source: 'declared', ...draft }),
  );

describe('searching by name', () => {
  it('finds whole words in any order, with accents or none, and those spelled as asked first', async () => {
    await register({ fullName: 'Tạ Hòa Sương' });
    await register({ fullName: 'Tạ Hoa Sương' });
    await register({ fullName: 'Tạ Hoàng Sương' });
    const names = async (words: string) => (await search(words)).map(({ person }) => person.fullName);
    expect(await names('sương hoa TẠ')).toEqual(['Tạ Hoa Sương', 'Tạ Hòa Sương']);
    expect(await names('tạ hòa')).toEqual(['Tạ Hòa Sương', 'Tạ Hoa Sương']);
    expect((await names('ta hoa suong')).sort()).toEqual(['Tạ Hoa Sương', 'Tạ Hòa Sương']);
    expect((await names('ta hoa suong'.normalize('NFD'))).length).toBe(2);
    expect(await names('ta hoa suong khong')).toEqual([]);
  });

  it('never answers a person out of the area, and nothing to whoever has none', async () => {
    const found = await search('nguyễn an', commune);
    expect(found.length).toBe(
      Math.min(100, await count(`unit_id = 7 AND string_to_array(fold, ' ') @> '{nguyen,an}'`)),
    );
    expect(new Set(found.map(({ person }) => person.unitId))).toEqual(new Set([7]));
    expect(await search('nguyễn an', testActor())).toEqual([]);
  });

  it('goes through everything page by page, each person once, exact spellings before the rest', async () => {
    const seen: SearchPlace[] = [];
    for (let after: SearchPlace | undefined; ; after = seen.at(-1)) {
      const page = await db.uow.read(province, (tx) =>
        searchPeople(tx, { words: 'quách thị mỹ hòa', limit: 7, after }),
      );
      seen.push(...page.map(({ exact, id }) => ({ exact, id })));
      if (page.length < 7) break;
    }
    expect(seen.length).toBe(await count(`string_to_array(fold, ' ') @> '{quach,thi,my,hoa}'`));
    expect(new Set(seen.map(({ id }) => id)).size).toBe(seen.length);
    const order = seen.map(({ exact }) => exact);
    expect(order).toEqual([...order].sort().reverse());
    expect(new Set(order)).toEqual(new Set([true, false]));
  });

  it('asks for a word', async () => {
    await expect(search(' % _ ')).rejects.toMatchObject({ code: 'CITIZEN.QUERY_EMPTY' });
  });

  it.each([
    ['three words of the province', 'Lê Quốc Phượng', communes],
    ['three words of one commune', 'le quoc phuong', [7]],
    ['two common words, typed without accents', 'nguyen van', communes],
    ['nobody', 'Danh Khongco', communes],
  ])('%s: by an index, never through the table', async (_, words, units) => {
    const plans = await plansOf(units, `SELECT * FROM citizen.find_person($1, NULL, NULL, 25)`, [words]);
    expect(plans.length).toBeGreaterThan(0);
    for (const plan of plans) expect(plan).toMatch(/Bitmap Index Scan on person_words/);
    expect(plans.join()).not.toMatch(/Seq Scan/);
  });
});

/** The plans of every statement on people, inside functions too, as the role of readers runs them. */
async function plansOf(units: readonly number[], statement: string, values: readonly unknown[]): Promise<string[]> {
  const client = await db.admin.connect();
  const plans: string[] = [];
  const collect = ({ message }: { message: string | undefined }) => plans.push(message ?? '');
  client.on('notice', collect);
  try {
    await client.query(`BEGIN; LOAD 'auto_explain';
      SET LOCAL auto_explain.log_min_duration = 0; SET LOCAL auto_explain.log_nested_statements = on;
      SET LOCAL client_min_messages = log; SET LOCAL app.units = '{${units.join()}}'; SET LOCAL ROLE an_sinh_reader`);
    await client.query(statement, [...values]);
    // A plan is told when its portal closes, which is with the transaction.
    await client.query('COMMIT');
    return plans.filter((plan) => plan.includes('FROM citizen.person'));
  } finally {
    await client.query('ROLLBACK');
    client.off('notice', collect);
    client.release();
  }
}

describe('people who may be one', () => {
  const likeliest = (question: Parameters<typeof findDuplicates>[1], who = commune) =>
    db.uow.read(who, (tx) => findDuplicates(tx, question));

  it('same number, old card, name and birth, a wrong letter, the mother: each with its reason', async () => {
    const birth = day('1971-07-08');
    const known = await register({
      birth,
      personalNumber: '096171333333',
      identifiers: [{ kind: 'cmnd9', value: '381333333', source: 'paper' }],
      mother: { name: 'Kha Thị Sáu' },
    });
    const reasons = async (question: Partial<Parameters<typeof findDuplicates>[1]>) =>
      (await likeliest({ fullName: 'Lâm Thị Khác', ...question })).find(({ personId }) => personId === known.personId)
        ?.reasons;
    expect(await reasons({ personalNumber: '096171333333' })).toEqual(['SAME_PERSONAL_NUMBER']);
    expect(await reasons({ oldCard: '381333333' })).toEqual(['SAME_OLD_CARD']);
    expect(await reasons({ fullName: 'kha thi no', birth })).toEqual(['SAME_NAME_AND_BIRTH']);
    expect(await reasons({ fullName: 'Kha Thị Nở', birth: '1971' as PartialDay })).toEqual(['SAME_NAME_AND_BIRTH']);
    expect(await reasons({ fullName: 'Kha Thị Nỡ', birth: '1972' as PartialDay })).toBeUndefined();
    expect(await reasons({ fullName: 'Kha Thị Nơi', birth })).toEqual(['SIMILAR_NAME_AND_SAME_BIRTH']);
    expect(await reasons({ fullName: 'Kha Thị Nở', motherName: 'KHA THỊ SÁU' })).toEqual([
      'SAME_NAME_AND_MOTHER',
      'SAME_MOTHER',
    ]);
    expect(
      await reasons({ fullName: 'Kha Thị Nở', personalNumber: '096171333333', personId: known.personId }),
    ).toBeUndefined();
    expect(await likeliest({ fullName: 'Kha Thị Nở', birth, oldCard: '381333333' })).toMatchObject([
      { personId: known.personId, score: 100, reasons: ['SAME_OLD_CARD', 'SAME_NAME_AND_BIRTH'] },
    ]);
  });

  it('are found by indexes that row-level security leaves in use', async () => {
    const born = ['1968-01-02', '1968-01-03', 'day'];
    const plans = await plansOf(communes, duplicatesSql, [null, '381333333', 'Lê Văn An', ...born, null, null, 0.6]);
    expect(plans).toHaveLength(1);
    for (const index of ['identifier_value', 'person_fold', 'person_birth']) expect(plans[0]).toContain(index);
    expect(plans[0]).not.toMatch(/Seq Scan/);
  });

  it('puts the likelier first and tells nothing of people out of the area', async () => {
    const birth = day('1968-01-02');
    const [exact, year] = [
      await register({ fullName: 'Thạch Sa Rinh', birth }),
      await register({ fullName: 'Thạch Sa Rinh', birth: '1968' as PartialDay }),
    ];
    await register({ fullName: 'Thạch Sa Rinh', birth, unitId: 8 }, testActor({ units: [8] }));
    const found = await likeliest({ fullName: 'Thạch Sa Rinh', birth });
    expect(found).toEqual([
      { personId: exact.personId, score: 60, reasons: ['SAME_NAME_AND_BIRTH'] },
      { personId: year.personId, score: 40, reasons: ['SAME_NAME_AND_BIRTH'] },
    ]);
  });
});
