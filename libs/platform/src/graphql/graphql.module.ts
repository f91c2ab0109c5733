import { ApolloDriver, type ApolloDriverConfig } from '@nestjs/apollo';
import { type DynamicModule, Logger } from '@nestjs/common';
import { GraphQLModule } from '@nestjs/graphql';
import { type ApolloServerPlugin } from '@apollo/server';
import { ApolloArmor } from '@escape.tech/graphql-armor';
import { GraphQLJSON } from 'graphql-scalars';
import { type Actor } from '../actor.js';
import { CLOCK, type Clock } from '../clock.js';
import { operationSeconds } from '../observability/metrics.js';
import { UnitOfWork } from '../unit-of-work.js';
import { type RequestContext } from './context.js';
import { formatError } from './error-format.js';
import { RequestReads } from './request-reads.js';

export interface GraphqlOptions {
  /** Introspection and the query page. */
  readonly development: boolean;
  /** Where the schema is written, when it is to be kept. */
  readonly schemaFile?: string;
}

/** Most tokens of one operation: the console's largest has about six hundred. */
const maxTokens = 3_000;

/**
 * Ends the snapshot of an operation before its answer leaves, so that what was read is on record first; times it. Apollo
 * would answer an error thrown here without its code.
 */
const endReads = (format: ReturnType<typeof formatError>): ApolloServerPlugin<RequestContext> => ({
  async requestDidStart() {
    const begun = performance.now();
    return {
      async willSendResponse({ contextValue, operation, errors, response }) {
        try {
          const isRecorded = (await contextValue.reads?.finish()) ?? true;
          if (!isRecorded && response.body.kind === 'single') response.body.singleResult.data = null;
        } catch (error) {
          response.body = { kind: 'single', singleResult: { data: null, errors: [format({ message: '' }, error)] } };
        }
        operationSeconds
          .labels(operation?.operation ?? 'unknown', errors ? 'refused' : 'done')
          .observe((performance.now() - begun) / 1000);
      },
    };
  },
});

/** GraphQL, code first, with its limits and its errors. */
export function graphqlModule(options: GraphqlOptions): DynamicModule {
  const log = new Logger('GraphQL');
  const format = formatError((id, error) => log.error({ id, err: error }, 'internal error'));
  const armor = new ApolloArmor({
    maxAliases: { n: 30 },
    maxDirectives: { n: 20 },
    maxDepth: { n: 12 },
    costLimit: { maxCost: 20_000 },
    blockFieldSuggestion: { enabled: true },
    maxTokens: { enabled: false },
  }).protect();
  return GraphQLModule.forRootAsync<ApolloDriverConfig>({
    driver: ApolloDriver,
    inject: [UnitOfWork, CLOCK],
    useFactory: (uow: UnitOfWork, clock: Clock) => ({
      autoSchemaFile: options.schemaFile ?? true,
      sortSchema: true,
      inheritResolversFromInterfaces: true,
      introspection: options.development,
      graphiql: options.development,
      csrfPrevention: true,
      resolvers: { JSON: GraphQLJSON },
      parseOptions: { maxTokens },
      validationRules: armor.validationRules,
      allowBatchedHttpRequests: false,
      includeStacktraceInErrorResponses: false,
      // The armor's plugins are typed against Apollo's CommonJS build; they are the same at run time.
      plugins: [...(armor.plugins as unknown as NonNullable<ApolloDriverConfig['plugins']>), endReads(format)],
      formatError: format,
      context: ({ req }: { req: { user?: Actor } }): RequestContext => ({
        actor: req.user,
        reads: req.user && new RequestReads(req.user, uow, clock),
        loaders: new Map(),
      }),
    }),
  });
}
