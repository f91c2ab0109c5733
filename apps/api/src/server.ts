import { resolve } from 'node:path';
import { NestFactory } from '@nestjs/core';
import { type NestExpressApplication } from '@nestjs/platform-express';
import { type NextFunction, type Request, type Response } from 'express';
import { Logger } from 'nestjs-pino';
import helmet from 'helmet';
import { inputValidation, largestScan, readSessionCookie, RefusalFilter, scanTypes } from '#platform';
import { ApiModule, type ApiOptions } from './api.module.js';
import { consoleAssets } from './console-assets.js';
import { ConsolePage } from './console-page.js';
import { pagePolicy } from './page-policy.js';

/** A workbook of 5 MB in base64, and what goes with it. */
const largestBody = '8mb';

/** Where `npm run build:web` puts the console. */
const consoleFolder = resolve('dist/console');

/** Builds the API without listening: the server itself, tests and the written schema all come from here. */
export async function createApi(options: ApiOptions): Promise<NestExpressApplication> {
  const app = await NestFactory.create<NestExpressApplication>(ApiModule.forRoot(options), {
    bufferLogs: true,
    bodyParser: false,
  });
  app.useBodyParser('json', { limit: largestBody });
  app.useBodyParser('urlencoded', { limit: '10kb', extended: false });
  app.useBodyParser('raw', { type: scanTypes, limit: largestScan + 1 });
  app.useLogger(app.get(Logger));
  app.use(helmet({ contentSecurityPolicy: false }), policyOf(options.development), readSessionCookie);
  app.use('/assets', consoleAssets(consoleFolder));
  app.useGlobalFilters(new RefusalFilter(), new ConsolePage(app.getHttpAdapter(), consoleFolder));
  app.useGlobalPipes(inputValidation());
  app.enableShutdownHooks();
  return app;
}

/** Every answer has the strict policy; only the query page of development, which loads its scripts from elsewhere, has none. */
const policyOf = (development: boolean) => (request: Request, response: Response, next: NextFunction) => {
  if (!development || request.path !== '/graphql') response.set('Content-Security-Policy', pagePolicy());
  next();
};
