import { type DynamicModule, type MiddlewareConsumer, Module, type NestModule } from '@nestjs/common';
import { type NextFunction, type Request, type Response } from 'express';
import { LoggerModule } from 'nestjs-pino';
import { AdministrationModule } from '#administration';
import { BenefitResolver, BenefitTitles, RateResolver, RateTitles } from '#benefits';
import {
  CaseEngine,
  CaseExportResolver,
  CaseResolver,
  RevealResolver,
  SavedQueueResolver,
  TrustedPaperResolver,
  WorklistResolver,
} from '#case-engine';
import {
  CitizenCommandsResolver,
  CitizenExportResolver,
  CitizenResolver,
  HouseholdMemberResolver,
  MembershipResolver,
  ResidenceResolver,
  HttpPopulationRegistry,
  POPULATION_REGISTRY,
  RegistryCheckService,
} from '#citizen';
import { ImportResolver, ImportService } from '#import';
import { type AnSinhError } from '#kernel';
import {
  type Actor,
  ActorBuilder,
  BackgroundResolver,
  type Clock,
  FileController,
  graphqlModule,
  isRefusal,
  type Keyring,
  loggingOptions,
  platformErrors,
  PlatformModule,
  SignInModule,
  UnitOfWork,
  ViewerResolver,
} from '#platform';
import {
  CaseSlipResolver,
  CERTIFICATES,
  DecisionPaperResolver,
  DraftResolver,
  IssuedPapers,
  PaperController,
  Press,
  TemplateResolver,
  VerifyController,
} from '#papers';
import { OrderExportResolver, PayFileResolver, RecoveryResolver, RunChangeResolver, RunResolver } from '#payments';
import {
  CountedRowResolver,
  FigureResolver,
  PlanResolver,
  ReportBook,
  ReturnController,
  ReturnResolver,
  TrendResolver,
} from '#reporting';
import { TerritoryResolver } from '#territory';
import {
  area,
  benefitTitlesOver,
  certificates,
  engineOver,
  importSheets,
  jobNames,
  programmeResolvers,
  rateTitlesOver,
  type RegisteredProgramme,
  roleBook,
  reportsOver,
  roleTable,
} from '#programme-registry';

/** Milliseconds that a caseworker waits for the population database before the answer is "not available". */
const registryTimeout = 3_000;

export interface ApiOptions {
  readonly databaseUrl: string;
  /** Of the login under which duties with a clearance act; without it they cannot. */
  readonly sealedDatabaseUrl?: string | undefined;
  readonly clock: Clock;
  /** What second factors are locked with. */
  readonly keyring: Keyring;
  /** Introspection, a query page, readable refusals of the language. */
  readonly development: boolean;
  readonly logLevel: string;
  readonly schemaFile?: string;
  /** Address of the national population database, or of what stands for it. */
  readonly populationRegistryUrl: string;
  /** Where people reach the house from outside, as papers print it. */
  readonly publicUrl: string;
  /** Those of the house, unless a test adds one. */
  readonly programmes?: readonly RegisteredProgramme[];
}

/** A refusal of a whole request, before GraphQL: in the shape that GraphQL gives its own. */
const refuse = (response: Response, status: number, { code, params }: AnSinhError): void =>
  void response.status(status).json({ errors: [{ message: code, extensions: { code, params } }] });

/** GraphQL, papers and sign-in over the whole house. */
@Module({})
export class ApiModule implements NestModule {
  static forRoot(options: ApiOptions): DynamicModule {
    return {
      module: ApiModule,
      imports: [
        LoggerModule.forRoot(loggingOptions(options.logLevel)),
        PlatformModule.forRoot({
          databaseUrl: options.databaseUrl,
          ...(options.sealedDatabaseUrl && { sealedDatabaseUrl: options.sealedDatabaseUrl }),
          connections: 20,
          clock: options.clock,
          jobNames,
        }),
        SignInModule.register({ roles: roleTable, area, keyring: options.keyring, overHttps: !options.development }),
        AdministrationModule.register(roleBook),
        graphqlModule({
          development: options.development,
          ...(options.schemaFile && { schemaFile: options.schemaFile }),
        }),
      ],
      controllers: [FileController, PaperController, ReturnController, VerifyController],
      providers: [
        { provide: CaseEngine, useFactory: () => engineOver(options.programmes) },
        { provide: BenefitTitles, useFactory: () => benefitTitlesOver(options.programmes) },
        { provide: RateTitles, useFactory: () => rateTitlesOver(options.programmes) },
        { provide: ReportBook, useFactory: () => reportsOver(options.programmes) },
        ViewerResolver,
        BackgroundResolver,
        TerritoryResolver,
        CaseResolver,
        WorklistResolver,
        TrustedPaperResolver,
        SavedQueueResolver,
        CaseExportResolver,
        RevealResolver,
        BenefitResolver,
        RateResolver,
        RunResolver,
        RunChangeResolver,
        RecoveryResolver,
        PayFileResolver,
        FigureResolver,
        CountedRowResolver,
        TrendResolver,
        ReturnResolver,
        PlanResolver,
        OrderExportResolver,
        ImportResolver,
        {
          provide: ImportService,
          inject: [UnitOfWork],
          useFactory: (uow: UnitOfWork) => new ImportService(uow, importSheets),
        },
        Press,
        { provide: CERTIFICATES, useValue: certificates },
        {
          provide: IssuedPapers,
          inject: [UnitOfWork, Press],
          useFactory: (uow: UnitOfWork, press: Press) => new IssuedPapers(uow, press, options.publicUrl),
        },
        DecisionPaperResolver,
        CaseSlipResolver,
        DraftResolver,
        TemplateResolver,
        CitizenResolver,
        MembershipResolver,
        HouseholdMemberResolver,
        ResidenceResolver,
        CitizenCommandsResolver,
        CitizenExportResolver,
        RegistryCheckService,
        {
          provide: POPULATION_REGISTRY,
          useFactory: () =>
            new HttpPopulationRegistry({ url: options.populationRegistryUrl, timeout: registryTimeout }),
        },
        ...(options.programmes?.flatMap(({ resolvers = [] }) => resolvers) ?? programmeResolvers),
      ],
    };
  }

  constructor(private readonly actors: ActorBuilder) {}

  /** A request that brings a token is of somebody, or refused; without one it reaches open handlers only. */
  configure(consumer: MiddlewareConsumer): void {
    const knowActor = async (request: Request, response: Response, next: NextFunction): Promise<void> => {
      const token = /^Bearer (.+)$/.exec(request.headers.authorization ?? '')?.[1];
      if (token === undefined) return next();
      const signedIn = await this.actors.findByToken(token);
      if (!signedIn) return refuse(response, 401, platformErrors.UNAUTHENTICATED({}));
      Object.assign(request, { user: signedIn.actor satisfies Actor });
      next();
    };
    consumer
      .apply(
        (request: Request, response: Response, next: NextFunction) =>
          void knowActor(request, response, next).catch((error: unknown) =>
            isRefusal(error) ? refuse(response, 503, error) : next(error),
          ),
      )
      .forRoutes('graphql', PaperController);
  }
}
