/** Whatever is wrong with what it is given, the command line says what, where and how to mend it, and loses nothing. */
import { execFileSync } from 'node:child_process';
import { chmodSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { copyWorkspace, makePlace, type Place } from './run.ts';

let place: Place;
beforeEach(() => {
  place = makePlace();
});
afterEach(() => place.remove());

const SCRIPT = 'INT. TOWER - NIGHT\n\nMara climbs.\n\nMARA\nNobody lit it.\n';

function project(name: string, manifest: string): string {
  const folder = place.file(name);
  mkdirSync(folder);
  writeFileSync(path.join(folder, 'project.json'), manifest);
  return folder;
}

const manifest = (changes: object = {}) =>
  JSON.stringify(
    {
      slateline: 1,
      id: 'bad-input',
      name: 'Bad input',
      created: '2026-01-01T00:00:00Z',
      scripts: { main: 'main.story' },
      pipelines: { low: { backend: 'sketch' } },
      ...changes,
    },
    null,
    2,
  );

/** What a person reads, with the test's folder called PLACE. */
const words = (text: string) => text.replaceAll(place.dir, 'PLACE').trimEnd();

test('an unparsable manifest: the place in it, and that nothing else is touched', async () => {
  const cwd = project('film', '{\n  "slateline": 1,\n  "name": "Film",,\n}\n');
  const { code, stderr } = await place.slateline(['plan'], { cwd });
  expect(code).toBe(3);
  expect(words(stderr)).toMatch(/^error manifest-syntax: PLACE\/film\/project\.json:3:\d+ is not valid JSON: /);
  expect(stderr).toContain('your scripts and takes are untouched');
});

test('a manifest of an unfinished merge: the line of the marker', async () => {
  const cwd = project(
    'film',
    '{\n  "slateline": 1,\n<<<<<<< HEAD\n  "name": "A"\n=======\n  "name": "B"\n>>>>>>> main\n}\n',
  );
  const { code, stderr } = await place.slateline(['plan'], { cwd });
  expect(code).toBe(3);
  expect(words(stderr)).toContain('error manifest-conflict: PLACE/film/project.json:3 holds conflict markers');
});

test('names with line breaks: a title is refused, a bare script is taken as it is', async () => {
  const { code, stderr } = await place.slateline(['new', 'film', '--name', 'Two\nlines', '--no-git']);
  expect(code).toBe(3);
  expect(stderr).toContain('error bad-name: ');
  writeFileSync(place.file('two\nlines.fountain'), SCRIPT);
  expect((await place.slateline(['plan', 'two\nlines.fountain'])).code).toBe(0);
});

test('a manifest with wrong fields: each by its path', async () => {
  const cwd = project(
    'film',
    manifest({ scripts: ['main.story'], quality: 'ultra', settings: { fps: '900000/1', language: 'en\n\nSTYLE' } }),
  );
  const { code, stderr } = await place.slateline(['check'], { cwd });
  expect(code).toBe(3);
  expect(stderr).toContain('manifest-invalid');
  expect(stderr).toMatch(/→ at quality/);
  expect(stderr).toMatch(/→ at settings.fps/);
  expect(stderr).toMatch(/no line breaks .*\n *→ at settings.language/);
  expect(stderr).toMatch(/→ at scripts/);
});

test('a manifest of a newer Slateline: open for reading, and it says why nothing is written', async () => {
  const cwd = project('film', manifest({ slateline: 99, future: { kept: true } }));
  writeFileSync(path.join(cwd, 'main.story'), SCRIPT);
  expect((await place.slateline(['check'], { cwd })).code).toBe(0);
  const { code, stderr } = await place.slateline(['render'], { cwd });
  expect(code).toBe(3);
  expect(stderr).toContain('schema version 99, newer than the 1 this Slateline knows');
  expect(stderr).toContain('Update Slateline');
});

test('a script path that leaves the project is refused', async () => {
  const cwd = project('film', manifest({ scripts: { main: '../../etc/passwd.story' } }));
  const { code, stderr } = await place.slateline(['check'], { cwd });
  expect(code).toBe(3);
  expect(stderr).toContain('script-outside');
});

test('no project: what makes one', async () => {
  const { code, stderr } = await place.slateline(['render']);
  expect(code).toBe(3);
  expect(words(stderr)).toMatchInlineSnapshot(`
    "error no-project: PLACE is not inside a Slateline project: neither it nor a folder above it has a project.json with the key "slateline".
      → Make one with \`slateline new <folder>\`, name one with --project, or give a .story or .fountain file."
  `);
});

test('the same error as JSON, for machines', async () => {
  const answer = await place.slateline(['plan', '--json']);
  expect(answer.code).toBe(3);
  expect(answer.json()).toMatchObject({
    error: { code: 'no-project', remedy: expect.stringContaining('slateline new') },
  });
});

test('a 50 MB script is refused by size before it is read', async () => {
  writeFileSync(place.file('huge.fountain'), Buffer.alloc(50 * 1024 * 1024, 'a'));
  const { code, stderr } = await place.slateline(['check', 'huge.fountain']);
  expect(code).toBe(3);
  expect(words(stderr)).toContain('error script-too-large: PLACE/huge.fountain has 50.0 MB; a script may have 16 MB.');
});

test('a binary file named .story', async () => {
  writeFileSync(place.file('photo.story'), Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 0, 0, 13]));
  const { code, stderr } = await place.slateline(['reel', 'photo.story']);
  expect(code).toBe(3);
  expect(words(stderr)).toContain('error script-binary: PLACE/photo.story is not text');
});

test('a script in another encoding, and one that is a Git LFS pointer', async () => {
  writeFileSync(place.file('old.fountain'), Buffer.from('CAF\xc9\nBonjour.\n', 'latin1'));
  const old = await place.slateline(['check', 'old.fountain']);
  expect(old.code).toBe(3);
  expect(old.stderr).toContain('script-encoding');
  writeFileSync(place.file('far.story'), 'version https://git-lfs.github.com/spec/v1\noid sha256:aa\nsize 3\n');
  const far = await place.slateline(['check', 'far.story']);
  expect(far.stderr).toContain('git lfs pull');
});

test('an empty script and an empty project are no errors', async () => {
  writeFileSync(place.file('empty.fountain'), '');
  expect(await place.slateline(['check', 'empty.fountain'])).toMatchObject({ code: 0 });
  const reel = await place.slateline(['reel', 'empty.fountain']);
  expect(reel.code).toBe(3);
  expect(reel.stderr).toContain('nothing-to-show');
  const cwd = project('film', manifest({ scripts: {} }));
  const { code, stderr } = await place.slateline(['plan'], { cwd });
  expect(code).toBe(3);
  expect(stderr).toContain('no-scripts');
});

test('an unknown backend names the ones there are', async () => {
  const cwd = project('film', manifest({ pipelines: { low: { backend: 'scetch' } } }));
  writeFileSync(path.join(cwd, 'main.story'), SCRIPT);
  const { code, stderr, stdout } = await place.slateline(['render'], { cwd });
  expect(code).not.toBe(0);
  expect(stderr + stdout).toMatch(/scetch/);
  expect(stderr + stdout).toMatch(/sketch/);
});

test('paths with blanks, umlauts and CJK work from script to reel', async () => {
  place.remove();
  place = makePlace('Über allen Gipfeln 灯台');
  writeFileSync(place.file('雨の灯台 – Entwurf.fountain'), SCRIPT);
  const answer = await place.slateline(['reel', '雨の灯台 – Entwurf.fountain', '-o', 'mein Film.mp4', '--json']);
  expect(answer.stderr).toBe('');
  expect(answer.code).toBe(0);
  expect(answer.json()).toMatchObject({ path: place.file('mein Film.mp4'), missing: [] });
});

test('a read-only folder: rendering says so, reading goes on', async () => {
  const cwd = place.file('film');
  copyWorkspace(cwd);
  const asRoot = process.getuid?.() === 0;
  const nobody = asRoot ? { uid: 65534 } : {};
  const env = { SLATELINE_STATE_DIR: place.file('state') };
  mkdirSync(env.SLATELINE_STATE_DIR);
  chmodSync(env.SLATELINE_STATE_DIR, 0o777);
  chmodSync(path.dirname(place.dir), 0o755);
  chmodSync(cwd, 0o555);
  try {
    expect((await place.slateline(['check'], { cwd, env, ...nobody })).code).toBe(0);
    const { code, stderr } = await place.slateline(['render'], { cwd, env, ...nobody });
    expect(code).toBe(3);
    expect(words(stderr)).toContain('PLACE/film is read-only for you');
  } finally {
    chmodSync(cwd, 0o755);
  }
});

test('a full disk: the shot fails in words, what was there stays, and the next run makes the rest', async () => {
  const disk = place.file('small disk');
  mkdirSync(disk);
  const mount = (args: string[]) => execFileSync('mount', args, { stdio: 'pipe' });
  mount(['-t', 'tmpfs', '-o', 'size=700k', 'tmpfs', disk]);
  try {
    writeFileSync(path.join(disk, 'project.json'), manifest({ settings: { resolution: [1920, 1080] } }));
    writeFileSync(
      path.join(disk, 'main.story'),
      `${SCRIPT}\nShe sits. The stair goes on above her.\n\nShe climbs again.\n\nA door.\n`.repeat(3),
    );
    const full = await place.slateline(['render', '--json'], { cwd: disk });
    expect(full.code).toBe(1);
    const report = full.json() as { failed: number; scripts: { takes: string[]; failed: { error: string }[] }[] };
    expect(report.failed).toBeGreaterThan(0);
    expect(report.scripts[0]!.failed[0]!.error).toContain('disk is full');
    const script = readFileSync(path.join(disk, 'main.story'), 'utf8');
    expect(script.replace(/ #\w+#/g, '')).toBe(
      `${SCRIPT}\nShe sits. The stair goes on above her.\n\nShe climbs again.\n\nA door.\n`.repeat(3),
    );
    mount(['-o', 'remount,size=60m', disk]);
    const again = await place.slateline(['render', '--json'], { cwd: disk });
    expect(again.stderr).toBe('');
    expect(again.code).toBe(0);
    const plan = (await place.slateline(['plan', '--json'], { cwd: disk })).json() as { plans: { counts: object }[] };
    expect(plan.plans[0]!.counts).toMatchObject({ missing: 0, failed: 0, stale: 0 });
  } finally {
    execFileSync('umount', [disk]);
  }
});

test('doctor on a machine with neither git nor ffmpeg: what is missing, and the command that installs it', async () => {
  const bare = { PATH: place.dir, SLATELINE_NO_EMBEDDED_FFMPEG: '1' };
  const { code, stdout } = await place.slateline(['doctor'], { env: bare });
  expect(code).toBe(4);
  expect(stdout).toMatch(/✗ git +not found\n {2}→ Install git/);
  expect(stdout).toMatch(/✗ ffmpeg +ffmpeg was not found[^\n]*\n {2}→ Install it: /);
  expect(stdout).toMatch(/✓ Node /);
});

test('doctor in a healthy project: every script and backend by name', async () => {
  const cwd = place.file('film');
  copyWorkspace(cwd);
  const answer = await place.slateline(['doctor', '--json'], { cwd });
  expect(answer.code).toBe(0);
  const { findings } = answer.json() as { findings: { name: string; status: string }[] };
  expect(findings.filter((finding) => finding.status === 'fail')).toEqual([]);
  expect(findings.map((finding) => finding.name)).toEqual(
    expect.arrayContaining([
      'Node',
      'git',
      'git-lfs',
      'ffmpeg',
      'disk',
      'script film',
      'script survey',
      'backend sketch',
    ]),
  );
});

test('no ffmpeg: boards are made all the same, and the reel names what to install', async () => {
  writeFileSync(place.file('pier.fountain'), SCRIPT);
  const { code, stderr } = await place.slateline(['reel', 'pier.fountain'], {
    env: { PATH: place.dir, SLATELINE_NO_EMBEDDED_FFMPEG: '1' },
  });
  expect(code).toBe(4);
  expect(stderr).toContain(
    'error ffmpeg-missing: ffmpeg was not found, so no reel can be made (boards and takes can).',
  );
  expect(stderr).toContain('→ Install it: ');
});
