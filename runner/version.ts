/** The version of this program: stamped into bundles by the build, read from package.json when run from source. */
import { readFileSync } from 'node:fs';

declare const __SLATELINE_VERSION__: string | undefined;

export const VERSION: string =
  typeof __SLATELINE_VERSION__ === 'string'
    ? __SLATELINE_VERSION__
    : (JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8')) as { version: string }).version;
