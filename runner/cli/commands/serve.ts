/** `slateline serve` */
import { setTimeout as wait } from 'node:timers/promises';
import { Trouble } from '../../contracts/project.ts';
import { livingDaemon } from '../../engine/connect.ts';
import { locate } from '../../project/locate.ts';
import { daemonFileOf } from '../../server/daemon-file.ts';
import { type Daemon, serve as startDaemon } from '../../server/serve.ts';
import { EXIT } from '../exit-codes.ts';
import type { CommandContext } from '../main.ts';

/** Milliseconds in which another daemon that has the lock must say where it listens. */
const STARTING = 5_000;

export async function serve(
  { terminal, cwd, flag, signal }: CommandContext,
  target: string | undefined,
  options: { port?: string; share?: boolean; leaveWhenAlone?: string },
): Promise<number> {
  const { project } = await locate(target, { flag, from: cwd });
  const port = options.port === undefined ? undefined : Number(options.port);
  if (port !== undefined && !(Number.isInteger(port) && port > 0 && port < 65536)) {
    throw new Trouble('bad-port', `--port ${options.port} is not a port (1 to 65535).`);
  }
  const leave = options.leaveWhenAlone === undefined ? undefined : Number(options.leaveWhenAlone);
  if (leave !== undefined && !(leave > 0)) {
    throw new Trouble('bad-time', `--leave-when-alone ${options.leaveWhenAlone} is not a number of seconds.`);
  }
  const file = daemonFileOf(project);
  const shared = async (): Promise<boolean> => {
    const running = options.share === true ? (await livingDaemon(project, signal)).daemon : null;
    if (running === null) return false;
    terminal.say(`already serving ${project.manifest.name} on http://127.0.0.1:${running.port}`);
    terminal.answer({ port: running.port, root: project.root, pid: running.pid, file });
    return true;
  };
  if (await shared()) return EXIT.ok;
  let daemon: Daemon;
  try {
    daemon = await startDaemon(project, {
      ...(port !== undefined && { port }),
      ...(leave !== undefined && { leaveWhenAlone: leave * 1000 }),
    });
  } catch (error) {
    // Two that start at the same instant: one has the lock, and will soon say where it is.
    if (!(error instanceof Trouble && error.code === 'two-writers' && options.share === true)) throw error;
    for (const end = performance.now() + STARTING; performance.now() < end; await wait(100)) {
      if (await shared()) return EXIT.ok;
    }
    throw error;
  }
  terminal.say(`serving ${project.manifest.name} on http://127.0.0.1:${daemon.port} (stop with Ctrl-C)`);
  terminal.answer({ port: daemon.port, root: project.root, pid: process.pid, file });
  const stop = () => void daemon.close();
  if (signal.aborted) stop();
  signal.addEventListener('abort', stop, { once: true });
  await daemon.closed;
  return EXIT.ok;
}
