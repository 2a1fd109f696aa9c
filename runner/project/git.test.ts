import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { sourceCommit } from './git.ts';

let folder: string;
beforeEach(() => {
  folder = realpathSync(mkdtempSync(path.join(os.tmpdir(), 'slateline-git-')));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

function git(at: string, ...args: string[]): void {
  execFileSync('git', ['-c', 'user.name=A', '-c', 'user.email=a@example.org', '-c', 'core.fsmonitor=false', ...args], {
    cwd: at,
    stdio: 'ignore',
  });
}

test('the commit a script stands at, and whether it differs, whatever its name', async () => {
  const script = path.join(folder, '[draft] *.story');
  writeFileSync(script, 'INT. TOWER\n');
  expect(await sourceCommit(folder, script)).toEqual({ commit: null, dirty: false });
  git(folder, 'init', '--quiet');
  git(folder, 'add', '.');
  git(folder, 'commit', '--quiet', '-m', 'First');
  const first = await sourceCommit(folder, script);
  expect(first).toEqual({ commit: expect.stringMatching(/^[0-9a-f]{40}$/), dirty: false });
  writeFileSync(path.join(folder, '[draft] b.story'), 'INT. CELLAR\n');
  expect(await sourceCommit(folder, script)).toEqual(first);
  writeFileSync(script, 'INT. TOWER - NIGHT\n');
  expect(await sourceCommit(folder, script)).toEqual({ ...first, dirty: true });
});

test('a folder of a clone that is dressed up as a repository runs nothing', async () => {
  const scripts = path.join(folder, 'Scripts');
  mkdirSync(scripts);
  writeFileSync(path.join(scripts, 'a.story'), 'INT. TOWER\n');
  for (const name of ['objects', 'refs']) mkdirSync(path.join(scripts, name));
  writeFileSync(path.join(scripts, 'HEAD'), 'ref: refs/heads/main\n');
  const ran = path.join(folder, 'ran');
  writeFileSync(
    path.join(scripts, 'config'),
    `[core]\n\trepositoryformatversion = 0\n\tbare = false\n\tworktree = .\n\tfsmonitor = "touch ${ran}; false"\n`,
  );
  git(scripts, 'add', 'a.story');
  git(scripts, 'commit', '--quiet', '-m', 'Bait');
  await sourceCommit(scripts, path.join(scripts, 'a.story'));
  expect(existsSync(ran)).toBe(false);
});
