/**
 * The one place where ffmpeg is started, through fluent-ffmpeg as a spawner only: callers build whole argument arrays,
 * and its string splitting is never used (it splits single arguments at a space, so options always go in as
 * separate parameters).
 */
import type { Readable } from 'node:stream';
import ffmpeg from 'fluent-ffmpeg';
import { Trouble } from '../contracts/project.ts';
import type { Ffmpeg } from './find.ts';

export interface FfmpegRun {
  inputs: { options: readonly string[]; source: string | Readable }[];
  /** Everything between the inputs and the target. */
  options: readonly string[];
  /** A file: fluent-ffmpeg kills a process whose output pipe closes 20 ms before it ends. */
  target: string;
}

/** Resolves when ffmpeg has ended well. Throws `Trouble` `ffmpeg-failed` with the tail of what it said, or AbortError. */
export function runFfmpeg(program: Ffmpeg, run: FfmpegRun, signal?: AbortSignal): Promise<void> {
  signal?.throwIfAborted();
  return new Promise((resolve, reject) => {
    const command = ffmpeg({ stdoutLines: 0 }).setFfmpegPath(program.path);
    const said: string[] = [];
    for (const input of run.inputs) {
      command.input(input.source);
      if (input.options.length > 0) command.inputOptions(...padded(input.options));
    }
    command.outputOptions(...padded(['-hide_banner', '-loglevel', 'error', ...run.options]));
    const onAbort = () => command.kill('SIGKILL');
    const settle = (error: Error | null) => {
      signal?.removeEventListener('abort', onAbort);
      if (error === null) resolve();
      else if (signal?.aborted) reject(signal.reason as Error);
      else reject(failed(error, said));
    };
    command.on('stderr', (line: string) => {
      said.push(line);
      if (said.length > 12) said.shift();
    });
    command.on('error', (error: Error) => settle(error));
    command.on('end', () => settle(null));
    signal?.addEventListener('abort', onAbort, { once: true });
    command.save(run.target);
  });
}

/** fluent-ffmpeg splits a lone argument at its space; two or more arguments it takes as they are. */
function padded(options: readonly string[]): string[] {
  return options.length === 1 ? ['-hide_banner', ...options] : [...options];
}

function failed(error: Error, said: readonly string[]): Trouble {
  const tail = said.filter((line) => line.trim() !== '').join('\n');
  const full = /No space left on device/.test(tail);
  return new Trouble(
    full ? 'disk-full' : 'ffmpeg-failed',
    full
      ? 'The disk is full: the reel was not written, and nothing that was there before is lost.'
      : `ffmpeg failed: ${tail || error.message}`,
    full
      ? 'Free some space (05_Cache may be deleted at any time) and run the command again.'
      : '`slateline doctor` shows which ffmpeg this is and what it can do.',
    error,
  );
}
