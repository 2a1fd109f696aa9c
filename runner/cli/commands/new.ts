/** `slateline new` */
import path from 'node:path';
import { scaffold } from '../../project/scaffold.ts';
import { EXIT } from '../exit-codes.ts';
import type { CommandContext } from '../main.ts';

interface Options {
  name?: string;
  author?: string;
  structure: string;
  git: boolean;
}

export async function newProject({ terminal, cwd }: CommandContext, folder: string, options: Options): Promise<number> {
  const made = await scaffold({ ...options, folder: path.resolve(cwd, folder), now: new Date() });
  terminal.say(`${terminal.paint('green', 'made')} ${made.root}`);
  terminal.say(`  script  ${made.script}`);
  if (made.git !== null) {
    terminal.say(
      `  git     ${made.git.repository === 'none' ? 'not installed' : `${made.git.repository} repository${made.git.lfs ? ', LFS for media' : ''}${made.git.commit ? ', first commit' : ''}`}`,
    );
    for (const note of made.git.notes) terminal.warn(`  note    ${note}`);
  }
  const relative = path.relative(cwd, made.root) || '.';
  terminal.say('');
  terminal.say('Next:');
  if (relative !== '.') terminal.say(`  cd ${/\s/.test(relative) ? `"${relative}"` : relative}`);
  terminal.say('  slateline render && slateline reel     boards, then the film');
  terminal.say('  code .                                 write it in VS Code');
  terminal.answer(made);
  return EXIT.ok;
}
