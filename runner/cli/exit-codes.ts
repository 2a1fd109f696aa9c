/** Exit codes, the same for every command; `slateline --help` lists them. */
export const EXIT = {
  /** Done as asked. */
  ok: 0,
  /** Done, but something is wrong with the content: script errors, shots that failed. */
  problems: 1,
  /** The command line itself: unknown command or option. */
  usage: 2,
  /** The input: no project, unreadable manifest or script, read-only or full disk. */
  input: 3,
  /** The machine: ffmpeg, git or Node is missing or too old. */
  environment: 4,
  /** A bug of ours: please report it. */
  internal: 70,
  /** Stopped by Ctrl-C. */
  interrupted: 130,
} as const;

const ENVIRONMENT = /^(ffmpeg|node|git|lfs|electron)-/;

/** The exit code for a `Trouble`'s code. */
export function exitCodeOf(troubleCode: string): number {
  return ENVIRONMENT.test(troubleCode) ? EXIT.environment : EXIT.input;
}
