/** The process an editor starts, with `--node-ipc` or `--stdio`. The only file of this room with side effects. */
import { enableCompileCache } from 'node:module';
import path from 'node:path';
import envPaths from 'env-paths';

// What V8 compiled is kept in the user's cache. That takes effect for modules loaded later, so the server comes last.
enableCompileCache(path.join(envPaths('slateline', { suffix: '' }).cache, 'code'));
const { listen } = await import('./listen.ts');
listen();
