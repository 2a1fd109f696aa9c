/** The whole way, as a person goes it on the command line: a script becomes takes and a reel. */
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Plan } from '../../runner/contracts/plan.ts';
import type { Take } from '../../runner/contracts/take.ts';
import type { ReelAnswer } from '../../runner/server/protocol.ts';
import { makePlace, type Place } from './run.ts';

let place: Place;
beforeEach(() => {
  place = makePlace();
});
afterEach(() => place.remove());

const SCREENPLAY = `Title: The Pier

EXT. PIER - DUSK

Mara stands at the end of the pier. A ferry horn, far out.

MARA
They never come on the last one.

JON (O.S.)
(out of breath)
This one did.

INT. FERRY CABIN - NIGHT

Rain on the glass. Two cups, one full.
`;

const DRESSED = `Title: The Pier

[[character: MARA | look: tall, grey oilskin | color: #7fb4ff]]

EXT. PIER - DUSK

!! WIDE - MARA at the end of the pier | 3s
Mara stands at the end of the pier.

!! CU - MARA, not turning | 2s | dolly in
MARA
They never come on the last one.

INT. FERRY CABIN - NIGHT

Rain on the glass.
`;

test('a bare screenplay becomes a reel with one command, and the script is not touched', async () => {
  writeFileSync(place.file('pier.fountain'), SCREENPLAY);
  const first = await place.slateline(['reel', 'pier.fountain', '-o', 'out.mp4', '--json']);
  expect(first.stderr).toBe('');
  expect(first.code).toBe(0);
  const reel = first.json() as ReelAnswer;
  expect(reel.missing).toEqual([]);
  expect(reel.segments.length).toBeGreaterThanOrEqual(4);
  const frames = execFileSync(
    'ffprobe',
    [
      '-v',
      'error',
      '-count_packets',
      '-select_streams',
      'v',
      '-show_entries',
      'stream=nb_read_packets',
      '-of',
      'csv=p=0',
      place.file('out.mp4'),
    ],
    { encoding: 'utf8' },
  );
  expect(Number(frames)).toBe(reel.frames);
  expect(readFileSync(place.file('out.vtt'), 'utf8')).toContain('<v MARA>They never come on the last one.</v>');
  expect(readFileSync(place.file('pier.fountain'), 'utf8')).toBe(SCREENPLAY);

  writeFileSync(place.file('pier.fountain'), SCREENPLAY.replace('Two cups, one full.', 'Two cups, both empty.'));
  const second = (await place.slateline(['reel', 'pier.fountain', '-o', 'out.mp4', '--json'])).json() as ReelAnswer;
  expect(second.segments.filter((segment) => !segment.cached)).toHaveLength(1);
});

test('a new project: render locks numbers, a second render makes nothing, one changed line makes one take', async () => {
  const made = await place.slateline(['new', 'Film', '--structure', 'story-circle', '--author', 'Ada']);
  expect(made.code).toBe(0);
  const cwd = place.file('Film');
  const script = path.join(cwd, '02_Source_Creative/Scripts/main.story');
  expect(readFileSync(script, 'utf8')).toContain('Author: Ada');
  expect(readFileSync(path.join(cwd, '.gitattributes'), 'utf8')).toContain('*.png filter=lfs');
  writeFileSync(script, DRESSED);
  const run = (...args: string[]) => place.slateline([...args, '--json'], { cwd });
  const plan = async () => ((await run('plan')).json() as { plans: Plan[] }).plans[0]!;

  expect((await plan()).counts).toMatchObject({ missing: 3, fresh: 0 });
  expect(await run('render')).toMatchObject({ code: 0, stderr: '' });
  const locked = readFileSync(script, 'utf8');
  expect(locked).toContain('EXT. PIER - DUSK #1#');
  expect(locked).toContain('!! CU - MARA, not turning | 2s | dolly in #2#');
  expect((await plan()).counts).toMatchObject({ fresh: 3, missing: 0, stale: 0 });
  expect((await run('render')).json()).toMatchObject({ made: 0 });

  writeFileSync(script, locked.replace('not turning', 'turning at last'));
  const stale = await plan();
  expect(stale.counts).toMatchObject({ fresh: 2, stale: 1 });
  expect(stale.shots.find((shot) => shot.state === 'stale')!.reasons.map((reason) => reason.label)).toEqual([
    'the shot’s words',
  ]);
  expect((await run('render')).json()).toMatchObject({ made: 1 });

  const { shots } = (await run('takes', '1/2')).json() as { shots: { takes: Take[] }[] };
  expect(shots[0]!.takes).toHaveLength(2);
  const older = shots[0]!.takes.find((take) => !take.active) ?? shots[0]!.takes[0]!;
  expect((await run('takes', 'pick', older.name)).json()).toMatchObject({ name: older.name, active: true });
  expect(
    (await run('takes', 'review', older.name, '--status', 'approved', '--rating', '4', '--note', 'the eyes')).json(),
  ).toMatchObject({
    review: { status: 'approved', rating: 4, note: 'the eyes' },
  });
  const reel = (await run('reel', '--export')).json() as ReelAnswer;
  expect(existsSync(path.join(cwd, '06_Exports/main.mp4'))).toBe(true);
  expect(reel.frames).toBe((await plan()).frames);
});

test('two windows that want the daemon at the same instant share one', async () => {
  writeFileSync(place.file('pier.fountain'), SCREENPLAY);
  const want = () =>
    place.slateline(['serve', 'pier.fountain', '--share', '--leave-when-alone', '3', '--json', '--quiet']);
  const [one, other] = await Promise.all([want(), want()]);
  expect([one.code, other.code]).toEqual([0, 0]);
  expect(one.json()).toEqual(other.json());
});

test('help teaches: the way in, an example for each command, and the exit codes', async () => {
  const { code, stdout } = await place.slateline(['--help']);
  expect(code).toBe(0);
  for (const word of ['new', 'check', 'outline', 'stats', 'plan', 'render', 'takes', 'reel', 'serve', 'lsp', 'doctor'])
    expect(stdout).toMatch(new RegExp(`^  ${word} `, 'm'));
  expect(stdout).toContain('slateline reel script.fountain -o out.mp4');
  expect(stdout).toContain('Exit codes:');
  const unknown = await place.slateline(['rendr']);
  expect(unknown.code).toBe(2);
  expect(unknown.stderr).toContain('Did you mean render?');
});
