/** `slateline outline` */
import { locate } from '../../project/locate.ts';
import { readScript } from '../../project/scripts.ts';
import { EXIT } from '../exit-codes.ts';
import type { CommandContext } from '../main.ts';
import { chosenScripts } from '../scripts.ts';
import { duration } from '../time.ts';

export async function outline(
  { terminal, cwd, flag }: CommandContext,
  target: string | undefined,
  options: { script?: string; scenes?: boolean },
): Promise<number> {
  const { project, script } = await locate(target, { flag, from: cwd });
  const answers = [];
  for (const entry of chosenScripts(project, options.script ?? script)) {
    const { story } = await readScript(project, entry.key);
    const title = story.title.find((line) => line.key.toLowerCase() === 'title')?.values.join(' ') ?? entry.key;
    terminal.say(
      `${terminal.paint('bold', title)}  ${terminal.paint('dim', `${entry.path} · ${story.scenes.length} scenes · ${duration(story.duration)}`)}`,
    );
    for (const chapter of story.chapters) {
      if (chapter.title !== null) terminal.say(`\n${terminal.paint('bold', `${chapter.number}. ${chapter.title}`)}`);
      for (const index of chapter.scenes) {
        const scene = story.scenes[index]!;
        const number = scene.number.locked ? scene.number.value : terminal.paint('dim', scene.number.value);
        terminal.say(
          `  ${number}  ${scene.heading === '' ? '(before the first heading)' : scene.heading}  ${terminal.paint('dim', duration(scene.duration))}`,
        );
        if (options.scenes === true) continue;
        for (const shot of scene.shots) {
          const name = shot.kind === 'derived' ? '·' : (shot.number?.value ?? '·');
          const words = shot.description.length > 72 ? `${shot.description.slice(0, 71)}…` : shot.description;
          terminal.say(
            `      ${name.padEnd(4)} ${(shot.size ?? '').padEnd(12)} ${words} ${terminal.paint('dim', duration(shot.duration))}`,
          );
        }
      }
    }
    terminal.say('');
    answers.push({ script: entry.key, path: entry.path, story });
  }
  terminal.answer({ scripts: answers });
  return EXIT.ok;
}
