import { execFileSync } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import sharp from 'sharp';
import { afterEach, expect, test } from 'vitest';
import { makeProduction, type Production, type ShotWish } from '../../tests/fixtures/reel.ts';
import { ReelRequest } from '../server/protocol.ts';
import { renderReel } from './render.ts';

const size = { width: 320, height: 180 };
const made: Production[] = [];
afterEach(() => {
  for (const production of made.splice(0)) production.remove();
});

async function production(wishes: readonly ShotWish[], options: object = {}): Promise<Production> {
  const one = await makeProduction(wishes, { ...size, ...options });
  made.push(one);
  return one;
}

function render(p: Production, request: object = {}, notes: string[] = []) {
  return renderReel(p.project, p.source, p.plan, ReelRequest.parse(request), {
    hashOf: p.hashOf,
    onProgress: () => {},
    onNote: (note) => notes.push(note),
  });
}

function probe(file: string) {
  const text = execFileSync(
    'ffprobe',
    ['-v', 'error', '-count_frames', '-show_streams', '-show_format', '-of', 'json', file],
    { encoding: 'utf8' },
  );
  const { streams, format } = JSON.parse(text);
  return { video: streams[0], audio: streams[1], format };
}

/** The mean colour difference between a decoded frame and a still, 0 … 255. */
async function distance(reel: string, frame: number, still: string): Promise<number> {
  const png = execFileSync(
    'ffmpeg',
    [
      '-v',
      'error',
      '-i',
      reel,
      '-vf',
      `select=eq(n\\,${frame})`,
      '-frames:v',
      '1',
      '-f',
      'image2pipe',
      '-c:v',
      'png',
      '-',
    ],
    { maxBuffer: 1 << 26 },
  );
  const pixels = (input: Buffer | string) =>
    sharp(input).resize(32, 18, { fit: 'fill' }).removeAlpha().raw().toBuffer();
  const [a, b] = await Promise.all([pixels(png), pixels(still)]);
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += Math.abs(a[i]! - b[i]!);
  return sum / a.length;
}

const strictly = (file: string) =>
  execFileSync('ffmpeg', ['-v', 'error', '-xerror', '-err_detect', 'explode', '-i', file, '-f', 'null', '-']);

test('every shot is on screen for its frames, stills and camera moves alike, and decodes strictly', async () => {
  const p = await production([
    { ms: 1500, hue: 10 },
    { ms: 2000, hue: 120, movement: 'dolly in' },
    { ms: 41, hue: 200 },
    { ms: 1000, hue: 300 },
  ]);
  const reel = await render(p);
  const { video, audio } = probe(reel.path);
  expect(reel.frames).toBe(p.plan.frames);
  expect(Number(video.nb_read_frames)).toBe(p.plan.frames);
  expect([video.codec_name, video.avg_frame_rate, video.width, video.height, video.color_space]).toEqual([
    'h264',
    '24/1',
    320,
    180,
    'bt709',
  ]);
  expect(audio.codec_name).toBe('mp3');
  strictly(reel.path);
  for (const [index, shot] of p.plan.shots.entries()) {
    expect(await distance(reel.path, shot.startFrame, p.still(index))).toBeLessThan(6);
    expect(await distance(reel.path, shot.startFrame + shot.frames - 1, p.still(index))).toBeLessThan(
      index === 1 ? 40 : 6,
    );
  }
  expect(reel.missing).toEqual([]);
});

test('a changed take costs one segment; the others keep their bytes', async () => {
  const p = await production([
    { ms: 800, hue: 10 },
    { ms: 800, hue: 90, movement: 'pan left' },
    { ms: 800, hue: 170 },
  ]);
  const first = await render(p);
  expect(first.segments.map((segment) => segment.cached)).toEqual([false, false, false]);
  await p.repaint(2, 250);
  const second = await render(p);
  expect(second.segments.map((segment) => segment.cached)).toEqual([true, true, false]);
  expect(second.segments.map((segment) => segment.sha256).slice(0, 2)).toEqual(
    first.segments.map((segment) => segment.sha256).slice(0, 2),
  );
  expect(second.segments[2]!.sha256).not.toBe(first.segments[2]!.sha256);
  expect(await distance(second.path, p.plan.shots[2]!.startFrame, p.still(2))).toBeLessThan(6);
});

test('the cache may vanish: the next reel is the same film', async () => {
  const p = await production([
    { ms: 500, hue: 10 },
    { ms: 500, hue: 90 },
  ]);
  const first = await render(p, { purpose: 'export' });
  rmSync(p.project.cacheDir, { recursive: true });
  const second = await render(p, { purpose: 'export' });
  expect(second.segments.map((segment) => segment.cached)).toEqual([false, false]);
  expect(probe(second.path).video.nb_read_frames).toBe(probe(first.path).video.nb_read_frames);
});

test('export has AAC, a place under 06_Exports, and subtitles beside it', async () => {
  const p = await production([
    { ms: 2000, hue: 10, says: 'I counted <twelve> & one.' },
    { ms: 2000, hue: 90, action: 'The light goes out.' },
  ]);
  const reel = await render(p, { purpose: 'export' });
  expect(path.relative(p.project.root, reel.path)).toBe(path.join('06_Exports', 'main.mp4'));
  expect(probe(reel.path).audio.codec_name).toBe('aac');
  expect(Math.abs(Number(probe(reel.path).format.duration) - 4)).toBeLessThan(0.08);
  expect(readFileSync(reel.vtt, 'utf8')).toMatchInlineSnapshot(`
    "WEBVTT
    Kind: captions
    Language: en

    1
    00:00:00.000 --> 00:00:02.000
    <v MARA>I counted &lt;twelve&gt; &amp; one.</v>

    2
    00:00:02.000 --> 00:00:04.000
    <i>The light goes out.</i>
    "
  `);
  expect(readFileSync(reel.srt, 'utf8')).toContain(
    '1\r\n00:00:00,000 --> 00:00:02,000\r\nMARA: I counted <twelve> & one.\r\n',
  );
});

test('burned-in subtitles change the picture where they stand, in still and in moving shots', async () => {
  const p = await production([
    { ms: 1000, hue: 10, says: 'Who is there?' },
    { ms: 1000, hue: 90, says: 'Nobody has been here since the lamp went out, I think.', movement: 'tilt up' },
  ]);
  const plain = await render(p);
  const burned = await render(p, { burnSubtitles: true, output: path.join(p.project.root, 'burned.mp4') });
  expect(burned.frames).toBe(plain.frames);
  for (const shot of p.plan.shots) {
    const frame = path.join(p.project.root, `${shot.shotIndex}.png`);
    execFileSync('ffmpeg', [
      '-v',
      'error',
      '-i',
      plain.path,
      '-vf',
      `select=eq(n\\,${shot.startFrame + 5})`,
      '-frames:v',
      '1',
      frame,
    ]);
    expect(await distance(burned.path, shot.startFrame + 5, frame)).toBeGreaterThan(0.2);
  }
});

test('scene slates add their own frames and leave every segment of a shot as it was', async () => {
  const p = await production([
    { ms: 1000, hue: 10 },
    { ms: 1000, hue: 90 },
  ]);
  const plain = await render(p);
  const slated = await render(p, { slates: true });
  expect(slated.segments.map((segment) => segment.shot)).toEqual(['slate:1', '1/1', '1/2']);
  expect(slated.frames).toBe(plain.frames + 48);
  expect(slated.segments.slice(1).map((segment) => segment.sha256)).toEqual(
    plain.segments.map((segment) => segment.sha256),
  );
});

test('a shot without a take is shown as one, named, and never fails the reel', async () => {
  const p = await production([{ ms: 500, hue: 10 }, { ms: 500 }]);
  const reel = await render(p);
  expect(reel.missing).toEqual(['1/2']);
  expect(Number(probe(reel.path).video.nb_read_frames)).toBe(p.plan.frames);
});

test('film rate, umlauts and blanks in the path', async () => {
  const p = await production(
    [
      { ms: 1000, hue: 10 },
      { ms: 333, hue: 50, movement: 'handheld' },
    ],
    { fps: 23.976, folder: 'Über den Wolken 雨' },
  );
  const reel = await render(p);
  const { video } = probe(reel.path);
  expect(Number(video.nb_read_frames)).toBe(p.plan.frames);
  const [num, den] = video.avg_frame_rate.split('/').map(Number);
  expect(Math.abs(num / den - 24000 / 1001)).toBeLessThan(0.001);
});

test('music plays where the script says, and one that is missing or not fetched is named, not fatal', async () => {
  const p = await production([
    { ms: 1000, hue: 10 },
    { ms: 1000, hue: 50 },
  ]);
  execFileSync('ffmpeg', ['-v', 'error', '-f', 'lavfi', '-i', 'sine=440:d=0.4', path.join(p.project.root, 'tone.wav')]);
  const span = { line: 1, char: 0, endLine: 1, endChar: 0 };
  p.source.story.music.push({ name: 'tone', file: 'tone.wav', prompt: null } as never);
  p.source.story.scenes[0]!.elements.push(
    { kind: 'play', music: 'tone', fade: null, span },
    { kind: 'sfx', file: 'gone.ogg', span },
    { kind: 'sfx', file: 'lfs.ogg', span },
  );
  writeFileSync(
    path.join(p.project.root, 'lfs.ogg'),
    `version https://git-lfs.github.com/spec/v1\noid sha256:${'a'.repeat(64)}\nsize 12345\n`,
  );
  const notes: string[] = [];
  const reel = await render(p, {}, notes);
  const level = (from: number) => {
    const text = execFileSync(
      'bash',
      ['-c', `ffmpeg -hide_banner -ss ${from} -t 0.6 -i '${reel.path}' -af volumedetect -f null - 2>&1`],
      { encoding: 'utf8' },
    );
    return Number(/mean_volume: (\S+) dB/.exec(text)?.[1]);
  };
  expect(level(0.1)).toBeLessThan(-70);
  expect(level(1.2)).toBeGreaterThan(-50);
  expect(notes).toEqual([
    'Sound not found, left out: gone.ogg',
    'Sound not fetched, left out: lfs.ogg. Run `git lfs pull`.',
  ]);
});

test('a reel of more than a day is refused before anything is made', async () => {
  const p = await production([{ ms: 23 * 3_600_000 }, { ms: 2 * 3_600_000 }]);
  await expect(render(p)).rejects.toMatchObject({
    code: 'reel-too-long',
    message: expect.stringContaining('25 hours'),
  });
});

test('a playlist that is called a song plays nothing from elsewhere', async () => {
  const p = await production([{ ms: 500, hue: 10 }]);
  const elsewhere = path.join(path.dirname(p.project.root), 'private.mp3');
  execFileSync('ffmpeg', ['-v', 'error', '-f', 'lavfi', '-i', 'sine=440:d=0.4', elsewhere]);
  writeFileSync(
    path.join(p.project.root, 'song.ogg'),
    `#EXTM3U\n#EXT-X-TARGETDURATION:1\n#EXTINF:1,\n${elsewhere}\n#EXT-X-ENDLIST\n`,
  );
  const span = { line: 1, char: 0, endLine: 1, endChar: 0 };
  p.source.story.scenes[0]!.elements.push({ kind: 'sfx', file: 'song.ogg', span });
  await expect(render(p)).rejects.toMatchObject({ code: 'ffmpeg-failed' });
});

test.each(['draft.fountain', '03_Renders/Chapter_01/take.mp4', 'film'])(
  'a reel is never written to %s',
  async (name) => {
    const p = await production([{ ms: 500, hue: 10 }]);
    const output = path.join(p.project.root, name);
    mkdirSync(path.dirname(output), { recursive: true });
    writeFileSync(output, 'dear to somebody');
    await expect(render(p, { output })).rejects.toMatchObject({ code: 'reel-output' });
    expect(readFileSync(output, 'utf8')).toBe('dear to somebody');
  },
);

test('without any ffmpeg the error says what to install', async () => {
  const p = await production([{ ms: 500, hue: 10 }]);
  const before = { PATH: process.env['PATH'], embedded: process.env['SLATELINE_NO_EMBEDDED_FFMPEG'] };
  process.env['PATH'] = p.project.root;
  process.env['SLATELINE_NO_EMBEDDED_FFMPEG'] = '1';
  try {
    await expect(render(p)).rejects.toMatchObject({
      code: 'ffmpeg-missing',
      remedy: expect.stringContaining('ffmpeg'),
    });
  } finally {
    process.env['PATH'] = before.PATH;
    if (before.embedded === undefined) delete process.env['SLATELINE_NO_EMBEDDED_FFMPEG'];
    else process.env['SLATELINE_NO_EMBEDDED_FFMPEG'] = before.embedded;
  }
  expect(existsSync(path.join(p.project.cacheDir, 'reel', 'main.mp4'))).toBe(false);
});

test('an ancient ffmpeg is refused by name and version', async () => {
  const p = await production([{ ms: 500, hue: 10 }]);
  const old = path.join(p.project.root, 'ffmpeg-old');
  writeFileSync(old, '#!/bin/sh\necho "ffmpeg version 2.8.15 Copyright"\n');
  chmodSync(old, 0o755);
  process.env['SLATELINE_FFMPEG'] = old;
  try {
    await expect(render(p)).rejects.toMatchObject({
      code: 'ffmpeg-ancient',
      message: expect.stringContaining('2.8.15'),
    });
  } finally {
    delete process.env['SLATELINE_FFMPEG'];
  }
});
