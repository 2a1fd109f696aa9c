/**
 * The command line. Each command is one file under `commands/`, loaded only when it runs, so that `--help` and `check`
 * start fast. This file parses the line, and turns whatever a command throws into words and an exit code.
 */
import { Command, CommanderError, Option } from 'commander';
import { VERSION } from '../version.ts';
import { EXIT, exitCodeOf } from './exit-codes.ts';
import { describeTrouble, openTerminal, type Terminal } from './terminal.ts';

export interface GlobalOptions {
  project?: string;
  json: boolean;
  /** Of `check`: `json` there is `--json`. */
  format?: string;
  quiet: boolean;
  color: boolean;
}

export interface CommandContext {
  terminal: Terminal;
  cwd: string;
  /** `--project` */
  flag: string | undefined;
  /** Aborted by Ctrl-C: finish what must be finished, then leave. */
  signal: AbortSignal;
}

type Run = (context: CommandContext, ...args: never[]) => Promise<number>;

const collect = (value: string, list: string[]) => [...list, value];

/** Runs one command line and resolves to the exit code. */
export async function main(argv: readonly string[], cwd: string): Promise<number> {
  let code: number = EXIT.ok;
  const interrupt = new AbortController();
  const onInterrupt = () => {
    if (interrupt.signal.aborted) process.exit(EXIT.interrupted);
    interrupt.abort();
  };
  process.on('SIGINT', onInterrupt);
  // `slateline plan | head`: the reader has seen enough.
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code === 'EPIPE') process.exit(EXIT.ok);
    throw error;
  });
  process.on('SIGTERM', onInterrupt);
  const program = new Command('slateline');

  /** Binds a command to its module: global options, the terminal and the exit code are the same for all. */
  const action =
    (load: () => Promise<Run>) =>
    async (...args: unknown[]): Promise<void> => {
      const command = args.at(-1) as Command;
      const options = command.optsWithGlobals() as GlobalOptions;
      const terminal = openTerminal({
        json: options.json === true || options.format === 'json',
        quiet: options.quiet === true,
        color: options.color !== false,
      });
      try {
        const run = (await load()) as (context: CommandContext, ...rest: unknown[]) => Promise<number>;
        const context: CommandContext = { terminal, cwd, flag: options.project, signal: interrupt.signal };
        code = await run(context, ...args.slice(0, -1));
      } catch (error) {
        code = report(error, terminal, interrupt.signal);
      }
    };

  program
    .description('Stories as source code: from a Fountain or .story script to storyboard takes and a reel.')
    .version(VERSION, '-V, --version')
    .option(
      '--project <folder>',
      'the project (default: SLATELINE_PROJECT, else the nearest folder above with a project.json)',
    )
    .option('--json', 'print one JSON document instead of text')
    .option('-q, --quiet', 'no progress and no notes, only results and errors')
    .option('--no-color', 'no colours')
    .showHelpAfterError('(slateline <command> --help explains each command)')
    .configureHelp({ sortSubcommands: false, showGlobalOptions: false })
    .exitOverride()
    .addHelpText('after', HELP);

  program
    .command('new <folder>')
    .description('make a project: folders, manifest, a first script that renders at once, git and LFS')
    .option('--name <title>', 'title of the story (default: the folder’s name)')
    .option('--author <name>', 'written on the title page')
    .option('--structure <key>', 'three-act, hero-journey, beat-sheet or story-circle', 'three-act')
    .option('--no-git', 'make no repository')
    .addHelpText('after', '\nExample:\n  slateline new "The Long Night" --structure story-circle')
    .action(action(async () => (await import('./commands/new.ts')).newProject));

  program
    .command('check [paths...]')
    .description('read scripts and say what is wrong: file:line:column, code, and how to mend it')
    .option('--strict', 'warnings count as errors')
    .addOption(
      new Option('--format <form>', 'pretty shows the lines with carets, plain one line a problem')
        .choices(['pretty', 'plain', 'json', 'sarif', 'github'])
        .default('pretty'),
    )
    .option('-w, --watch', 'check again whenever a script changes, until Ctrl-C')
    .addHelpText('after', CHECK_HELP)
    .action(action(async () => (await import('./commands/check.ts')).check));

  program
    .command('fmt [paths...]')
    .description('bring scripts into order: blank lines, spaces, capitals; words are never re-wrapped')
    .option('--check', 'write nothing, list what is not in form and exit with 1')
    .addOption(new Option('--portable', 'as Fountain that any app prints the same').conflicts('story'))
    .option('--story', 'back from portable to !! and + lines')
    .option('--stdin', 'read standard input, write standard output')
    .addOption(
      new Option('--language <language>', 'how to read the text (default: by file name; story for --stdin)').choices([
        'story',
        'fountain',
      ]),
    )
    .addHelpText(
      'after',
      '\nExamples:\n  slateline fmt --check\n  slateline fmt --portable --stdin < film.story > film.fountain\n  slateline fmt --story --stdin --language fountain < film.fountain > film.story',
    )
    .action(action(async () => (await import('./commands/fmt.ts')).fmt));

  program
    .command('outline [path]')
    .description('chapters, scenes and shots with numbers and estimated durations')
    .option('--script <key>', 'one script of the project')
    .option('--scenes', 'scenes only, no shots')
    .action(action(async () => (await import('./commands/outline.ts')).outline));

  program
    .command('stats [path]')
    .description('pages in eighths, duration, places and times, who speaks how much and where')
    .option('--script <key>', 'one script of the project')
    .option('--svg <file>', 'write a chart, too: who is in which scene, and how long the scenes are')
    .addHelpText(
      'after',
      '\nExamples:\n  slateline stats\n  slateline stats draft.fountain --svg draft.svg\n\nPages are estimated: Courier 12 on US Letter, 54 lines a page; docs/command-line.md says how.',
    )
    .action(action(async () => (await import('./commands/stats.ts')).stats));

  program
    .command('plan [path]')
    .description('what a render would make: fresh, stale (and why), missing, failed; with time and cost')
    .option('--script <key>', 'one script of the project')
    .option('--all', 'list fresh shots too')
    .action(action(async () => (await import('./commands/plan.ts')).plan));

  program
    .command('render [path]')
    .description('make takes for every shot that is not fresh (or for the ones you name)')
    .option('--script <key>', 'one script of the project')
    .option('--scene <number>', 'only this scene; may be repeated', collect, [])
    .option('--shot <id>', 'only this shot, as the plan prints it (12/3B); may be repeated', collect, [])
    .option('--again', 'make a further take of fresh shots too')
    .option('--takes <n>', 'takes per shot, each with its own seed')
    .addOption(new Option('--quality <tier>', 'which pipeline').choices(['low', 'standard', 'high']))
    .addOption(
      new Option('--lock <mode>', 'write scene and shot numbers into the script on first render')
        .choices(['ask', 'always', 'never'])
        .default('always'),
    )
    .addHelpText(
      'after',
      '\nExamples:\n  slateline render\n  slateline render --scene 12 --takes 3\n  slateline render --shot 12/3B --again',
    )
    .action(action(async () => (await import('./commands/render.ts')).render));

  const takes = program
    .command('takes [shot]')
    .description('the takes of a shot (12/3B), or of every shot; and what people decide about them')
    .option('--script <key>', 'one script of the project')
    .addHelpText(
      'after',
      '\nExamples:\n  slateline takes 12/3B\n  slateline takes pick S012_03B_take02_k7f3q2mz\n  slateline takes review S012_03B_take02_k7f3q2mz --status rejected --note "too dark"',
    )
    .action(action(async () => (await import('./commands/takes.ts')).list));
  takes
    .command('show <take>')
    .description('recipe, seed, backend and source of a take')
    .action(action(async () => (await import('./commands/takes.ts')).show));
  takes
    .command('pick <take>')
    .description('make a take the one in use')
    .action(action(async () => (await import('./commands/takes.ts')).pick));
  takes
    .command('review <take>')
    .description('verdict, rating and note')
    .addOption(new Option('--status <verdict>', 'the verdict').choices(['pending', 'approved', 'rejected', 'deleted']))
    .option('--rating <stars>', '0 to 5')
    .option('--note <text>', 'a remark')
    .action(action(async () => (await import('./commands/takes.ts')).review));

  program
    .command('reel [path]')
    .description('join the active takes to a film: camera moves, subtitles, one cached segment per shot')
    .option('-o, --output <file>', 'where to put it (.mp4; subtitles go beside it)')
    .option('--script <key>', 'one script of the project')
    .option('--export', 'for delivery: AAC sound and a place under 06_Exports')
    .option('--burn-subtitles', 'subtitles in the picture too')
    .option('--slates', 'a slate before every scene')
    .option('--render', 'make missing and stale takes first (always so for a bare script)')
    .addHelpText(
      'after',
      '\nExamples:\n  slateline reel --render\n  slateline reel draft.fountain -o draft.mp4   any screenplay, no project needed',
    )
    .action(action(async () => (await import('./commands/reel.ts')).reel));

  program
    .command('serve [path]')
    .description('run the project’s daemon: queue, HTTP and WebSocket on loopback, as the editor does')
    .option('--port <n>', 'a fixed port (default: any free one)')
    .option('--share', 'if the project’s daemon is running already, say where, and leave it be')
    .option('--leave-when-alone <seconds>', 'end when nobody has been connected and no job has run for so long')
    .action(action(async () => (await import('./commands/serve.ts')).serve));

  program
    .command('lsp')
    .description('the language server on stdin and stdout, for editors other than VS Code')
    .option('--stdio', 'the default, and the only way: for editors that say it anyway')
    .addHelpText('after', '\nNeovim, Helix and others: docs/editors.md says what to write into their settings.')
    .action(action(async () => (await import('./commands/lsp.ts')).lsp));

  program
    .command('doctor [path]')
    .description('is everything here that is needed, and what to do where it is not')
    .action(action(async () => (await import('./commands/doctor.ts')).doctor));

  try {
    await program.parseAsync([...argv], { from: 'user' });
    if (interrupt.signal.aborted) code = EXIT.interrupted;
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error;
    code = error.exitCode === 0 ? EXIT.ok : EXIT.usage;
  } finally {
    process.off('SIGINT', onInterrupt);
    process.off('SIGTERM', onInterrupt);
  }
  return code;
}

function report(error: unknown, terminal: Terminal, signal: AbortSignal): number {
  if (signal.aborted && (error as Error | null)?.name === 'AbortError') return EXIT.interrupted;
  const trouble = describeTrouble(error);
  if (terminal.json) terminal.answer({ error: trouble });
  else {
    terminal.warn(`${terminal.paint('red', 'error')} ${trouble.code}: ${trouble.message}`);
    if (trouble.remedy !== null) terminal.warn(`  → ${trouble.remedy}`);
  }
  return trouble.code === 'internal' ? EXIT.internal : exitCodeOf(trouble.code);
}

const CHECK_HELP = `
Examples:
  slateline check                          every script of the project, and what they include
  slateline check draft.fountain           one file, no project needed
  slateline check --watch                  again at every change
  slateline check --format github          on the changed lines of a pull request, in GitHub Actions
  slateline check --format sarif > s.sarif for viewers of findings

Exit code 1 means errors (with --strict: or warnings). How grave a problem is can be set for the project, in
project.json: "diagnostics": { "SL2703": "off", "SL2705": "warning" }. What each code means: docs/language/problems.md.
`;

const HELP = `
Start here:
  slateline reel script.fountain -o out.mp4   a storyboard reel of any Fountain screenplay
  slateline new MyFilm && cd MyFilm           a project with git, takes and review
  slateline render && slateline reel          boards for every shot, then the film

A shot is fresh while nothing it depends on has changed: its words, the people in it, their looks and
reference pictures, the style. Only what is not fresh is made again; a take is never overwritten.

Exit codes:
  0 done   1 done, but scripts have errors or shots failed   2 wrong command line
  3 the input: no project, unreadable script, read-only or full disk
  4 the machine: ffmpeg, git or Node is missing or too old   130 interrupted
`;

if (import.meta.main) {
  process.exitCode = await main(process.argv.slice(2), process.cwd());
}
