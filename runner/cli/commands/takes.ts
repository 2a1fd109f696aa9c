/** `slateline takes` */

import type { z } from 'zod';
import { Trouble } from '../../contracts/project.ts';
import type { Runner } from '../../contracts/runner.ts';
import type { Take, Verdict } from '../../contracts/take.ts';
import { connectRunner } from '../../engine/connect.ts';
import { locate } from '../../project/locate.ts';
import { composePrompt } from '../../recipe/prompt.ts';
import { EXIT } from '../exit-codes.ts';
import type { CommandContext } from '../main.ts';
import { chosenScripts } from '../scripts.ts';
import type { Terminal } from '../terminal.ts';

async function withRunner<T>({ cwd, flag, signal }: CommandContext, work: (runner: Runner) => Promise<T>): Promise<T> {
  const { project } = await locate(undefined, { flag, from: cwd });
  const runner = await connectRunner(project, { signal });
  try {
    return await work(runner);
  } finally {
    await runner.close();
  }
}

export async function list(
  context: CommandContext,
  shotId: string | undefined,
  options: { script?: string },
): Promise<number> {
  const { terminal, cwd, flag, signal } = context;
  const { project } = await locate(undefined, { flag, from: cwd });
  const runner = await connectRunner(project, { signal });
  try {
    const answer = [];
    let known = false;
    for (const entry of chosenScripts(project, options.script ?? null)) {
      const plan = await runner.plan(entry.key);
      for (const shot of plan.shots) {
        if (shotId !== undefined && shot.id.toUpperCase() !== shotId.toUpperCase()) continue;
        known = true;
        if (shot.takes === 0 && shotId === undefined) continue;
        const takes = await runner.takes(shot.key);
        terminal.say(`${terminal.paint('bold', shot.label)} ${shot.title}  ${terminal.paint('dim', shot.state)}`);
        if (takes.length === 0) terminal.say('  no takes yet: slateline render --shot ' + shot.id);
        for (const take of takes) sayTake(take, terminal);
        answer.push({ shot: shot.id, key: shot.key, takes });
      }
    }
    if (shotId !== undefined && !known) {
      throw new Trouble(
        'unknown-shot',
        `There is no shot ${shotId}.`,
        '`slateline plan --all` lists the ids of all shots.',
      );
    }
    if (answer.length === 0) terminal.say('no takes yet: slateline render');
    terminal.answer({ shots: answer });
    return EXIT.ok;
  } finally {
    await runner.close();
  }
}

function sayTake(take: Take, terminal: Terminal): void {
  const mark = take.active ? terminal.paint('green', '●') : '○';
  const stars = take.review.rating === null ? '' : ` ${'★'.repeat(take.review.rating)}`;
  const verdict = take.review.status === 'pending' ? '' : ` ${take.review.status}`;
  const trouble =
    take.state === 'ok'
      ? ''
      : ` ${terminal.paint('red', take.state === 'pointer' ? 'not fetched: git lfs pull' : take.state)}`;
  terminal.say(`  ${mark} ${take.path}${verdict}${stars}${trouble}`);
  if (take.review.note !== '') terminal.say(`      ${take.review.note}`);
}

export async function show(context: CommandContext, take: string): Promise<number> {
  return withRunner(context, async (runner) => {
    const sidecar = await runner.sidecar(take);
    context.terminal.say(
      `${sidecar.name}  ${sidecar.media.width}×${sidecar.media.height}  ${sidecar.backend.name} ${sidecar.backend.version}  seed ${sidecar.seed}`,
    );
    context.terminal.say(
      `  from  ${sidecar.source.path}:${sidecar.source.line}${sidecar.source.commit === null ? '' : ` at ${sidecar.source.commit.slice(0, 10)}${sidecar.source.dirty ? ' with changes' : ''}`}`,
    );
    context.terminal.say(`  made  ${sidecar.created}, recipe ${sidecar.recipeHash.slice(0, 12)}`);
    const prompt = composePrompt(sidecar.recipe);
    context.terminal.say(`  of    ${prompt.positive}`);
    if (prompt.negative !== '') context.terminal.say(`  not   ${prompt.negative}`);
    context.terminal.note('  --json prints the whole recipe');
    context.terminal.answer(sidecar);
    return EXIT.ok;
  });
}

export async function pick(context: CommandContext, name: string): Promise<number> {
  return withRunner(context, async (runner) => {
    const take = await runner.pick(name);
    sayTake(take, context.terminal);
    context.terminal.answer(take);
    return EXIT.ok;
  });
}

export async function review(
  context: CommandContext,
  name: string,
  options: { status?: z.infer<typeof Verdict>; rating?: string; note?: string },
): Promise<number> {
  const rating = options.rating === undefined ? undefined : Number(options.rating);
  if (rating !== undefined && !(Number.isInteger(rating) && rating >= 0 && rating <= 5)) {
    throw new Trouble('bad-rating', `--rating ${options.rating} is not a whole number from 0 to 5.`);
  }
  if (options.status === undefined && rating === undefined && options.note === undefined) {
    throw new Trouble('nothing-to-review', 'Nothing was said about the take.', 'Give --status, --rating or --note.');
  }
  return withRunner(context, async (runner) => {
    const take = await runner.review(name, {
      ...(options.status !== undefined && { status: options.status }),
      ...(rating !== undefined && { rating }),
      ...(options.note !== undefined && { note: options.note }),
    });
    sayTake(take, context.terminal);
    context.terminal.answer(take);
    return EXIT.ok;
  });
}
