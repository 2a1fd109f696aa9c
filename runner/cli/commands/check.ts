/** `slateline check` */
import path from 'node:path';
import { unknownCodes } from '../../../grammar/index.ts';
import type { Project } from '../../contracts/project.ts';
import { locate } from '../../project/locate.ts';
import { MANIFEST_NAME } from '../../project/manifest.ts';
import { readScript } from '../../project/scripts.ts';
import { githubLines } from '../check/github.ts';
import { plainLines, prettyLines } from '../check/pretty.ts';
import { countProblems, type ScriptReport, summary } from '../check/report.ts';
import { sarifOf } from '../check/sarif.ts';
import { watchAndRepeat } from '../check/watch.ts';
import { EXIT } from '../exit-codes.ts';
import type { CommandContext } from '../main.ts';
import { describeTrouble, type Terminal } from '../terminal.ts';

interface CheckOptions {
  strict?: boolean;
  format: 'pretty' | 'plain' | 'json' | 'sarif' | 'github';
  watch?: boolean;
}

interface Checked {
  reports: ScriptReport[];
  /** Problems of the settings themselves, in words. */
  remarks: string[];
  /** Files whose change asks for another check, absolute. */
  watched: string[];
}

export async function check(context: CommandContext, paths: string[], options: CheckOptions): Promise<number> {
  const { terminal, cwd, signal } = context;
  const form = terminal.json ? 'json' : options.format;
  if (terminal.json && options.format !== 'json' && options.format !== 'pretty') {
    terminal.warn(`--json and --format ${options.format} are two answers; take one of them.`);
    return EXIT.usage;
  }
  if (options.watch !== true) {
    const checked = await checkScripts(context, paths);
    tell(checked, form, context);
    return exitCode(checked.reports, options);
  }
  if (form !== 'pretty' && form !== 'plain') {
    terminal.warn(`--watch prints again and again, which is no ${form} document; leave one of them out.`);
    return EXIT.usage;
  }
  // What was there last is watched on when a check fails: the file that is broken now will be mended.
  let watched = paths.length === 0 ? [path.join(cwd, MANIFEST_NAME)] : paths.map((each) => path.resolve(cwd, each));
  await watchAndRepeat(async () => {
    try {
      const checked = await checkScripts(context, paths);
      tell(checked, form, context);
      watched = checked.watched;
    } catch (error) {
      const { code, message, remedy } = describeTrouble(error);
      terminal.warn(`${terminal.paint('red', 'error')} ${code}: ${message}`);
      if (remedy !== null) terminal.warn(`  → ${remedy}`);
    }
    terminal.note(terminal.paint('dim', 'waiting for changes, Ctrl-C ends'));
    return watched;
  }, signal);
  return EXIT.ok;
}

/** Every script that is asked for, then what they include, each once. */
async function checkScripts({ flag, cwd }: CommandContext, paths: readonly string[]): Promise<Checked> {
  const reports = new Map<string, ScriptReport>();
  const watched = new Set<string>();
  const remarks = new Set<string>();
  const read = async (project: Project, key: string): Promise<readonly string[]> => {
    const { entry, text, problems, included } = await readScript(project, key);
    watched.add(entry.file);
    const report = { path: path.relative(cwd, entry.file) || entry.file, file: entry.file, text, problems };
    if (!reports.has(entry.file)) reports.set(entry.file, report);
    return included.files;
  };
  for (const target of paths.length === 0 ? [undefined] : paths) {
    const { project, script } = await locate(target, { flag, from: cwd });
    if (!project.bare) watched.add(path.join(project.root, MANIFEST_NAME));
    for (const remark of settingRemarks(project)) remarks.add(remark);
    const included = new Set<string>();
    for (const { key } of project.scripts.filter((entry) => script === null || entry.key === script)) {
      for (const file of await read(project, key)) included.add(file);
    }
    for (const file of included) {
      watched.add(file);
      // A named script is checked alone; its bible is not what was asked for.
      if (reports.has(file) || script !== null) continue;
      const entry = { key: file, path: path.relative(project.root, file).split(path.sep).join('/'), file };
      await read({ ...project, scripts: [...project.scripts, entry] }, file);
    }
  }
  return { reports: [...reports.values()], remarks: [...remarks], watched: [...watched] };
}

function settingRemarks({ root, manifest }: Project): string[] {
  return unknownCodes(manifest.diagnostics).map(({ code, meant }) => {
    const question = meant === null ? 'docs/language/problems.md lists them.' : `Did you mean ${meant}?`;
    return `${path.join(root, MANIFEST_NAME)}: diagnostics names ${code}, which is no problem’s code. ${question}`;
  });
}

function tell({ reports, remarks }: Checked, form: CheckOptions['format'], { terminal, cwd }: CommandContext): void {
  for (const remark of remarks) terminal.warn(`${terminal.paint('yellow', 'warning')} ${remark}`);
  const shown = terminal.quiet ? reports.map(withoutHints) : reports;
  switch (form) {
    case 'pretty':
    case 'plain':
      for (const report of shown) for (const line of lines(report, form, terminal)) terminal.say(line);
      terminal.say(summary(reports));
      break;
    case 'github':
      for (const report of shown) {
        for (const line of githubLines(report, process.env['GITHUB_WORKSPACE'] || cwd)) terminal.say(line);
      }
      break;
    case 'sarif':
      terminal.say(JSON.stringify(sarifOf(reports, cwd), null, 2));
      break;
    case 'json':
      terminal.answer({
        files: reports.map(({ path: place, problems }) => ({ path: place, problems })),
        counts: countProblems(reports),
        remarks,
      });
  }
}

function lines(report: ScriptReport, form: 'pretty' | 'plain', { paint, columns }: Terminal): string[] {
  return form === 'plain' ? plainLines(report, paint) : prettyLines(report, { paint, columns });
}

function withoutHints(report: ScriptReport): ScriptReport {
  return { ...report, problems: report.problems.filter(({ severity }) => severity !== 'hint') };
}

function exitCode(reports: readonly ScriptReport[], { strict }: CheckOptions): number {
  const { error, warning } = countProblems(reports);
  return error > 0 || (strict === true && warning > 0) ? EXIT.problems : EXIT.ok;
}
