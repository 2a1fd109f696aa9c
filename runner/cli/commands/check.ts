/** `slateline check` */
import path from 'node:path';
import type { Problem } from '../../../grammar/problem.ts';
import { locate } from '../../project/locate.ts';
import { readScript } from '../../project/scripts.ts';
import { EXIT } from '../exit-codes.ts';
import type { CommandContext } from '../main.ts';

interface FileReport {
  path: string;
  problems: readonly Problem[];
}

const COLOR = { error: 'red', warning: 'yellow', info: 'blue', hint: 'dim' } as const;

export async function check(
  { terminal, cwd, flag }: CommandContext,
  paths: string[],
  options: { strict?: boolean },
): Promise<number> {
  const reports: FileReport[] = [];
  for (const target of paths.length === 0 ? [undefined] : paths) {
    const { project, script } = await locate(target, { flag, from: cwd });
    for (const entry of project.scripts) {
      if (script !== null && entry.key !== script) continue;
      const source = await readScript(project, entry.key);
      reports.push({ path: path.relative(cwd, entry.file) || entry.file, problems: source.problems });
    }
  }
  const counts = { error: 0, warning: 0, info: 0, hint: 0 };
  for (const report of reports) {
    for (const problem of report.problems) {
      counts[problem.severity] += 1;
      if (problem.severity === 'hint' && terminal.quiet) continue;
      const place = `${report.path}:${problem.line + 1}:${problem.char + 1}`;
      terminal.say(
        `${place} ${terminal.paint(COLOR[problem.severity], problem.severity)} ${problem.code} ${problem.message}`,
      );
      for (const fix of problem.fixes.slice(0, 1)) terminal.say(`    → ${fix.title}`);
    }
  }
  const files = `${reports.length} script${reports.length === 1 ? '' : 's'}`;
  terminal.say(`${files}: ${counts.error} errors, ${counts.warning} warnings, ${counts.info + counts.hint} hints`);
  terminal.answer({ files: reports, counts });
  const failed = counts.error > 0 || (options.strict === true && counts.warning > 0);
  return failed ? EXIT.problems : EXIT.ok;
}
