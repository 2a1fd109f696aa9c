/** `slateline check` as a person, an editor and a build server meet it. */
import { spawn } from 'node:child_process';
import { mkdirSync, renameSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { copyWorkspace, makePlace, type Place } from './run.ts';

let place: Place;
beforeEach(() => {
  place = makePlace();
});
afterEach(() => place.remove());

const SLIPS = `[[character: MARA]]

INT. TOWER - NIGHT

MARA
You owe me {gold} coins.

!! CU - Her hands | style: noir
`;

function project(files: Record<string, string>, changes: object = {}): string {
  const cwd = place.file('film');
  mkdirSync(cwd);
  const manifest = {
    slateline: 1,
    id: 'check',
    name: 'Check',
    created: '2026-01-01T00:00:00Z',
    scripts: { main: 'main.story' },
    ...changes,
  };
  writeFileSync(path.join(cwd, 'project.json'), JSON.stringify(manifest, null, 2));
  for (const [name, text] of Object.entries(files)) writeFileSync(path.join(cwd, name), text);
  return cwd;
}

test('for people: the place, the line with carets, and how to mend it', async () => {
  writeFileSync(place.file('draft.story'), SLIPS);
  const { code, stdout } = await place.slateline(['check', 'draft.story']);
  expect(code).toBe(1);
  expect(stdout).toMatchInlineSnapshot(`
    "draft.story:6:13 error SL2501 There is no variable gold. Declare it with [[var: gold = 0]].
     6 │ You owe me {gold} coins.
       │             ^^^^
       → Declare gold

    draft.story:8:28 warning SL2703 No style called noir is declared. Declare it with [[style: noir]].
     8 │ !! CU - Her hands | style: noir
       │                            ^^^^

    1 script: 1 error, 1 warning, 0 hints
    "
  `);
});

test('a problem that is about two places shows both', async () => {
  writeFileSync(place.file('draft.story'), 'INT. ROOM - DAY #1#\n\nRain.\n\nINT. HALL - DAY #1#\n\nRain.\n');
  const { stdout } = await place.slateline(['check', 'draft.story']);
  expect(stdout).toContain(' · draft.story:1:1 taken here first\n 1 │ INT. ROOM - DAY #1#\n');
});

test('one line a problem with --format plain; hints go with --quiet, warnings fail with --strict', async () => {
  writeFileSync(place.file('draft.story'), '[[prop: LAMP]]\n\nINT. ROOM - DAY\n\n!! CUU - A hand\n');
  const plain = await place.slateline(['check', '--format', 'plain', 'draft.story']);
  expect(plain.code).toBe(0);
  expect(plain.stdout).toBe(
    'draft.story:1:9 hint SL2002 The prop LAMP is declared and never used.\n' +
      'draft.story:5:4 warning SL2702 "CUU" is not a shot size. Did you mean CU?\n    → Change to CU\n' +
      '1 script: 0 errors, 1 warning, 1 hint\n',
  );
  const quiet = await place.slateline(['check', '-q', '--strict', '--format', 'plain', 'draft.story']);
  expect(quiet.code).toBe(1);
  expect(quiet.stdout).not.toContain('LAMP');
});

test('--json and --format json are one document; two answers at once are refused', async () => {
  writeFileSync(place.file('draft.story'), SLIPS);
  const json = await place.slateline(['check', '--json', 'draft.story']);
  expect(json.code).toBe(1);
  expect(json.json()).toMatchObject({
    files: [{ path: 'draft.story', problems: [{ code: 'SL2501', line: 5, char: 12 }, { code: 'SL2703' }] }],
    counts: { error: 1, warning: 1, info: 0, hint: 0 },
  });
  expect((await place.slateline(['check', '--format', 'json', 'draft.story'])).stdout).toBe(json.stdout);
  expect((await place.slateline(['check', '--json', '--format', 'sarif', 'draft.story'])).code).toBe(2);
  expect((await place.slateline(['check', '--watch', '--json', 'draft.story'])).code).toBe(2);
});

test('SARIF: rules, levels, places in UTF-16 columns from 1, related places and fixes', async () => {
  const name = 'Entwurf 2.story';
  writeFileSync(place.file(name), '[[character: MARA]]\n[[character: MARA]]\n\nINT. ROOM - DAY\n\nMARA\n👍 {gold}\n');
  const { code, json } = await place.slateline(['check', '--format', 'sarif', name]);
  expect(code).toBe(1);
  const { version, runs } = json() as { version: string; runs: Record<string, unknown>[] };
  expect(version).toBe('2.1.0');
  expect(runs).toHaveLength(1);
  const artifactLocation = { uri: 'Entwurf%202.story', uriBaseId: 'SRCROOT' };
  expect(runs[0]).toMatchObject({
    tool: {
      driver: { name: 'slateline', rules: [{ id: 'SL2006', shortDescription: { text: 'Declared twice' } }, {}] },
    },
    columnKind: 'utf16CodeUnits',
    results: [
      {
        ruleId: 'SL2006',
        ruleIndex: 0,
        level: 'warning',
        relatedLocations: [{ physicalLocation: { artifactLocation } }],
      },
      {
        ruleId: 'SL2501',
        ruleIndex: 1,
        level: 'error',
        locations: [
          {
            physicalLocation: { artifactLocation, region: { startLine: 7, startColumn: 5, endLine: 7, endColumn: 9 } },
          },
        ],
        fixes: [
          { artifactChanges: [{ replacements: [{ insertedContent: { text: expect.stringContaining('gold') } }] }] },
        ],
      },
    ],
  });
});

test('GitHub: commands for the lines of a pull request, from the root of the repository, without hints', async () => {
  const cwd = place.file('story, part 1');
  mkdirSync(cwd);
  writeFileSync(path.join(cwd, 'draft.story'), `[[prop: LAMP]]\n\n${SLIPS}`);
  const { stdout } = await place.slateline(['check', '--format', 'github', 'draft.story'], {
    cwd,
    env: { GITHUB_WORKSPACE: place.dir },
  });
  expect(stdout.split('\n')).toEqual([
    '::error file=story%2C part 1/draft.story,line=8,endLine=8,col=13,endColumn=16,title=Slateline SL2501::There is no variable gold. Declare it with [[var: gold = 0]].',
    expect.stringMatching(/^::warning .*title=Slateline SL2703::/),
    '',
  ]);
});

test('the project says how grave a problem is; slips in that are named', async () => {
  const cwd = project(
    { 'main.story': SLIPS },
    { diagnostics: { SL2501: 'warning', SL2703: 'off', SL27O3: 'off', SL9999: 'error' } },
  );
  const { code, stdout, stderr } = await place.slateline(['check', '--format', 'plain'], { cwd });
  expect(code).toBe(0);
  expect(stdout).toContain('main.story:6:13 warning SL2501');
  expect(stdout).not.toContain('SL2703');
  expect(stderr).toContain('diagnostics names SL27O3, which is no problem’s code. Did you mean SL2703?');
  expect(stderr).toContain('diagnostics names SL9999, which is no problem’s code. docs/language/problems.md');
});

test('a severity that does not exist is named with its place', async () => {
  const cwd = project({ 'main.story': SLIPS }, { diagnostics: { SL2703: 'never' } });
  const { code, stderr } = await place.slateline(['check'], { cwd });
  expect(code).toBe(3);
  expect(stderr).toMatch(/manifest-invalid[\s\S]*at diagnostics\.SL2703/);
});

test('a .fountain file outside of a project has hints only; in a project it counts', async () => {
  const text = 'INT. TOWER - NIGHT\n\n[[if: trust > 1]]\n\nRain.\n\n[[jump: the\n';
  writeFileSync(place.file('draft.fountain'), text);
  const alone = await place.slateline(['check', 'draft.fountain', '--json']);
  expect(alone.code).toBe(0);
  const { counts } = alone.json() as { counts: Record<string, number> };
  expect(counts).toMatchObject({ error: 0, warning: 0, info: 0 });
  expect(counts['hint']).toBeGreaterThan(1);
  const cwd = project({ 'main.fountain': text }, { scripts: { main: 'main.fountain' } });
  expect((await place.slateline(['check'], { cwd })).code).toBe(1);
});

test('included files are checked with the project, each once; one that is missing is a warning where it is named', async () => {
  const cwd = project(
    {
      'main.story': '[[include: bible.story]]\n[[include: gone.story]]\n\nINT. ROOM - DAY\n\nRain.\n',
      'more.story': '[[include: bible.story]]\n\nINT. ROOM - DAY\n\nRain.\n',
      'bible.story': '[[character: MARA]]\n[[character: MARA]]\n',
    },
    { scripts: { main: 'main.story', more: 'more.story' } },
  );
  const { stdout } = await place.slateline(['check', '--format', 'plain'], { cwd });
  expect(stdout.split('\n')).toEqual([
    expect.stringMatching(/^main\.story:2:\d+ warning SL9003 The included file gone\.story is missing\./),
    expect.stringMatching(/^bible\.story:2:14 warning SL2006 /),
    '3 scripts: 0 errors, 2 warnings, 0 hints',
    '',
  ]);
});

test('the example production has nothing to complain about', async () => {
  const cwd = place.file('workspace');
  copyWorkspace(cwd);
  const { code, json } = await place.slateline(['check', '--strict', '--json'], { cwd });
  expect(code).toBe(0);
  expect(json()).toMatchObject({ files: { length: 3 }, counts: { error: 0, warning: 0 } });
});

test('--watch checks again when a script, what it includes or the project changes, and ends on Ctrl-C', async () => {
  const cwd = project({ 'main.story': '[[include: bible.story]]\n\nINT. ROOM - DAY\n\n{gold}\n', 'bible.story': '\n' });
  const main = path.resolve(import.meta.dirname, '../../runner/cli/main.ts');
  const child = spawn(
    process.execPath,
    ['--disable-warning=ExperimentalWarning', main, 'check', '--watch', '--format', 'plain'],
    {
      cwd,
      env: { ...process.env, NO_COLOR: '1', SLATELINE_PROJECT: '' },
      stdio: ['ignore', 'pipe', 'pipe'],
    },
  );
  try {
    let output = '';
    let heard = () => {};
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding('utf8').on('data', (text: string) => {
        output += text;
        heard();
      });
    }
    /** What is printed from the last answer on until `wanted` is, and the check has ended. */
    const until = (wanted: string) =>
      new Promise<void>((resolve) => {
        heard = () => {
          const at = output.indexOf(wanted);
          if (at < 0 || output.indexOf('waiting for changes', at) < 0) return;
          output = '';
          resolve();
        };
        heard();
      });
    const save = (name: string, text: string) => {
      // As editors do: a new file in the old one's place.
      writeFileSync(path.join(cwd, `${name}.new`), text);
      renameSync(path.join(cwd, `${name}.new`), path.join(cwd, name));
    };
    await until('2 scripts: 1 error');
    save('bible.story', '[[var: gold = 3]]\n');
    await until('2 scripts: 0 errors, 0 warnings');
    save('main.story', '[[include: bible.story]]\n\nINT. ROOM - DAY\n\n{gold}\n\n!! CUU - A hand\n');
    await until('2 scripts: 0 errors, 1 warning');
    save('project.json', '{ "slateline": 1, ');
    await until('manifest-syntax');
    save(
      'project.json',
      JSON.stringify({
        slateline: 1,
        id: 'check',
        name: 'Check',
        created: '2026-01-01T00:00:00Z',
        scripts: { main: 'main.story' },
        diagnostics: { SL2702: 'error' },
      }),
    );
    await until('2 scripts: 1 error, 0 warnings');
    const exit = new Promise((resolve) => child.once('exit', resolve));
    child.kill('SIGINT');
    expect(await exit).toBe(130);
  } finally {
    child.kill('SIGKILL');
  }
});
