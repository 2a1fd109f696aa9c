/** `slateline stats` and `slateline outline`: a story in numbers and in order. */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { Story } from '../../grammar/index.ts';
import { copyWorkspace, makePlace, type Place } from './run.ts';

let place: Place;
beforeEach(() => {
  place = makePlace();
});
afterEach(() => place.remove());

const SCRIPT = `Title: The Pier & <the> Sea

[[character: MARA | color: #7fb4ff]]

# One

INT. CABIN - NIGHT

Rain on the glass.

MARA
They never come.

@灯台守
(静かに)
来た。

# Two

EXT. PIER - DAWN

MARA waits.
`;

test('a table that lines up, whatever the alphabet', async () => {
  writeFileSync(place.file('pier.story'), SCRIPT);
  const { code, stdout } = await place.slateline(['stats', 'pier.story']);
  expect(code).toBe(0);
  expect(stdout).toMatchInlineSnapshot(`
    "The Pier & <the> Sea  pier.story
    2/8 pages · 7.4 s · 2 scenes · 45 % dialogue
    5 words spoken, 6 of action

    Places  scenes  pages   time
    CABIN        1    2/8  5.1 s
    PIER         1    1/8  2.2 s

    Times  scenes  pages   time
    NIGHT       1    2/8  5.1 s
    DAWN        1    1/8  2.2 s

    Inside, outside  scenes  pages   time
    INT                   1    2/8  5.1 s
    EXT                   1    1/8  2.2 s

    Characters  lines  words  share  scenes  █ speaks  ▁ is there  · is away
    MARA            1      3   60 %  1 of 2  █▁
    灯台守          1      2   40 %       1  █·
    "
  `);
});

test('--json has it all, for every script', async () => {
  const cwd = place.file('film');
  copyWorkspace(cwd);
  const { code, json } = await place.slateline(['stats', '--json'], { cwd });
  expect(code).toBe(0);
  expect(json()).toMatchObject({
    scripts: [
      {
        script: 'film',
        title: 'LOW WATER',
        scenes: { length: 8 },
        characters: [{ name: 'ODA BREK', color: '#e0a458' }, {}, {}, {}],
        branches: false,
      },
      { script: 'survey', branches: true },
    ],
  });
});

test('--svg: text is text, escaped; light and dark; the colours of the cast', async () => {
  mkdirSync(place.file('charts'));
  writeFileSync(place.file('pier.story'), SCRIPT);
  const { code, json } = await place.slateline(['stats', 'pier.story', '--svg', 'charts/pier.svg', '--json']);
  expect(code).toBe(0);
  expect(json()).toMatchObject({ chart: place.file('charts', 'pier.svg') });
  const svg = readFileSync(place.file('charts/pier.svg'), 'utf8');
  expect(svg).toContain('>The Pier &amp; &lt;the&gt; Sea</text>');
  expect(svg).toContain('>灯台守</text>');
  expect(svg).toContain('prefers-color-scheme: dark');
  expect(svg).toContain('fill:#7fb4ff');
  expect(svg).not.toMatch(/NaN|undefined|Infinity/);
});

test('a chart shows one script; an empty one is no error', async () => {
  const cwd = place.file('film');
  copyWorkspace(cwd);
  const both = await place.slateline(['stats', '--svg', 'x.svg'], { cwd });
  expect(both.code).toBe(3);
  expect(both.stderr).toContain('→ Name one: --script film');
  writeFileSync(place.file('empty.fountain'), '');
  expect((await place.slateline(['stats', 'empty.fountain', '--svg', 'empty.svg'])).code).toBe(0);
  expect(readFileSync(place.file('empty.svg'), 'utf8')).not.toMatch(/NaN|Infinity/);
});

test('outline --json is the story itself', async () => {
  writeFileSync(place.file('pier.story'), SCRIPT);
  const { code, json } = await place.slateline(['outline', '--json', 'pier.story']);
  expect(code).toBe(0);
  const { scripts } = json() as { scripts: { path: string; story: unknown }[] };
  expect(scripts).toHaveLength(1);
  expect(Story.parse(scripts[0]!.story).scenes.map((scene) => scene.heading)).toEqual([
    'INT. CABIN - NIGHT',
    'EXT. PIER - DAWN',
  ]);
});
