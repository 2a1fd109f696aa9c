import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { projectAt, writeFileIn, writeScript } from '../../tests/fixtures/film.ts';
import { planOf, render } from '../../tests/fixtures/shot-jobs.ts';
import type { Project } from '../contracts/project.ts';
import { pickTake, reviewTake } from './review.ts';
import { TakeIndex } from './take-index.ts';
import { Thumbnails } from './thumbnails.ts';

const FILM = `INT. TOWER - NIGHT #12#

!! CU - MARA, salt on her lashes | 2s #1#

!! WIDE - Waves break on the basalt | 3s #2#

EXT. PIER - DAY #13#

A gull walks the length of the pier.
`;

let home: string;
let ana: Project;
let ben: Project;

function git(project: Project, ...args: string[]): string {
  return execFileSync('git', args, {
    cwd: project.root,
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, GIT_CONFIG_NOSYSTEM: '1', GIT_CONFIG_GLOBAL: path.join(home, 'gitconfig') },
  });
}

function commitAll(project: Project, message: string): void {
  git(project, 'add', '--all');
  git(project, 'commit', '--quiet', '-m', message);
}

/** Ben's branch into Ana's clone; true if git found no conflict. */
function mergeBen(): boolean {
  git(ana, 'remote', 'add', 'ben', ben.root);
  git(ana, 'fetch', '--quiet', 'ben');
  git(ana, 'lfs', 'fetch', 'ben', 'main');
  try {
    git(ana, 'merge', '--quiet', '-m', 'Merge', 'ben/main');
    return true;
  } catch (error) {
    expect((error as { stdout: string }).stdout).toMatch(/CONFLICT/);
    return false;
  }
}

beforeEach(() => {
  home = realpathSync(mkdtempSync(path.join(os.tmpdir(), 'slateline-merge-')));
  writeFileSync(
    path.join(home, 'gitconfig'),
    '[user]\nname = A\nemail = a@example.org\n[init]\ndefaultBranch = main\n[filter "lfs"]\nclean = git-lfs clean -- %f\nsmudge = git-lfs smudge -- %f\nprocess = git-lfs filter-process\nrequired = true\n',
  );
  ana = projectAt(path.join(home, 'ana'));
  ben = projectAt(path.join(home, 'ben'));
  writeScript(ana, FILM);
  writeFileIn(ana, '.gitignore', '/05_Cache/\n');
  writeFileIn(ana, '.gitattributes', '*.png filter=lfs diff=lfs merge=lfs -text\n');
  git(ana, 'init', '--quiet');
  commitAll(ana, 'Script');
  execFileSync('git', ['clone', '--quiet', ana.root, ben.root], { stdio: 'ignore' });
});
afterEach(() => rmSync(home, { recursive: true, force: true }));

const KEY = { script: 'film', scene: '12', shot: '1' };

describe('two clones', () => {
  test('both render, rate and pick; the merge keeps every take and every decision', async () => {
    const [anas] = await render(ana, 'ana');
    const [bens] = await render(ben, 'ben');
    const [anaIndex, benIndex] = [await TakeIndex.open(ana), await TakeIndex.open(ben)];
    await reviewTake(ana, anaIndex, anas!.name, { rating: 3, note: 'too dark' });
    await reviewTake(ben, benIndex, bens!.name, { rating: 5, status: 'approved' });
    await pickTake(ben, benIndex, bens!.name);
    commitAll(ana, 'Ana');
    commitAll(ben, 'Ben');
    // Ben's pick against Ana's shot file without one: both added the file.
    mergeBen();

    await anaIndex.refresh();
    const takes = anaIndex.takes(KEY);
    expect(takes.map(({ name }) => name).sort()).toEqual([anas!.name, bens!.name].sort());
    expect(takes.find(({ name }) => name === anas!.name)!.review).toMatchObject({ rating: 3, note: 'too dark' });
    expect(takes.find(({ name }) => name === bens!.name)).toMatchObject({
      active: true,
      review: { rating: 5, status: 'approved' },
    });
    expect(anaIndex.problems).toEqual([]);
    expect((await planOf(ana, { index: anaIndex })).counts.fresh).toBe(3);
  });

  test('rendering alone never conflicts', async () => {
    await render(ana, 'ana');
    await render(ben, 'ben');
    commitAll(ana, 'Ana');
    commitAll(ben, 'Ben');
    expect(mergeBen()).toBe(true);
    expect((await TakeIndex.open(ana)).takeCount).toBe(6);
  });

  test('two picks of one shot: both are shown until somebody decides, and deciding ends it', async () => {
    const [anas] = await render(ana, 'ana', ['12/1']);
    const [bens] = await render(ben, 'ben', ['12/1']);
    const anaIndex = await TakeIndex.open(ana);
    await pickTake(ana, anaIndex, anas!.name);
    await pickTake(ben, await TakeIndex.open(ben), bens!.name);
    commitAll(ana, 'Ana');
    commitAll(ben, 'Ben');
    expect(mergeBen()).toBe(false);
    await anaIndex.refresh();
    expect(anaIndex.problems).toEqual([
      expect.stringMatching(
        /^Two people picked different takes in .*Shot_01: S012_01_take01_\w+ or S012_01_take01_\w+\. Pick one\.$/,
      ),
    ]);
    expect((await planOf(ana, { index: anaIndex })).problems).toEqual(anaIndex.problems);
    expect(anaIndex.takes(KEY).filter(({ active }) => active)).toHaveLength(1);

    await pickTake(ana, anaIndex, anas!.name);
    expect(anaIndex.problems).toEqual([]);
    expect(anaIndex.takes(KEY).find(({ active }) => active)!.name).toBe(anas!.name);
    commitAll(ana, 'Decided');
  });

  test('one take rated by both: what agrees is merged, what does not is shown, notes are joined', async () => {
    const [take] = await render(ana, 'ana', ['12/1']);
    commitAll(ana, 'Take');
    git(ben, 'pull', '--quiet');
    const [anaIndex, benIndex] = [await TakeIndex.open(ana), await TakeIndex.open(ben)];
    await reviewTake(ana, anaIndex, take!.name, { status: 'approved', note: 'good eyes' });
    await reviewTake(ben, benIndex, take!.name, { status: 'rejected', rating: 2, note: 'wrong coat' });
    commitAll(ana, 'Ana');
    commitAll(ben, 'Ben');
    expect(mergeBen()).toBe(false);
    await anaIndex.refresh();
    expect(anaIndex.take(take!.name)!.review).toMatchObject({
      status: 'pending',
      rating: 2,
      note: 'good eyes\nwrong coat',
    });
    expect(anaIndex.problems).toEqual([
      `Two people decided differently about ${take!.name}: status approved or rejected. Decide again.`,
    ]);
    // A change of something else keeps both verdicts on record.
    await reviewTake(ana, anaIndex, take!.name, { rating: 3 });
    expect(anaIndex.problems).toHaveLength(1);
    const file = path.join(ana.root, take!.path.replace(/\.png$/, '.review.json'));
    expect(JSON.parse(readFileSync(file, 'utf8'))).toMatchObject({ undecided: { status: ['approved', 'rejected'] } });
    await reviewTake(ana, anaIndex, take!.name, { status: 'approved' });
    expect(anaIndex.problems).toEqual([]);
    expect(readFileSync(file, 'utf8')).not.toMatch(/undecided|<<<</);
  });

  test('media that LFS has not fetched is a pointer, counts as made, and has no thumbnail', async () => {
    const [take] = await render(ana, 'ana', ['12/1']);
    commitAll(ana, 'Take');
    const bare = projectAt(path.join(home, 'cara'));
    execFileSync('git', ['clone', '--quiet', ana.root, bare.root], {
      stdio: 'ignore',
      env: {
        ...process.env,
        GIT_LFS_SKIP_SMUDGE: '1',
        GIT_CONFIG_NOSYSTEM: '1',
        GIT_CONFIG_GLOBAL: path.join(home, 'gitconfig'),
      },
    });
    const index = await TakeIndex.open(bare);
    expect(index.take(take!.name)).toMatchObject({ state: 'pointer', active: true });
    expect((await planOf(bare, { index })).shots[0]!.state).toBe('fresh');
    const { sha256 } = index.place(take!.name)!.take;
    expect(await new Thumbnails(bare).of(take!.path, sha256)).toBeNull();
    git(bare, 'lfs', 'pull');
    await index.refresh();
    expect(index.take(take!.name)!.state).toBe('ok');
    const thumbnail = await new Thumbnails(bare).of(take!.path, sha256);
    expect(existsSync(path.join(bare.root, thumbnail!))).toBe(true);
  });
});
