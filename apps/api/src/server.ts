import { NestFactory } from '@nestjs/core';
import { type NestExpressApplication } from '@nestjs/platform-express';
import { Logger } from 'nestjs-pino';
import helmet from 'helmet';
import { inputValidation, RefusalFilter } from '#platform';
import { ApiModule, type ApiOptions } from './api.module.js';

/** A workbook of 5 MB in base64, and what goes with it. */
const largestBody = '8mb';

/** Builds the API without listening: the server itself, tests and the written schema all come from here. */
export async function createApi(options: ApiOptions): Promise<NestExpressApplication> {
  const app = await NestFactory.create<NestExpressApplication>(ApiModule.forRoot(options), {
    bufferLogs: true,
    bodyParser: false,
  });
  app.useBodyParser('json', { limit: largestBody });
  app.useBodyParser('urlencoded', { limit: '10kb', extended: false });
  app.useLogger(app.get(Logger));
  // The query page of development loads its scripts from elsewhere; it does not exist in production.
  app.use(options.development ? helmet({ contentSecurityPolicy: false }) : helmet());
  app.useGlobalFilters(new RefusalFilter());
  app.useGlobalPipes(inputValidation());
  app.enableShutdownHooks();
  return app;
}
