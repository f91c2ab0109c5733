import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { defineConfig, type Plugin } from 'vite';

const outDir = join(import.meta.dirname, '../../dist/console');

/** Packs scripts and styles beside themselves, once, so that no request has to. */
const packAssets: Plugin = {
  name: 'pack-assets',
  closeBundle() {
    const assets = join(outDir, 'assets');
    for (const name of readdirSync(assets).filter((each) => /\.(js|css)$/.test(each)))
      writeFileSync(join(assets, `${name}.gz`), gzipSync(readFileSync(join(assets, name)), { level: 9 }));
  },
};

export default defineConfig({
  root: import.meta.dirname,
  html: { cspNonce: '__nonce__' },
  build: {
    outDir,
    emptyOutDir: true,
    manifest: true,
    target: 'es2022',
    assetsInlineLimit: 0,
    chunkSizeWarningLimit: 2_000,
    modulePreload: { polyfill: false },
    // "use client" of the components means nothing without a server that draws them.
    rolldownOptions: { onLog: (level, log, next) => log.code !== 'MODULE_LEVEL_DIRECTIVE' && next(level, log) },
  },
  plugins: [packAssets],
  logLevel: 'warn',
});
