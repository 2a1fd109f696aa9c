/** `slateline stats` */
import path from 'node:path';
import { statsOf } from '../../../grammar/index.ts';
import { Trouble } from '../../contracts/project.ts';
import { writeWhole } from '../../files/write-whole.ts';
import { locate } from '../../project/locate.ts';
import { readScript } from '../../project/scripts.ts';
import { EXIT } from '../exit-codes.ts';
import type { CommandContext } from '../main.ts';
import { chosenScripts } from '../scripts.ts';
import { chartOf } from '../stats/chart.ts';
import { statsLines } from '../stats/table.ts';

export async function stats(
  { terminal, cwd, flag }: CommandContext,
  target: string | undefined,
  options: { script?: string; svg?: string },
): Promise<number> {
  const { project, script } = await locate(target, { flag, from: cwd });
  const entries = chosenScripts(project, options.script ?? script);
  const chart = options.svg === undefined ? null : path.resolve(cwd, options.svg);
  if (chart !== null && entries.length > 1) {
    throw new Trouble(
      'one-chart',
      `A chart shows one script, and the project has ${entries.length}: ${entries.map(({ key }) => key).join(', ')}.`,
      `Name one: --script ${entries[0]!.key}`,
    );
  }
  const answers = [];
  for (const entry of entries) {
    const { story, included } = await readScript(project, entry.key);
    const cast = [story, ...included.stories].flatMap(({ characters }) => characters);
    const numbers = statsOf(story, cast);
    const title = numbers.title ?? path.basename(entry.path);
    if (answers.length > 0) terminal.say('');
    terminal.say(`${terminal.paint('bold', title)}  ${terminal.paint('dim', entry.path)}`);
    for (const line of statsLines(numbers, terminal)) terminal.say(line.trimEnd());
    if (chart !== null) {
      await writeWhole(chart, chartOf(numbers, title));
      terminal.note(`chart: ${path.relative(cwd, chart)}`);
    }
    answers.push({ script: entry.key, path: entry.path, ...numbers });
  }
  terminal.answer({ scripts: answers, ...(chart !== null && { chart }) });
  return EXIT.ok;
}
