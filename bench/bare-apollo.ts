import { ApolloServer } from '@apollo/server';
import { startStandaloneServer } from '@apollo/server/standalone';
import pg from 'pg';

/** The floor of the GraphQL figure: the same question and answer, with nothing around them but Apollo and a pool of connections. */
const typeDefs = `
  type Person {
    id: ID! unitId: Int! fullName: String! birth: String sex: String! personalNumber: String motherName: String
    lifeStatus: String! identityState: String! version: Int!
  }
  type Query { peopleByNumber(number: String!): [Person!]! }`;

const peopleByNumber = `
  SELECT p.id, p.unit_id AS "unitId", p.full_name AS "fullName", p.birth_on::text AS birth, p.sex, p.mother_name AS "motherName",
         p.life_status AS "lifeStatus", p.identity_state AS "identityState", p.version,
         (SELECT i.value FROM citizen.identifier i JOIN citizen.person o ON o.id = i.person_id
           WHERE (o.id = p.id OR o.merged_into = p.id) AND i.kind = 'pin' AND i.status = 'valid'
           ORDER BY o.id <> p.id, i.recorded_at LIMIT 1) AS "personalNumber"
    FROM citizen.person p
   WHERE p.id IN (SELECT coalesce(o.merged_into, o.id) FROM citizen.identifier i JOIN citizen.person o ON o.id = i.person_id
                   WHERE i.value = $1 AND i.status <> 'mistaken')
   ORDER BY p.id`;

const pool = new pg.Pool({ connectionString: process.env['BARE_DATABASE_URL'], max: 20 });

const server = new ApolloServer({
  typeDefs,
  stopOnTerminationSignals: false,
  resolvers: {
    Query: {
      peopleByNumber: async (_: unknown, { number }: { number: string }) =>
        (await pool.query(peopleByNumber, [number])).rows,
    },
  },
});
await startStandaloneServer(server, { listen: { host: '127.0.0.1', port: Number(process.env['PORT']) } });
process.on('SIGTERM', () => void Promise.all([server.stop(), pool.end()]).then(() => process.exit(0)));
