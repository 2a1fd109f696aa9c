/** Rendering with progress, for `render` and for `reel --render`. */
import type { z } from 'zod';
import type { Runner } from '../contracts/runner.ts';
import type { Job, RenderAnswer, RenderRequest } from '../server/protocol.ts';
import type { Terminal } from './terminal.ts';

export interface Rendered {
  answer: RenderAnswer;
  done: Job[];
  failed: Job[];
  cancelled: Job[];
  /** Project-relative paths. */
  takes: string[];
}

/** Queues what is asked for and stays until it is done. On Ctrl-C what waits is cancelled; finished takes stay. */
export async function renderAndWait(
  runner: Runner,
  request: z.input<typeof RenderRequest>,
  terminal: Terminal,
  signal: AbortSignal,
): Promise<Rendered> {
  const mine = new Set<string>();
  const ended = new Set<string>();
  const allEnded = Promise.withResolvers<void>();
  const settle = () => {
    if (mine.size > 0 && [...mine].every((id) => ended.has(id))) allEnded.resolve();
  };
  const progress = terminal.progress('render');
  const paths = new Map<string, string>();
  let step = '';
  const draw = () => progress.at([...ended].filter((id) => mine.has(id)).length, mine.size, step);
  const stop = runner.subscribe((event) => {
    if (event.type === 'take_created') paths.set(event.take.name, event.take.path);
    else if (event.type === 'task_progress') step = `${event.key.scene}/${event.key.shot} ${event.step}`;
    else if (event.type === 'task_success') ended.add(event.taskId);
    else if (event.type === 'task_failed') {
      ended.add(event.taskId);
      if (!event.cancelled && (mine.size === 0 || mine.has(event.taskId))) {
        terminal.warn(`${terminal.paint('red', 'failed')} ${event.key.scene}/${event.key.shot}: ${event.error}`);
      }
    }
    if (mine.size > 0) draw();
    settle();
  });
  const onAbort = () => {
    for (const id of mine) if (!ended.has(id)) runner.cancel(id).catch(() => {});
  };
  try {
    const answer = await runner.render(request);
    for (const job of answer.jobs) mine.add(job.id);
    for (const lock of answer.pending) {
      terminal.warn(
        `${lock.path} is being edited: its numbers are written when it is saved (${lock.shots.length} shots wait).`,
      );
    }
    if (mine.size === 0) return { answer, done: [], failed: [], cancelled: [], takes: [] };
    draw();
    settle();
    if (signal.aborted) onAbort();
    signal.addEventListener('abort', onAbort, { once: true });
    // Other clients of a daemon may keep it busy; ours are what counts, and `idle` covers a daemon that goes away.
    await Promise.race([allEnded.promise, runner.idle()]);
    const jobs = (await runner.jobs()).filter((job) => mine.has(job.id));
    return {
      answer,
      done: jobs.filter((job) => job.state === 'done'),
      failed: jobs.filter((job) => job.state === 'failed'),
      cancelled: jobs.filter((job) => job.state === 'cancelled'),
      takes: jobs.flatMap((job) => job.takes.map((take) => paths.get(take) ?? `${job.payload.folder}/${take}`)),
    };
  } finally {
    signal.removeEventListener('abort', onAbort);
    stop();
    progress.end();
  }
}
