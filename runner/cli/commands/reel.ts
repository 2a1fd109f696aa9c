/** `slateline reel` */
import path from 'node:path';
import { connectRunner } from '../../engine/connect.ts';
import { locate } from '../../project/locate.ts';
import { EXIT } from '../exit-codes.ts';
import type { CommandContext } from '../main.ts';
import { renderAndWait } from '../rendering.ts';
import { chosenScripts } from '../scripts.ts';
import { duration } from '../time.ts';

interface Options {
  output?: string;
  script?: string;
  export?: boolean;
  burnSubtitles?: boolean;
  slates?: boolean;
  render?: boolean;
}

export async function reel(context: CommandContext, target: string | undefined, options: Options): Promise<number> {
  const { terminal, cwd, flag, signal } = context;
  const { project, script } = await locate(target, { flag, from: cwd });
  const entry = chosenScripts(project, options.script ?? script ?? (project.scripts[0]?.key || null))[0]!;
  const runner = await connectRunner(project, { signal });
  try {
    if (options.render === true || project.bare) {
      await renderAndWait(runner, { script: entry.key, lock: project.bare ? 'never' : 'always' }, terminal, signal);
      if (signal.aborted) return EXIT.interrupted;
    }
    const progress = terminal.progress('reel');
    const stop = runner.subscribe((event) => {
      if (event.type === 'reel_progress') progress.at(event.done, event.total, event.step);
    });
    const bareOutput = project.bare ? path.join(cwd, `${project.manifest.name}.mp4`) : undefined;
    const output = options.output === undefined ? bareOutput : path.resolve(cwd, options.output);
    const made = await runner
      .reel(
        {
          script: entry.key,
          purpose: options.export === true || output !== undefined ? 'export' : 'editor',
          burnSubtitles: options.burnSubtitles === true,
          slates: options.slates === true,
          ...(output !== undefined && { output }),
        },
        signal,
      )
      .finally(() => {
        stop();
        progress.end();
      });
    const encoded = made.segments.filter((segment) => !segment.cached).length;
    terminal.say(made.path);
    terminal.say(made.vtt);
    terminal.say(made.srt);
    terminal.note(
      `${made.segments.length} shots, ${duration(made.duration)}, ${made.frames} frames at ${made.fps}; ${encoded} encoded, ${made.segments.length - encoded} from the cache`,
    );
    if (made.missing.length > 0)
      terminal.warn(
        `no take yet for ${made.missing.join(', ')}: they are plain slates. Make them with \`slateline render\`, or \`slateline reel --render\`.`,
      );
    terminal.answer(made);
    return EXIT.ok;
  } finally {
    await runner.close();
  }
}
