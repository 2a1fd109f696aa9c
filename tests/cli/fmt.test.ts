/** `slateline fmt` as people and their tools call it. */
import { spawn } from 'node:child_process';
import { chmodSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { copyWorkspace, makePlace, type Place } from './run.ts';

let place: Place;
beforeEach(() => {
  place = makePlace();
});
afterEach(() => place.remove());

const ROUGH = 'int. tower - night\n\n\n\n!!  cu -  Hands |2s\nRain.  \n';
const NEAT = 'INT. TOWER - NIGHT\n\n!! CU - Hands | 2s\nRain.\n';

/** Runs it as a filter. */
function filter(
  args: readonly string[],
  input: string | Uint8Array,
): Promise<{ code: number | null; out: string; err: string }> {
  const main = path.resolve(import.meta.dirname, '../../runner/cli/main.ts');
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', main, 'fmt', '--stdin', ...args], {
      cwd: place.dir,
      env: { ...process.env, NO_COLOR: '1' },
    });
    let out = '';
    let err = '';
    child.stdout.setEncoding('utf8').on('data', (text: string) => (out += text));
    child.stderr.setEncoding('utf8').on('data', (text: string) => (err += text));
    child.on('error', reject);
    child.on('close', (code) => resolve({ code, out, err }));
    child.stdin.end(input);
  });
}

test('a bare script is brought into order, keeps its permissions, and then stays', async () => {
  const file = place.file('draft.story');
  writeFileSync(file, ROUGH);
  chmodSync(file, 0o640);
  const first = await place.slateline(['fmt', 'draft.story']);
  expect(first).toMatchObject({ code: 0, stdout: 'draft.story\n', stderr: '1 script formatted\n' });
  expect(readFileSync(file, 'utf8')).toBe(NEAT);
  expect(statSync(file).mode & 0o777).toBe(0o640);
  const { mtimeMs } = statSync(file);
  expect(await place.slateline(['fmt', 'draft.story'])).toMatchObject({
    code: 0,
    stdout: '',
    stderr: '1 script: all in form\n',
  });
  expect(statSync(file).mtimeMs).toBe(mtimeMs);
});

test('--check lists what is not in form, exits with 1 and writes nothing', async () => {
  writeFileSync(place.file('rough.story'), ROUGH);
  writeFileSync(place.file('neat.story'), NEAT);
  const answer = await place.slateline(['fmt', '--check', 'rough.story', 'neat.story']);
  expect(answer).toMatchObject({ code: 1, stdout: 'rough.story\n', stderr: '1 script not in form\n' });
  expect(readFileSync(place.file('rough.story'), 'utf8')).toBe(ROUGH);
  const json = await place.slateline(['fmt', '--check', '--json', 'rough.story', 'neat.story']);
  expect(json.json()).toEqual({
    files: [
      { path: 'rough.story', changed: true },
      { path: 'neat.story', changed: false },
    ],
  });
});

test('without a path: every script of the project', async () => {
  const root = place.file('film');
  copyWorkspace(root);
  await place.slateline(['fmt'], { cwd: root });
  const answer = await place.slateline(['fmt', '--check'], { cwd: root });
  expect(answer).toMatchObject({ code: 0, stdout: '' });
});

test('as a filter: to portable Fountain, and back into .story', async () => {
  const story = 'INT. TOWER - NIGHT\n!! CU - Hands\n+ Run -> Pier\n';
  const portable = await filter(['--portable'], story);
  expect(portable).toEqual({
    code: 0,
    out: 'INT. TOWER - NIGHT\n\n[[shot: CU - Hands]]\n\n[[option: Run | to: Pier]]\n',
    err: '',
  });
  const back = await filter(['--story'], portable.out);
  expect(back.out).toBe('INT. TOWER - NIGHT\n\n!! CU - Hands\n\n+ Run -> Pier\n');
  const plain = await filter(['--story', '--language', 'fountain'], 'She prints {this}.\n\n+ A line\n');
  expect(plain.out).toBe('She prints \\{this}.\n\n!+ A line\n');
  expect((await filter(['--check'], ROUGH)).code).toBe(1);
});

test('what it cannot do it says, and changes nothing', async () => {
  writeFileSync(place.file('plain.fountain'), 'Rain.  \n');
  const into = await place.slateline(['fmt', '--story', 'plain.fountain']);
  expect(into.code).toBe(3);
  expect(into.stderr).toContain('slateline fmt --story --stdin --language fountain < plain.fountain > plain.story');
  expect(readFileSync(place.file('plain.fountain'), 'utf8')).toBe('Rain.  \n');
  expect((await place.slateline(['fmt', '--story', '--portable', 'plain.fountain'])).code).toBe(2);
  const bytes = await filter([], Buffer.from('CAF\xc9', 'latin1'));
  expect(bytes.code).toBe(3);
  expect(bytes.err).toContain('script-encoding');
});
