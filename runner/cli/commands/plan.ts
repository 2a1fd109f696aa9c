/** `slateline plan` */
import type { Plan, ShotState } from '../../contracts/plan.ts';
import { connectRunner } from '../../engine/connect.ts';
import { locate } from '../../project/locate.ts';
import { EXIT } from '../exit-codes.ts';
import type { CommandContext } from '../main.ts';
import { chosenScripts } from '../scripts.ts';
import type { Terminal } from '../terminal.ts';
import { duration } from '../time.ts';

export const STATE_COLOR = { fresh: 'green', stale: 'yellow', missing: 'cyan', failed: 'red' } as const;

export async function plan(
  { terminal, cwd, flag, signal }: CommandContext,
  target: string | undefined,
  options: { script?: string; all?: boolean },
): Promise<number> {
  const { project, script } = await locate(target, { flag, from: cwd });
  const runner = await connectRunner(project, { signal });
  try {
    const plans: Plan[] = [];
    for (const entry of chosenScripts(project, options.script ?? script)) {
      const made = await runner.plan(entry.key);
      plans.push(made);
      show(made, terminal, options.all === true);
    }
    terminal.answer({ plans });
    return EXIT.ok;
  } finally {
    await runner.close();
  }
}

function show(made: Plan, terminal: Terminal, all: boolean): void {
  terminal.say(`${terminal.paint('bold', made.path)}  ${counts(made, terminal)}`);
  for (const problem of made.problems) terminal.warn(`  ${terminal.paint('yellow', '!')} ${problem}`);
  let ms = 0;
  let cost: number | null = null;
  for (const shot of made.shots) {
    if (shot.state !== 'fresh') {
      ms += shot.estimate.ms;
      if (shot.estimate.cost !== null) cost = (cost ?? 0) + shot.estimate.cost;
    } else if (!all) continue;
    terminal.say(
      `  ${terminal.paint(STATE_COLOR[shot.state], shot.state.padEnd(8))}${shot.id.padEnd(18)} ${shot.title}`,
    );
    for (const reason of shot.reasons)
      terminal.say(`            ${reason.label}: ${quote(reason.was)} → ${quote(reason.now)}`);
    if (shot.error !== null) terminal.say(`            ${shot.error}`);
    if (shot.guess) terminal.say('            recognised by likeness: it has no number in the script');
  }
  if (made.counts.fresh < made.shots.length) {
    terminal.say(`  to make: about ${duration(ms)} of work${cost === null ? '' : `, about ${cost.toFixed(2)} USD`}`);
  }
}

export function counts(made: Plan, terminal: Terminal): string {
  const parts = (['fresh', 'stale', 'missing', 'failed'] as ShotState[])
    .filter((state) => made.counts[state] > 0)
    .map((state) => terminal.paint(STATE_COLOR[state], `${made.counts[state]} ${state}`));
  return parts.length === 0 ? 'no shots' : parts.join(' · ');
}

function quote(text: string): string {
  const short = text.length > 60 ? `${text.slice(0, 59)}…` : text;
  return short === '' ? '(none)' : `“${short}”`;
}
