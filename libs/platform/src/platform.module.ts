import { type DynamicModule, Global, Module, type OnModuleDestroy } from '@nestjs/common';
import { APP_GUARD } from '@nestjs/core';
import { DiscoveryModule } from '@nestjs/core';
import { TerminusModule } from '@nestjs/terminus';
import { getDataSourceToken, TypeOrmModule } from '@nestjs/typeorm';
import { DataSource } from 'typeorm';
import { CLOCK, type Clock } from './clock.js';
import { openDataSource } from './database/data-source.js';
import { HandlerCheck } from './graphql/handler-check.js';
import { PermissionGuard } from './graphql/permission.guard.js';
import { JobSender } from './jobs/job-sender.js';
import { CalendarHealth } from './observability/calendar.health.js';
import { HealthController } from './observability/health.controller.js';
import { connectionsLost } from './observability/metrics.js';
import { UnitOfWork } from './unit-of-work.js';

export interface PlatformOptions {
  /** Address of this process's own login. */
  readonly databaseUrl: string;
  /** Address of the sealed login; without it no duty with a clearance can act. */
  readonly sealedDatabaseUrl?: string;
  readonly connections: number;
  readonly clock: Clock;
  readonly jobNames: ReadonlySet<string>;
}

const sealedPool = 'sealed';
/** Few people have a clearance. */
const sealedConnections = 5;

const poolModule = (url: string, connections: number, name?: string): DynamicModule =>
  TypeOrmModule.forRootAsync({
    ...(name && { name }),
    useFactory: () => ({
      type: 'postgres' as const,
      retryAttempts: 0,
      manualInitialization: false,
      ...(name && { name }),
    }),
    dataSourceFactory: () =>
      openDataSource({ url, connections, patience: 60, onConnectionLost: () => connectionsLost.inc() }),
  });

/** The door to the database, permissions on every handler, health and figures: what every process of the house has. */
@Global()
@Module({})
export class PlatformModule implements OnModuleDestroy {
  static forRoot(options: PlatformOptions): DynamicModule {
    return {
      module: PlatformModule,
      imports: [
        DiscoveryModule,
        TerminusModule,
        poolModule(options.databaseUrl, options.connections),
        ...(options.sealedDatabaseUrl ? [poolModule(options.sealedDatabaseUrl, sealedConnections, sealedPool)] : []),
      ],
      controllers: [HealthController],
      providers: [
        { provide: CLOCK, useValue: options.clock },
        {
          provide: JobSender,
          inject: [DataSource],
          useFactory: async (source: DataSource) => {
            const execute = async (text: string, values: readonly unknown[]) => ({
              rows: (await source.query(text, [...values])) as unknown[],
            });
            const jobs = new JobSender(execute, options.jobNames);
            await jobs.open();
            return jobs;
          },
        },
        {
          provide: UnitOfWork,
          inject: [DataSource, JobSender, { token: getDataSourceToken(sealedPool), optional: true }],
          useFactory: (source: DataSource, jobs: JobSender, sealed?: DataSource) =>
            new UnitOfWork(source, options.clock, jobs, sealed),
        },
        { provide: APP_GUARD, useClass: PermissionGuard },
        HandlerCheck,
        CalendarHealth,
      ],
      exports: [CLOCK, UnitOfWork, JobSender, TypeOrmModule],
    };
  }

  constructor(private readonly jobs: JobSender) {}

  onModuleDestroy(): Promise<void> {
    return this.jobs.close();
  }
}
