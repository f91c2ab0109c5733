import { join } from 'node:path';
import { type NextFunction, type Request, type Response, Router, static as staticFiles } from 'express';

/** Scripts and styles are packed when they are built; fonts are packed already. */
const packed = /\.(js|css)$/;

/** Files of the console: their names change with their content, so a browser never asks for one twice. */
export function consoleAssets(folder: string): Router {
  const preferPacked = (request: Request, response: Response, next: NextFunction): void => {
    const [path = ''] = request.url.split('?');
    if (packed.test(path) && request.acceptsEncodings('gzip')) {
      response.set({ 'Content-Encoding': 'gzip', Vary: 'Accept-Encoding' }).type(path.endsWith('.js') ? 'js' : 'css');
      request.url = `${path}.gz`;
    }
    next();
  };
  return Router().use(
    preferPacked,
    staticFiles(join(folder, 'assets'), { immutable: true, maxAge: '1y', index: false, fallthrough: false }),
  );
}
