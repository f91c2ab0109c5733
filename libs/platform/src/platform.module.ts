import { type DynamicModule, Global, Module, type OnModuleDestroy } from '@nestjs/common';
import { APP_GUARD } from '@nestjs/core';
import { DiscoveryModule } from '@nestjs/core';
import { TerminusModule } from '@nestjs/terminus';
import { TypeOrmModule } from '@nestjs/typeorm';
import { DataSource } from 'typeorm';
import { type Clock } from './clock.js';
import { openDataSource } from './database/data-source.js';
import { HandlerCheck } from './graphql/handler-check.js';
import { PermissionGuard } from './graphql/permission.guard.js';
import { JobSender } from './jobs/job-sender.js';
import { HealthController } from './observability/health.controller.js';
import { connectionsLost } from './observability/metrics.js';
import { UnitOfWork } from './unit-of-work.js';

export interface PlatformOptions {
  /** Address of this process's own login. */
  readonly databaseUrl: string;
  readonly connections: number;
  readonly clock: Clock;
  readonly jobNames: ReadonlySet<string>;
}

/** Token of the process's clock. */
export const CLOCK = Symbol('clock');

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
        TypeOrmModule.forRootAsync({
          useFactory: () => ({ type: 'postgres' as const, retryAttempts: 0, manualInitialization: false }),
          dataSourceFactory: () =>
            openDataSource({
              url: options.databaseUrl,
              connections: options.connections,
              patience: 60,
              onConnectionLost: () => connectionsLost.inc(),
            }),
        }),
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
          inject: [DataSource, JobSender],
          useFactory: (source: DataSource, jobs: JobSender) => new UnitOfWork(source, options.clock, jobs),
        },
        { provide: APP_GUARD, useClass: PermissionGuard },
        HandlerCheck,
      ],
      exports: [CLOCK, UnitOfWork, JobSender, TypeOrmModule],
    };
  }

  constructor(private readonly jobs: JobSender) {}

  onModuleDestroy(): Promise<void> {
    return this.jobs.close();
  }
}
