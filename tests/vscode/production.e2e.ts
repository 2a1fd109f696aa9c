// The whole way once, in the editor: open the production, write, mend, rename, render, pick a take, watch the reel.

import fs from 'node:fs';
import path from 'node:path';
import type { Frame } from 'playwright-core';
import { expect, test } from 'vitest';
import type { Plan, ReelAnswer } from '../../runner/server/protocol.ts';
import { slateline } from './cli.ts';
import { framesAt, likeness, smallGrey, streamsOf } from './film.ts';
import { openProduction, PICTURES, STATE_DIR, VSIX } from './suite.ts';

const SCRIPTS = '02_Source_Creative/Scripts';
const FILM = `${SCRIPTS}/low-water.story`;
const picture = (name: string) => path.join(PICTURES, `${name}${VSIX ? '-packaged' : ''}.png`);

const editor = openProduction();
const cli = <T>(...args: string[]) => slateline<T>({ folder: editor().vscode.folder, stateDir: STATE_DIR }, ...args);
const planOfFilm = async () => (await cli<{ plans: Plan[] }>('plan', '--script', 'film', '--all')).plans[0]!;

function takesOf(scene: string): string[] {
  const renders = editor().absolute('03_Renders');
  const files = fs.existsSync(renders) ? fs.readdirSync(renders, { recursive: true, encoding: 'utf8' }) : [];
  return files.filter((file) => file.endsWith('.png') && path.basename(file).startsWith(`${scene}_`));
}

/** Waits until the keyboard is a view's own: opened from the keyboard, it needs no click. */
async function focused(view: Frame, home: string): Promise<void> {
  const isHome = (selector: string) => document.hasFocus() && document.activeElement?.matches(selector) === true;
  await expect.poll(() => view.evaluate(isHome, home), { timeout: 20_000 }).toBe(true);
}

test('the production opens, and a script is a story', async () => {
  await editor().page.setViewportSize({ width: 1600, height: 1000 });
  await editor().openFile(FILM);
  expect(await editor().language()).toBe('story');
  await editor().noProblems(FILM);
});

test('the tree shows chapters, scenes, and what is missing', async () => {
  await editor().openContainer('Slateline');
  const story = await editor().view('Story');
  const rows = await editor().eventually('what is missing', async () => {
    const seen = await story.rows();
    return /^LOW WATER · .*44 missing/.test(seen[0] ?? '') && seen;
  });
  expect(rows).toContainEqual(expect.stringMatching(/^1\s+EXT\. RIVERBED - DAWN/));
  await editor().status(/missing/);
});

test('a wrong target is marked, and the quick fix mends it', async () => {
  await editor().openFile(FILM);
  await editor().goTo('It sags, tightens, sags.|');
  // Brackets that the editor has closed by itself are typed over.
  await editor().type('\n\n[[jump: What the Mud Remebers]]');
  await editor().reads('[[jump: What the Mud Remebers]]');
  await editor().press('Escape');
  await editor().problem('SL2401', FILM);
  await editor().goTo('What the Mud Reme|bers');
  await editor().quickFix(/What the Mud Remembers/i);
  await editor().reads('[[jump: What the Mud Remembers]]');
  await editor().vscode.command('workbench.action.files.revert');
  await editor().noProblems(FILM);
});

test('a cue is completed', async () => {
  await editor().openFile(FILM);
  await editor().goTo('It sags, tightens, sags.|');
  await editor().type('\n\nTE');
  expect(await editor().suggestions()).toContain('TEO');
  await editor().accept('TEO');
  await editor().reads('It sags, tightens, sags.\n\nTEO');
  await editor().vscode.command('workbench.action.files.revert');
});

test('a character is renamed in every script', async () => {
  await editor().openFile(FILM);
  await editor().goTo('\nPI|M\n');
  await editor().rename('PIA');
  await editor().reads('\nPIA\n');
  await editor().eventually('the name in the other scripts', () =>
    editor().vscode.evaluate((vscode) =>
      ['sheet-forty.story', 'bible.story'].every((name) =>
        vscode.workspace.textDocuments.some(
          (document) => document.uri.path.endsWith(name) && /\bPIA\b/.test(document.getText()),
        ),
      ),
    ),
  );
  await editor().vscode.command('workbench.action.files.saveAll');
});

test('the wall shows every shot as an empty frame, and a scene is rendered from the palette', async () => {
  await editor().openFile(FILM);
  await editor().runCommand('Slateline: Open Shot Tree');
  const wall = await editor().webview('.shot-card');
  expect(await wall.locator('.shot-card[data-shot="1/3"]').getAttribute('data-state')).toBe('missing');
  await editor().screenshot(picture('wall-missing'));

  await editor().openFile(FILM);
  await editor().goTo('EXT. RIVERBED - |DAWN #1#');
  await editor().runCommand('Slateline: Render This Scene');
  await editor().eventually('a take of every shot of scene 1', async () => takesOf('S001').length >= 6);
  await wall.locator('.shot-card[data-shot="1/3"][data-state="fresh"] img').waitFor();
  const lens = async () => (await editor().lenses()).some((title) => /1 take/.test(title));
  await editor().eventually('the take above its shot', lens);
});

test('everything else is rendered, and the tree says that all is fresh', async () => {
  await editor().runCommand('Slateline: Render What Is Not Fresh');
  const story = await editor().view('Story');
  await editor().eventually('something being rendered', async () => /rendering/.test((await story.rows())[0] ?? ''));
  await expect
    .poll(async () => (await planOfFilm()).counts, { timeout: 100_000, interval: 1000 })
    .toEqual({ fresh: 44, stale: 0, missing: 0, failed: 0 });
  await editor().eventually('a tree without a care', async () =>
    /^LOW WATER · [\d:]+$/.test((await story.rows())[0] ?? ''),
  );
  await story.expand(/1\s+EXT\. RIVERBED/);
  await story.row(/^\s*3\s+MS/).waitFor();
  await editor().screenshot(picture('wall-fresh'));
});

test('the wall and the script follow each other', async () => {
  await editor().openFile(FILM);
  await editor().goTo('!! CU - TEO looks |down');
  const wall = await editor().webview('.shot-card');
  await wall.locator('.shot-card.at-cursor[data-shot="2/2"]').waitFor();
  await wall.locator('.shot-card[data-shot="2/3"]').dblclick();
  const line = (await editor().text()).split('\n').findIndex((text) => text.startsWith('!! MCU - ODA holds out')) + 1;
  await editor().eventually('the line of the shot', async () => (await editor().position()).line === line);
});

test('a changed shot goes stale, with its reason, and is rendered again', async () => {
  await editor().openFile(FILM);
  await editor().replace('ODA walks her hands along the cable', 'ODA hangs with her whole weight on the cable');
  await editor().save();
  const wall = await editor().webview('.shot-card');
  const card = wall.locator('.shot-card[data-shot="1/3"]');
  await wall.locator('.shot-card[data-shot="1/3"][data-state="stale"]').waitFor();
  expect(await card.getAttribute('title')).toMatch(/^Stale: the shot’s words/);
  await editor().status(/1 stale/);
  await editor().screenshot(picture('wall-stale'));

  await editor().goTo('ODA hangs with| her');
  await editor().runCommand('Slateline: Open Takes');
  const gallery = await editor().webview('.take');
  expect(await gallery.locator('.why').textContent()).toContain('ODA hangs with her whole weight');
  await editor().screenshot(picture('takes-stale'));

  await editor().openFile(FILM);
  await editor().goTo('ODA hangs with| her');
  await editor().runCommand('Slateline: Render This Shot');
  await expect.poll(() => gallery.locator('.take').count(), { timeout: 30_000 }).toBe(2);
});

test('a take is compared, judged and picked with the keyboard', async () => {
  await editor().openFile(FILM);
  await editor().goTo('ODA hangs with| her');
  await editor().runCommand('Slateline: Open Takes');
  const gallery = await editor().webview('.take');
  await focused(gallery, '.gallery');
  const older = gallery.locator('.take').nth(1);
  expect(await gallery.locator('.take').first().getAttribute('class')).toContain('in-film');

  await editor().press('Home');
  await editor().press('c');
  await editor().press('ArrowRight');
  await editor().press('c');
  await gallery.locator('.compare').waitFor();
  await gallery.locator('.compare figure.front img').first().waitFor();
  await editor().screenshot(picture('compare'));
  await editor().press('Escape');
  await gallery.locator('.compare').waitFor({ state: 'detached' });

  await editor().press('4');
  await expect.poll(() => older.locator('.rating').textContent()).toBe('★★★★');
  await editor().press('x');
  await expect.poll(() => older.getAttribute('class')).toContain('rejected');
  await editor().press('u');
  await expect.poll(() => older.getAttribute('class')).not.toContain('rejected');
  await editor().press('Enter');
  await expect.poll(() => older.getAttribute('class')).toContain('in-film');
  await editor().screenshot(picture('takes'));
  const shot = (await planOfFilm()).shots.find(({ id }) => id === '1/3');
  expect(shot?.active?.name).toBe(await older.getAttribute('data-take'));
  await editor().press('Home');
  await editor().press('Enter');
  await expect.poll(async () => (await planOfFilm()).counts.fresh).toBe(44);
});

let reel: ReelAnswer;

test('the reel is made and plays', async () => {
  await editor().openFile(FILM);
  await editor().runCommand('Slateline: Make Reel');
  const player = await editor().webview('.reel, .making, .empty');
  // Every shot is encoded once, which takes its time on a small machine.
  await player.locator('video').waitFor({ timeout: 110_000 });
  await expect
    .poll(() => player.evaluate(() => document.querySelector('video')?.duration ?? 0), { timeout: 20_000 })
    .toBeGreaterThan(60);
  const { frames } = await planOfFilm();
  expect(await player.evaluate(() => document.querySelector('video')!.duration)).toBeCloseTo(frames / 24, 0);
  expect(await player.locator('.strip button').count()).toBe(44);
  await editor().screenshot(picture('reel'));
}, 180_000);

test('the reel is what the plan says: streams, frames, and each shot its take', async () => {
  reel = await cli<ReelAnswer>('reel', '--script', 'film');
  const plan = await planOfFilm();
  expect(reel.segments.every(({ cached }) => cached)).toBe(true);
  const streams = await streamsOf(reel.path);
  expect(streams.map(({ codec_type, codec_name }) => `${codec_type} ${codec_name}`)).toEqual(
    expect.arrayContaining(['video h264', 'audio mp3']),
  );
  const video = streams.find(({ codec_type }) => codec_type === 'video');
  expect(Number(video?.nb_read_packets)).toBe(plan.frames);
  expect(video?.r_frame_rate).toBe('24/1');

  // In the middle of a shot a camera move shows the middle of its board, larger: still like it, and hardly more like another.
  const shots = plan.shots.filter(({ active }) => active !== null);
  const middles = shots.map(({ startFrame, frames }) => startFrame + Math.floor(frames / 2));
  const frames = await framesAt(reel.path, middles);
  const boards = await Promise.all(shots.map(({ active }) => smallGrey(editor().absolute(active!.path))));
  const unlike = frames.flatMap((frame, index) => {
    const likenesses = boards.map((board) => likeness(frame, board));
    const own = likenesses[index]!;
    return own > 0.4 && own > Math.max(...likenesses) - 0.1 ? [] : [`${shots[index]!.id}: ${own.toFixed(2)}`];
  });
  expect(unlike).toEqual([]);
});

test('one changed shot costs one segment', async () => {
  await editor().openFile(FILM);
  await editor().replace('TEO looks down for the water', 'TEO looks down for a river');
  await editor().save();
  await editor().status(/1 stale/);
  await editor().runCommand('Slateline: Render What Is Not Fresh');
  await expect.poll(async () => (await planOfFilm()).counts.fresh, { timeout: 30_000 }).toBe(44);
  const after = await cli<ReelAnswer>('reel', '--script', 'film');
  const before = new Map(reel.segments.map(({ shot, sha256 }) => [shot, sha256]));
  const changed = after.segments.filter(({ shot, sha256 }) => before.get(shot) !== sha256).map(({ shot }) => shot);
  expect(changed).toEqual(['2/2']);
});

test('numbers are locked while the script is being typed in: nothing is lost, nothing is in the way', async () => {
  await editor().openFile(FILM);
  await editor().goTo('It sags, tightens, sags.|');
  await editor().type('\n\n!! CU - A knot in the cable, wet | 2s');
  await editor().save();
  await expect.poll(async () => (await planOfFilm()).counts.missing, { timeout: 30_000 }).toBe(1);
  const fresh = (await planOfFilm()).shots.find(({ state }) => state === 'missing')!;
  expect(fresh.locked).toBe(false);

  // Unsaved from here on; the command line renders meanwhile.
  await editor().goTo('A knot in the cable, wet |');
  await editor().vscode.evaluate(async (vscode) => {
    const at = vscode.window.activeTextEditor!;
    await at.edit((edit) =>
      edit.insert(at.document.lineAt(at.document.lineCount - 1).range.end, '\n\nThe end of the line.'),
    );
  });
  const saved = fs.readFileSync(editor().absolute(FILM), 'utf8');
  const rendered = await cli<{ made: number }>('render', '--script', 'film');
  expect(rendered.made).toBeGreaterThanOrEqual(1);
  expect(fs.readFileSync(editor().absolute(FILM), 'utf8')).toBe(saved);
  const number = fresh.key.shot;
  await editor().reads(`!! CU - A knot in the cable, wet | 2s #${number}#`);
  await editor().reads('The end of the line.');
  expect(await editor().isDirty()).toBe(true);
  await editor().save();
  expect(await editor().isDirty()).toBe(false);
  expect(await editor().notifications()).not.toContainEqual(expect.stringMatching(/newer|conflict|Failed to save/i));
  const now = fs.readFileSync(editor().absolute(FILM), 'utf8');
  expect(now).toBe(`${saved.replace('wet | 2s\n', `wet | 2s #${number}#\n`)}\n\nThe end of the line.`);
  const shot = (await planOfFilm()).shots.find(({ key }) => key.scene === '1' && key.shot === number);
  expect(shot).toMatchObject({ locked: true, state: 'fresh' });
});

test('a view that was hidden comes back as it was', async () => {
  const filter = 'input[type="search"]';
  await editor().vscode.command('slateline.openShotTree');
  const wall = await editor().webview('.shot-card');
  await wall.locator(filter).fill('ferry');
  await expect.poll(() => wall.locator('.shot-card').count()).toBeLessThan(14);
  await editor().vscode.command('slateline.makeReel');
  await editor().webview('.strip button');
  await editor().vscode.command('slateline.openShotTree');
  const again = await editor().webview('.shot-card');
  expect(await again.locator(filter).inputValue()).toBe('ferry');
});
