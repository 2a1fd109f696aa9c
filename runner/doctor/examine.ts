/** `slateline doctor`: everything the runner leans on, looked at once, each with what to do about it. Changes nothing. */
import { execFile } from 'node:child_process';
import { statfs } from 'node:fs/promises';
import { promisify } from 'node:util';
import { backends } from '../backends/registry.ts';
import { type Project, Trouble } from '../contracts/project.ts';
import { capabilitiesOf } from '../ffmpeg/capabilities.ts';
import { findFfmpeg, INSTALL_FFMPEG, programOnPath } from '../ffmpeg/find.ts';
import { gitVersion, lfsConfigured, lfsVersion } from '../project/git.ts';
import { readScript } from '../project/scripts.ts';
import { stateHome } from '../project/state-dir.ts';
import { VERSION } from '../version.ts';

export interface Finding {
  name: string;
  status: 'ok' | 'warn' | 'fail';
  detail: string;
  /** What to do, when something is to be done. */
  remedy: string | null;
}

const GIGABYTE = 1024 ** 3;

const ok = (name: string, detail: string): Finding => ({ name, status: 'ok', detail, remedy: null });
const warn = (name: string, detail: string, remedy: string): Finding => ({ name, status: 'warn', detail, remedy });
const fail = (name: string, detail: string, remedy: string): Finding => ({ name, status: 'fail', detail, remedy });

/** Looks at the machine, and at the project if there is one. */
export async function examine(project: Project | null, signal: AbortSignal): Promise<Finding[]> {
  const machine = [node(), git(), lfs(project), ffmpeg(), ffprobe(), disk(project?.root ?? process.cwd())];
  const findings = await Promise.all([...machine, ...(project === null ? [] : [writable(project)])]);
  if (project === null) return [ok('Slateline', VERSION), ...findings];
  const scripts = await Promise.all(project.scripts.map((entry) => script(project, entry.key)));
  return [
    ok('Slateline', `${VERSION}, project ${project.manifest.name} in ${project.root}`),
    ...findings,
    ...scripts,
    ...(await pipelines(project, signal)),
  ];
}

async function node(): Promise<Finding> {
  const where = `${process.version} at ${process.execPath}`;
  if (process.versions['electron'] !== undefined) {
    return fail(
      'Node',
      `${where}, inside Electron`,
      'Run the CLI with Node itself: image libraries can crash inside Electron.',
    );
  }
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  if (major < 22 || (major === 22 && minor < 13)) return fail('Node', where, 'Install Node 24 (at least 22.13).');
  return ok('Node', where);
}

async function git(): Promise<Finding> {
  const version = await gitVersion();
  if (version === null)
    return fail('git', 'not found', 'Install git: takes, verdicts and scripts are versioned with it.');
  return ok('git', version);
}

async function lfs(project: Project | null): Promise<Finding> {
  const version = await lfsVersion();
  if (version === null) {
    return warn(
      'git-lfs',
      'not found',
      'Install git-lfs before you commit takes, then `git lfs install`; without it the repository grows with every picture.',
    );
  }
  if (project !== null && !project.bare && !(await lfsConfigured(project.root))) {
    return warn('git-lfs', `${version}, not set up here`, 'Run `git lfs install` in the project.');
  }
  return ok('git-lfs', version);
}

async function ffmpeg(): Promise<Finding> {
  try {
    const program = await findFfmpeg();
    const can = await capabilitiesOf(program);
    const where = `${program.version} from ${program.from} (${program.path})`;
    const lacks = [
      !can.x264 && 'H.264 (libx264)',
      !can.mp3 && 'MP3 (libmp3lame)',
      !can.aac && 'AAC',
      !can.zoompan && 'camera moves (zoompan)',
    ].filter((lack) => lack !== false);
    if (lacks.length > 0)
      return warn('ffmpeg', `${where}, without ${lacks.join(', ')}`, `Use a full build. ${INSTALL_FFMPEG}`);
    return ok('ffmpeg', where);
  } catch (error) {
    if (error instanceof Trouble) return fail('ffmpeg', error.message, error.remedy ?? INSTALL_FFMPEG);
    throw error;
  }
}

async function ffprobe(): Promise<Finding> {
  const file = programOnPath('ffprobe');
  if (file === null) return warn('ffprobe', 'not found; reels are made without it', INSTALL_FFMPEG);
  const { stdout } = await promisify(execFile)(file, ['-hide_banner', '-version']);
  return ok('ffprobe', /version (\S+)/.exec(stdout)?.[1] ?? 'unknown version');
}

async function disk(folder: string): Promise<Finding> {
  const { bavail, bsize } = await statfs(folder);
  const free = (bavail * bsize) / GIGABYTE;
  const detail = `${free.toFixed(1)} GB free`;
  if (free < 0.2) return fail('disk', detail, 'Free some space; 05_Cache of any project may be deleted at any time.');
  if (free < 2) return warn('disk', detail, 'A feature’s boards and reel take about a gigabyte.');
  return ok('disk', detail);
}

async function writable(project: Project): Promise<Finding> {
  if (project.readOnly !== null) return warn('project folder', 'read-only', project.readOnly);
  return ok('project folder', `writable; queue and token in ${stateHome()}`);
}

async function script(project: Project, key: string): Promise<Finding> {
  const name = `script ${key}`;
  try {
    const source = await readScript(project, key);
    const errors = source.problems.filter((problem) => problem.severity === 'error').length;
    const shots = source.story.scenes.reduce((sum, scene) => sum + scene.shots.length, 0);
    const detail = `${source.entry.path}: ${source.story.scenes.length} scenes, ${shots} shots`;
    return errors === 0 ? ok(name, detail) : warn(name, `${detail}, ${errors} errors`, '`slateline check` lists them.');
  } catch (error) {
    if (error instanceof Trouble)
      return fail(name, error.message, error.remedy ?? 'Mend the script’s entry in project.json.');
    throw error;
  }
}

async function pipelines(project: Project, signal: AbortSignal): Promise<Finding[]> {
  const names = new Set(
    Object.values(project.manifest.pipelines).flatMap((pipeline) => (pipeline === undefined ? [] : [pipeline.backend])),
  );
  return Promise.all(
    [...names].map(async (name): Promise<Finding> => {
      const backend = backends.get(name);
      if (backend === undefined) {
        return fail(
          `backend ${name}`,
          'unknown',
          `project.json, "pipelines" may name: ${[...backends.keys()].join(', ')}.`,
        );
      }
      const health = await backend.health(signal);
      return health.ok
        ? ok(`backend ${name}`, `${backend.version}, ${health.message}`)
        : warn(`backend ${name}`, 'not ready', health.message);
    }),
  );
}
