/** `slateline serve` */
import { Trouble } from '../../contracts/project.ts';
import { locate } from '../../project/locate.ts';
import { serve as startDaemon } from '../../server/serve.ts';
import { EXIT } from '../exit-codes.ts';
import type { CommandContext } from '../main.ts';

export async function serve(
  { terminal, cwd, flag, signal }: CommandContext,
  target: string | undefined,
  options: { port?: string },
): Promise<number> {
  const { project } = await locate(target, { flag, from: cwd });
  const port = options.port === undefined ? undefined : Number(options.port);
  if (port !== undefined && !(Number.isInteger(port) && port > 0 && port < 65536)) {
    throw new Trouble('bad-port', `--port ${options.port} is not a port (1 to 65535).`);
  }
  const daemon = await startDaemon(project, port === undefined ? {} : { port });
  terminal.say(`serving ${project.manifest.name} on http://127.0.0.1:${daemon.port} (stop with Ctrl-C)`);
  terminal.answer({ port: daemon.port, root: project.root, pid: process.pid });
  const stop = () => void daemon.close();
  if (signal.aborted) stop();
  signal.addEventListener('abort', stop, { once: true });
  await daemon.closed;
  return EXIT.ok;
}
