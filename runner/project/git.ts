/** What the runner asks of git: which commit a script stands at, and the set-up of a new project. */
import { type SimpleGit, simpleGit } from 'simple-git';

/**
 * git in a folder of somebody else's making. A folder can be dressed up as a bare repository whose configuration names
 * programs to run (`core.fsmonitor`); git is told to take such a one for what it is, a folder.
 */
function gitIn(folder: string): SimpleGit {
  return simpleGit(folder, { config: ['safe.bareRepository=explicit'] });
}

/** The commit of `folder`'s HEAD and whether `file` differs from it. Nulls outside git, or before a first commit. */
export async function sourceCommit(folder: string, file: string): Promise<{ commit: string | null; dirty: boolean }> {
  try {
    const git = gitIn(folder);
    const commit = (await git.raw(['rev-parse', '--verify', 'HEAD'])).trim();
    const status = await git.raw(['--literal-pathspecs', 'status', '--porcelain', '--', file]);
    return { commit, dirty: status.trim() !== '' };
  } catch {
    return { commit: null, dirty: false };
  }
}

/** `git --version` as numbers, or null where git is not installed. */
export async function gitVersion(): Promise<string | null> {
  try {
    const version = await simpleGit().version();
    return version.installed ? `${version.major}.${version.minor}.${version.patch}` : null;
  } catch {
    return null;
  }
}

/** `git lfs version`, or null where Git LFS is not installed. */
export async function lfsVersion(): Promise<string | null> {
  try {
    const answer = await simpleGit().raw(['lfs', 'version']);
    return /git-lfs\/(\S+)/.exec(answer)?.[1] ?? null;
  } catch {
    return null;
  }
}

/** True if LFS's filters are configured for this folder, so that media become pointers on `git add`. */
export async function lfsConfigured(folder: string): Promise<boolean> {
  try {
    return (await gitIn(folder).raw(['config', '--get', 'filter.lfs.process'])).trim() !== '';
  } catch {
    return false;
  }
}

export interface GitSetUp {
  repository: 'created' | 'existing' | 'none';
  lfs: boolean;
  commit: boolean;
  /** What was left out and how to do it, in words. */
  notes: string[];
}

/** Makes `folder` a repository (unless it already lies in one), sets up LFS and commits what is there. */
export async function setUpGit(folder: string, message: string): Promise<GitSetUp> {
  const notes: string[] = [];
  if ((await gitVersion()) === null) {
    return {
      repository: 'none',
      lfs: false,
      commit: false,
      notes: ['git is not installed: no repository was made. Install git and run `git init` here.'],
    };
  }
  const git = gitIn(folder);
  const inside = await git.checkIsRepo().catch(() => false);
  if (!inside) await git.raw(['init', '--quiet', '--initial-branch=main']);
  const lfs = (await lfsVersion()) !== null;
  if (lfs) await git.raw(['lfs', 'install', '--local']);
  else
    notes.push(
      'Git LFS is not installed: install git-lfs before you commit takes, or the repository grows with every one.',
    );
  await git.raw(['config', 'diff.story.xfuncname', '^(#+ .*|[.](INT|EXT|EST|I/E).*|(INT|EXT|EST|I/E)[. /].*)$']);
  if (inside) return { repository: 'existing', lfs, commit: false, notes };
  const identity = await git.raw(['config', 'user.email']).catch(() => '');
  if (identity.trim() === '') {
    notes.push(
      'git does not know your name yet, so nothing was committed: `git config --global user.name "…"`, the same for user.email, then `git add . && git commit`.',
    );
    return { repository: 'created', lfs, commit: false, notes };
  }
  await git.raw(['add', '--all', '--', '.']);
  await git.raw(['commit', '--quiet', '-m', message]);
  return { repository: 'created', lfs, commit: true, notes };
}
