import { type INestApplication } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { Logger } from 'nestjs-pino';
import helmet from 'helmet';
import { inputValidation, RefusalFilter } from '#platform';
import { ApiModule, type ApiOptions } from './api.module.js';

/** Builds the API without listening: the server itself, tests and the written schema all come from here. */
export async function createApi(options: ApiOptions): Promise<INestApplication> {
  const app = await NestFactory.create(ApiModule.forRoot(options), { bufferLogs: true });
  app.useLogger(app.get(Logger));
  // The query page of development loads its scripts from elsewhere; it does not exist in production.
  app.use(options.development ? helmet({ contentSecurityPolicy: false }) : helmet());
  app.useGlobalFilters(new RefusalFilter());
  app.useGlobalPipes(inputValidation());
  app.enableShutdownHooks();
  return app;
}
