import { type MigrationInterface, type QueryRunner } from 'typeorm';

/** In schema `payment`: the lists that are given to banks, post office and cashiers, and their files. */
export class CreatePayLists1795424400410 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(tables);
    await db.query(rowSecurity);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`
      DROP POLICY pay_list ON platform.stored_file;
      DROP TABLE payment.pay_list_file, payment.pay_list_order, payment.pay_list;
      DROP INDEX payment.payment_order_person;
    `);
  }
}

const tables = `
  CREATE TABLE payment.pay_list (
    id int GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    run_id int NOT NULL REFERENCES payment.run,
    no int NOT NULL,
    channel text NOT NULL,
    units int[] NOT NULL CHECK (cardinality(units) > 0),
    orders bigint NOT NULL CHECK (orders > 0),
    total bigint NOT NULL CHECK (total > 0),
    hash text NOT NULL,
    made_at timestamptz NOT NULL DEFAULT platform.clock(),
    UNIQUE (run_id, no));
  COMMENT ON TABLE payment.pay_list IS 'A list of orders given to one payment service, numbered in its run. Orders, total and hash are the control printed in its files. Never changed.';
  COMMENT ON COLUMN payment.pay_list.units IS 'Units of its orders: the list is seen by those whose area of duty has all of them.';
  COMMENT ON COLUMN payment.pay_list.hash IS 'SHA-256 of the control that was approved and of every order.';

  CREATE TABLE payment.pay_list_order (
    order_id bigint PRIMARY KEY REFERENCES payment.payment_order,
    list_id int NOT NULL REFERENCES payment.pay_list);
  COMMENT ON TABLE payment.pay_list_order IS 'On which list an order went out: one, and never another.';
  CREATE INDEX pay_list_order_list ON payment.pay_list_order (list_id);

  CREATE TABLE payment.pay_list_file (
    list_id int NOT NULL REFERENCES payment.pay_list,
    format text NOT NULL,
    file_id uuid NOT NULL UNIQUE REFERENCES platform.stored_file,
    PRIMARY KEY (list_id, format));
  COMMENT ON TABLE payment.pay_list_file IS 'A list written in a format: the same orders in each.';

  CREATE INDEX payment_order_person ON payment.payment_order (person_id);
`;

const visibleIf: Readonly<Record<string, string>> = {
  pay_list: `units <@ (SELECT platform.units()) AND run_id = ANY ((SELECT array_agg(r.id) FROM payment.run r)::int[])`,
  pay_list_order: `EXISTS (SELECT FROM payment.pay_list l WHERE l.id = list_id)`,
  pay_list_file: `EXISTS (SELECT FROM payment.pay_list l WHERE l.id = list_id)`,
};

/** Files of lists belong to the system and to no unit, so nothing but the list itself opens them. */
const rowSecurity = `
  ${Object.entries(visibleIf)
    .map(
      ([table, condition]) => `
  ALTER TABLE payment.${table} ENABLE ROW LEVEL SECURITY;
  ALTER TABLE payment.${table} FORCE ROW LEVEL SECURITY;
  CREATE POLICY scope ON payment.${table} FOR SELECT TO an_sinh_reader USING (${condition});
  CREATE POLICY everything ON payment.${table} TO an_sinh_system USING (true);
  GRANT SELECT ON payment.${table} TO an_sinh_reader, an_sinh_system;
  GRANT INSERT ON payment.${table} TO an_sinh_system;`,
    )
    .join('\n')}
  CREATE POLICY pay_list ON platform.stored_file FOR SELECT TO an_sinh_reader
    USING (purpose = 'payments.list' AND EXISTS (SELECT FROM payment.pay_list_file f WHERE f.file_id = stored_file.id));
`;
