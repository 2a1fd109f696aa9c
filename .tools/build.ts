// Bundles the programs that are shipped into dist/:
//
//     extension.cjs            the editor's client (CommonJS: what its extension host loads)
//     server.mjs server-*.mjs  the language server
//     cli.mjs cli-*.mjs        the command line and the runner, in pieces
//     webviews/<view>.js       one per folder of webviews/ that has a main.tsx, with its <view>.css
//     templates/ fonts/        files read at run time
//
// A module finds such files at `new URL('./fonts/…', import.meta.url)`: right beside it in the sources, beside the
// bundle in dist/. Native code and the embedded ffmpeg stay packages. `--watch` builds again on every change,
// `--minify` is for shipping.

import fs from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import * as esbuild from 'esbuild';
import { root } from './stages.ts';

/** Where the bundles go unless told otherwise. */
const DIST = path.join(root, 'dist');

/** Folders of files that bundles read at run time; each lands in dist/ under its own name. */
const ASSETS = ['runner/project/templates', 'runner/text/fonts'];

/** Packages that stay outside the bundles: native code, and a binary found through its package. */
const NATIVE = ['sharp', '@img/*', '@ffmpeg-installer/*'];

/** What CommonJS packages expect to find around them, given to them inside an ES module too. */
const COMMON_JS = {
  banner: {
    js: [
      "import { createRequire as __slatelineRequire } from 'node:module';",
      'const require = __slatelineRequire(import.meta.url);',
      'const __slatelineDirname = import.meta.dirname;',
      'const __slatelineFilename = import.meta.filename;',
    ].join('\n'),
  },
  define: { __dirname: '__slatelineDirname', __filename: '__slatelineFilename' },
};

/** zod brings its messages in fifty languages, a tenth of a program's start. Ours are English. */
const ENGLISH_ONLY: esbuild.Plugin = {
  name: 'english-only',
  setup: (build) =>
    build.onLoad({ filter: /zod[\\/]v4[\\/]locales[\\/]index\.js$/ }, () => ({
      contents: "export { default as en } from './en.js';",
    })),
};

interface Bundle {
  name: string;
  /** The module a bundle is made from. */
  entry: string;
  options: esbuild.BuildOptions;
}

function bundles(minify: boolean): Bundle[] {
  const shared: esbuild.BuildOptions = {
    bundle: true,
    metafile: true,
    minify,
    sourcemap: minify ? false : 'linked',
    legalComments: minify ? 'linked' : 'none',
    plugins: [ENGLISH_ONLY],
    logLevel: 'warning',
    absWorkingDir: root,
  };
  const node: esbuild.BuildOptions = { ...shared, platform: 'node', target: 'node22', external: NATIVE };
  const module: esbuild.BuildOptions = {
    ...node,
    format: 'esm',
    outExtension: { '.js': '.mjs' },
    ...COMMON_JS,
    mainFields: ['module', 'main'],
  };
  /** Modules that are imported when they are needed are pieces of their own: `--help` need not read every command. */
  const inPieces = (name: string): esbuild.BuildOptions => ({
    ...module,
    splitting: true,
    chunkNames: `${name}-[hash]`,
    // No module of a bundle is the program: its entry is.
    define: { ...module.define, 'import.meta.main': 'false' },
  });
  const programs: Bundle[] = [
    {
      name: 'extension.cjs',
      entry: 'extension/main.ts',
      options: { ...node, format: 'cjs', outExtension: { '.js': '.cjs' }, external: ['vscode', ...NATIVE] },
    },
    { name: 'server.mjs', entry: 'language-server/main.ts', options: inPieces('server') },
    { name: 'cli.mjs', entry: 'runner/bin/cli.ts', options: inPieces('cli') },
  ];
  const views = fs
    .readdirSync(path.join(root, 'webviews'))
    .map((view) => ({ view, entry: `webviews/${view}/main.tsx` }))
    .filter(({ entry }) => fs.existsSync(path.join(root, entry)))
    .map(({ view, entry }) => ({
      name: `webviews/${view}.js`,
      entry,
      options: {
        ...shared,
        platform: 'browser' as const,
        format: 'iife' as const,
        target: 'chrome130',
        jsx: 'automatic' as const,
        jsxImportSource: 'preact',
      },
    }));
  return [...programs, ...views];
}

/** Builds everything once. Throws what esbuild throws; its messages are printed already. */
export async function build({ minify = false, outdir = DIST } = {}): Promise<void> {
  copyAssets(outdir);
  const all = bundles(minify);
  const results = await Promise.all(
    all.map((bundle) => esbuild.build({ ...bundle.options, ...places(bundle, outdir) })),
  );
  const written = results.flatMap((result) => Object.entries(result.metafile?.outputs ?? {}));
  removeOldPieces(outdir, new Set(written.map(([file]) => path.basename(file))));
  for (const [file, { bytes }] of written) {
    if (!/\.(map|txt)$/.test(file) && !isPiece(file))
      console.log(`${kilobytes(bytes)}  ${path.relative(root, path.resolve(root, file))}`);
  }
}

/** Builds now and after every change, until the process is ended. */
async function watch(): Promise<void> {
  copyAssets(DIST);
  for (const bundle of bundles(false)) {
    const report: esbuild.Plugin = {
      name: 'report',
      setup: (build) =>
        build.onEnd(({ errors }) => {
          console.log(`${new Date().toLocaleTimeString()}  ${errors.length > 0 ? 'failed' : 'built '}  ${bundle.name}`);
        }),
    };
    const context = await esbuild.context({
      ...bundle.options,
      ...places(bundle, DIST),
      plugins: [...(bundle.options.plugins ?? []), report],
    });
    await context.watch();
  }
  for (const folder of ASSETS) {
    if (fs.existsSync(path.join(root, folder))) fs.watch(path.join(root, folder), () => copyAssets(DIST));
  }
  console.log('Watching. Ctrl+C ends it.');
}

/** Entry and output of a bundle; the ending is esbuild's to add. */
function places({ name, entry }: Bundle, outdir: string): esbuild.BuildOptions {
  const out = name.replace(/\.[cm]?js$/, '');
  return { entryPoints: [{ in: path.join(root, entry), out }], outdir };
}

function copyAssets(outdir: string): void {
  for (const folder of ASSETS) {
    const from = path.join(root, folder);
    if (fs.existsSync(from))
      fs.cpSync(from, path.join(outdir, path.basename(folder)), { recursive: true, filter: isAsset });
  }
}

function isAsset(file: string): boolean {
  return !file.endsWith('.ts');
}

function isPiece(file: string): boolean {
  return /^(?:cli|server)-[A-Z0-9]+\.mjs/.test(path.basename(file));
}

/** Pieces are named by their content, so those of earlier builds stay behind: a daemon may still be running on them. */
function removeOldPieces(outdir: string, current: Set<string>): void {
  const yesterday = Date.now() - 24 * 60 * 60 * 1000;
  for (const name of fs.readdirSync(outdir)) {
    const file = path.join(outdir, name);
    if (isPiece(name) && !current.has(name) && fs.statSync(file).mtimeMs < yesterday) fs.rmSync(file);
  }
}

function kilobytes(bytes: number): string {
  return `${(bytes / 1000).toFixed(1).padStart(9)} KB`;
}

if (import.meta.main) {
  if (process.argv.includes('--watch')) await watch();
  else await build({ minify: process.argv.includes('--minify') }).catch(() => process.exit(1));
}
