/** `slateline render` */
import { createInterface } from 'node:readline/promises';
import type { Quality } from '../../contracts/manifest.ts';
import { type Project, Trouble } from '../../contracts/project.ts';
import { connectRunner } from '../../engine/connect.ts';
import { locate } from '../../project/locate.ts';
import { EXIT } from '../exit-codes.ts';
import type { CommandContext } from '../main.ts';
import { renderAndWait } from '../rendering.ts';
import { chosenScripts } from '../scripts.ts';
import { counts } from './plan.ts';

interface Options {
  script?: string;
  scene: string[];
  shot: string[];
  again?: boolean;
  takes?: string;
  quality?: Quality;
  lock: 'ask' | 'always' | 'never';
}

export async function render(context: CommandContext, target: string | undefined, options: Options): Promise<number> {
  const { terminal, cwd, flag, signal } = context;
  const { project, script } = await locate(target, { flag, from: cwd });
  const takes = parseTakes(options.takes);
  const lock = await lockMode(project, options.lock);
  const runner = await connectRunner(project, { signal });
  try {
    let made = 0;
    let failed = 0;
    let cancelled = 0;
    const report = [];
    for (const entry of chosenScripts(project, options.script ?? script)) {
      const rendered = await renderAndWait(
        runner,
        {
          script: entry.key,
          ...(options.shot.length > 0 && { shots: options.shot }),
          ...(options.scene.length > 0 && { scenes: options.scene }),
          ...(options.again === true && { states: ['fresh', 'stale', 'missing', 'failed'] }),
          ...(options.quality !== undefined && { quality: options.quality }),
          ...(takes !== undefined && { takes }),
          lock,
        },
        terminal,
        signal,
      );
      made += rendered.takes.length;
      failed += rendered.failed.length;
      cancelled += rendered.cancelled.length;
      const plan = await runner.plan(entry.key);
      if (rendered.answer.jobs.length === 0) terminal.say(`${entry.path}: nothing stale  ${counts(plan, terminal)}`);
      else terminal.say(`${entry.path}: ${rendered.takes.length} takes made  ${counts(plan, terminal)}`);
      for (const problem of plan.problems) terminal.warn(`  ${terminal.paint('yellow', '!')} ${problem}`);
      if (rendered.answer.locked > 0) terminal.say(`  numbers locked in the script: ${rendered.answer.locked}`);
      for (const take of rendered.takes.slice(0, 3)) terminal.note(`  ${take}`);
      if (rendered.takes.length > 3) terminal.note(`  … and ${rendered.takes.length - 3} more under ${project.root}`);
      report.push({
        script: entry.key,
        takes: rendered.takes,
        failed: rendered.failed.map((job) => ({ shot: job.payload.label, error: job.error })),
        counts: plan.counts,
      });
    }
    terminal.answer({ made, failed, cancelled, scripts: report });
    if (signal.aborted) return EXIT.interrupted;
    return failed > 0 ? EXIT.problems : EXIT.ok;
  } finally {
    await runner.close();
  }
}

function parseTakes(text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  const takes = Number(text);
  if (Number.isInteger(takes) && takes >= 1 && takes <= 16) return takes;
  throw new Trouble('bad-takes', `--takes ${text} is not a number from 1 to 16.`);
}

/** Asking needs a person at a terminal; anywhere else `ask` would hang, so it says so instead. */
async function lockMode(project: Project, wish: Options['lock']): Promise<'always' | 'never'> {
  if (project.bare) return 'never';
  if (wish !== 'ask') return wish;
  if (!process.stdin.isTTY) {
    throw new Trouble('lock-ask', '--lock=ask needs a terminal to ask on.', 'Use --lock=always or --lock=never.');
  }
  const prompt = createInterface({ input: process.stdin, output: process.stderr });
  try {
    const answer = await prompt.question(
      'Write scene and shot numbers into the script, so that takes stay with their shots? [Y/n] ',
    );
    return /^n/i.test(answer.trim()) ? 'never' : 'always';
  } finally {
    prompt.close();
  }
}
