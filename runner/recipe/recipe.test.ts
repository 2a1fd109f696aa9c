import { rmSync, symlinkSync } from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { afterEach, describe, expect, test } from 'vitest';
import type { Shot } from '../../grammar/story/schema.ts';
import { makeProject, readSource, removeProject, writeFileIn, writeScript } from '../../tests/fixtures/film.ts';
import type { Project, ScriptSource } from '../contracts/project.ts';
import { Recipe } from '../contracts/recipe.ts';
import { sha256 } from '../files/hash.ts';
import { keyOfShot } from '../takes/key.ts';
import { compareRecipes, difference } from './compare.ts';
import { Composer } from './composer.ts';
import { FileHashes } from './file-hashes.ts';
import { frameSize } from './frame-size.ts';
import { recipeHash } from './hash.ts';
import { composePrompt } from './prompt.ts';
import { derivedSeed, furtherSeed, seedSteps } from './seed.ts';

async function composeRecipe(project: Project, source: ScriptSource, shot: Shot, key = keyOfShot(source, shot)) {
  const composer = await Composer.open(project, source, new FileHashes(project));
  return { recipe: composer.compose(shot, key), problems: [...composer.problems] };
}

const FILM = `Title: *Low Water*

[[include: bible.story]]
[[style: noir | prompt: ink wash, hard shadow | negative: colour]]

INT. LIGHTHOUSE - NIGHT #12#

[[beat: Midpoint | tension: 7 | feel: dread]]

!! CU - MARA, salt on her lashes, holds the BRASS KEY | 2.5s | dolly in | 85mm | low angle | negative: smile #3B#

MARA
(whispering)
He is late.

!! WIDE - Waves break on the basalt | 4s | style: dawn | seed: 42 | aspect: 2.39:1 #4#
`;

const BIBLE = `[[character: MARA VOSS | as: MARA | look: thirty, yellow raincoat | color: #d0a020 | ref: 01_Assets/mara.png]]
[[location: LIGHTHOUSE | look: white tower, black door]]
[[prop: BRASS KEY | look: long as a hand]]
[[style: dawn | prompt: pale watercolour]]
`;

let project: Project;
afterEach(() => removeProject(project));

function setUp(film = FILM, bible = BIBLE): Project {
  project = makeProject(film);
  writeFileIn(project, '02_Source_Creative/Scripts/bible.story', bible);
  writeFileIn(project, '01_Assets/mara.png', 'pixels of Mara');
  return project;
}

async function composed(shot: number, at: Project = project) {
  const source = await readSource(at);
  return composeRecipe(at, source, source.story.scenes[0]!.shots[shot]!);
}

describe('composing', () => {
  test('direct, identity, aesthetic and context come from the script and from what it includes', async () => {
    setUp();
    const { recipe, problems } = await composed(0);
    expect(problems).toEqual([]);
    expect(Recipe.parse(recipe)).toEqual(recipe);
    expect(recipe.direct).toMatchObject({
      size: 'CU',
      movement: 'dolly in',
      lens: 85,
      angle: 'low',
      negative: 'smile',
    });
    expect(recipe.identity.characters).toEqual([
      {
        name: 'MARA VOSS',
        look: 'thirty, yellow raincoat',
        color: '#d0a020',
        lora: null,
        refs: [{ path: '01_Assets/mara.png', sha256: sha256('pixels of Mara') }],
      },
    ]);
    expect(recipe.identity.props).toEqual([{ name: 'BRASS KEY', look: 'long as a hand', refs: [] }]);
    expect(recipe.identity.location).toMatchObject({ name: 'LIGHTHOUSE', look: 'white tower, black door' });
    // The film's own first style is its look wherever a shot names none.
    expect(recipe.aesthetic).toMatchObject({ style: 'noir', prompt: 'ink wash, hard shadow', negative: 'colour' });
    expect(recipe.context).toMatchObject({
      interior: 'INT',
      time: 'NIGHT',
      beat: { name: 'Midpoint', tension: 7, feel: 'dread' },
      cast: [{ name: 'MARA VOSS', color: '#d0a020' }],
      lines: [{ character: 'MARA VOSS', text: 'He is late.', parenthetical: 'whispering' }],
    });
    expect(recipe.slate).toEqual({ title: 'Low Water', scene: '12', shot: '3B' });
    expect(recipe.output).toEqual({ width: 1920, height: 1080, duration: 2500 });
    expect(recipe.seed).toBe(derivedSeed({ script: 'film', scene: '12', shot: '3B' }));
  });

  test('a shot’s own style, seed and aspect win', async () => {
    setUp();
    const { recipe } = await composed(1);
    expect(recipe.aesthetic).toMatchObject({ style: 'dawn', prompt: 'pale watercolour', aspect: '2.39:1' });
    expect(recipe.seed).toBe(42);
    expect(recipe.output).toMatchObject({ width: 1920, height: 804 });
  });

  test('a missing, an outside and a linked reference are named in words', async () => {
    setUp(FILM.replace('#4#', '| ref: nowhere.png | ref: ../../etc/passwd | ref: 01_Assets/link.png #4#'));
    symlinkSync('/etc/hostname', path.join(project.root, '01_Assets/link.png'));
    const { recipe, problems } = await composed(1);
    expect(recipe.direct.refs).toEqual([]);
    expect(problems).toEqual([
      'The reference nowhere.png is missing. Add the file, or mend the path.',
      '"../../etc/passwd" leads outside the project. Copy the file into 01_Assets and refer to it from there.',
      'The reference 01_Assets/link.png is a link that leads outside the project. Copy the file itself.',
    ]);
  });

  test('a script or an include that is a link to somewhere outside is refused', async () => {
    setUp(FILM.replace('[[include: bible.story]]', '[[include: bible.story]]\n[[include: secrets.story]]'));
    const scripts = path.join(project.root, '02_Source_Creative/Scripts');
    symlinkSync('/etc/passwd', path.join(scripts, 'secrets.story'));
    expect((await readSource(project)).included.problems).toEqual([
      'The included file secrets.story is a link that leads outside. Copy the file itself.',
    ]);
    rmSync(path.join(scripts, 'film.story'));
    symlinkSync('/etc/passwd', path.join(scripts, 'film.story'));
    await expect(readSource(project)).rejects.toThrow(/film\.story is a link that leads outside the project/);
  });

  test('includes in a circle are harmless', async () => {
    setUp(FILM, `[[include: film.story]]\n${BIBLE}`);
    expect((await composed(0)).problems).toEqual([]);
  });
});

describe('the hash', () => {
  test('is the same for two clones and whatever the line endings and accents’ encoding', async () => {
    const film = FILM.replace('Waves break', 'Écume breaks');
    setUp(film);
    const first = recipeHash((await composed(1)).recipe);
    const clone = makeProject(film.normalize('NFD').replace(/\n/g, '\r\n'));
    writeFileIn(clone, '02_Source_Creative/Scripts/bible.story', BIBLE);
    writeFileIn(clone, '01_Assets/mara.png', 'pixels of Mara');
    try {
      expect(recipeHash((await composed(1, clone)).recipe)).toBe(first);
    } finally {
      removeProject(clone);
    }
  });

  test('covers the content of every reference, and an LFS pointer stands for it', async () => {
    setUp();
    const before = recipeHash((await composed(0)).recipe);
    const pointer = (content: string): string =>
      `version https://git-lfs.github.com/spec/v1\noid sha256:${sha256(content)}\nsize ${content.length}\n`;
    writeFileIn(project, '01_Assets/mara.png', pointer('pixels of Mara'));
    expect(recipeHash((await composed(0)).recipe)).toBe(before);
    writeFileIn(project, '01_Assets/mara.png', pointer('another Mara'));
    expect(recipeHash((await composed(0)).recipe)).not.toBe(before);
  });

  test('does not move with what stands elsewhere in the script', async () => {
    setUp();
    const before = recipeHash((await composed(0)).recipe);
    writeScript(project, FILM.replace('[[style:', '/* a remark\nof two lines */\n\n[[style:'));
    expect(recipeHash((await composed(0)).recipe)).toBe(before);
  });

  test('ignores the order of keys', async () => {
    setUp();
    const { recipe } = await composed(0);
    const turned = Object.fromEntries(Object.entries(recipe).reverse()) as Recipe;
    expect(recipeHash(turned)).toBe(recipeHash(recipe));
  });
});

describe('why a take is stale', () => {
  const reasons = async (change: (film: string) => string, consumes: string[], bible = BIBLE, shot = 0) => {
    setUp();
    const was = (await composed(shot)).recipe;
    writeScript(project, change(FILM));
    writeFileIn(project, '02_Source_Creative/Scripts/bible.story', bible);
    return compareRecipes(was, (await composed(shot)).recipe, consumes).map(
      ({ label, was, now }) => `${label}: ${was} → ${now}`,
    );
  };
  const same = (film: string): string => film;

  test('the shot’s words', async () => {
    expect(await reasons((film) => film.replace('salt on', 'rain on'), ['direct'])).toEqual([
      'the shot’s words: MARA, salt on her lashes, holds the BRASS KEY → MARA, rain on her lashes, holds the BRASS KEY',
    ]);
  });

  test('a long text is cut down to where it differs', () => {
    const look =
      'ferrywoman of sixty-four, short and broad, ochre oilskin to the knee, grey plait pinned under a flat cap';
    expect(difference(look, look.replace('grey', 'white'))).toEqual({
      was: '…oilskin to the knee, grey plait pinned under a…',
      now: '…oilskin to the knee, white plait pinned under a…',
    });
    expect(difference(look, `${look}, hands black`)).toEqual({
      was: '…pinned under a flat cap',
      now: '…pinned under a flat cap, hands black',
    });
    expect(difference(look, `Tall ${look}`).now).toBe('Tall ferrywoman of sixty-four,…');
    const words = fc.array(fc.constantFrom('rain', 'on', 'the', 'sea'), { minLength: 8, maxLength: 40 });
    fc.assert(
      fc.property(words, words, (a, b) => {
        const [was, now] = [a.join(' '), b.join(' ')];
        const cut = difference(was, now);
        expect(cut.was === cut.now).toBe(was === now);
      }),
    );
  });

  test('a look, called by name', async () => {
    expect(await reasons(same, ['identity'], BIBLE.replace('yellow', 'red'))).toEqual([
      'MARA VOSS’s look: thirty, yellow raincoat → thirty, red raincoat',
    ]);
  });

  test('the lines spoken, and nothing where the backend does not hear them', async () => {
    const change = (film: string): string => film.replace('He is late.', 'She is early.');
    expect(await reasons(change, ['direct', 'context'])).toEqual(['the lines spoken: He is late. → She is early.']);
    removeProject(project);
    expect(await reasons(change, ['direct', 'identity', 'context.place'])).toEqual([]);
  });

  test('camera, lens and duration in their units', async () => {
    const change = (film: string): string => film.replace('2.5s | dolly in | 85mm', '4s | static | 35mm');
    expect(await reasons(change, ['direct', 'output'])).toEqual([
      'the camera movement: dolly in → static',
      'the lens: 85 mm → 35 mm',
      'the duration: 2.5 s → 4 s',
    ]);
  });

  test('the content of a reference', async () => {
    setUp();
    const was = (await composed(0)).recipe;
    writeFileIn(project, '01_Assets/mara.png', 'another costume');
    const [reason] = compareRecipes(was, (await composed(0)).recipe, ['identity.characters.refs']);
    expect(reason).toMatchObject({ field: 'identity.characters.refs', label: 'MARA VOSS’s references' });
    expect(reason!.was).not.toBe(reason!.now);
  });

  test('a further take of the same seed is not stale; another seed in the script is', async () => {
    setUp();
    const now = (await composed(1)).recipe;
    expect(compareRecipes({ ...now, seed: furtherSeed(now.seed, 3) }, now, ['seed'])).toEqual([]);
    expect(compareRecipes({ ...now, seed: 43 }, now, ['seed']).map(({ label }) => label)).toEqual(['the seed']);
  });
});

test('seeds: every step comes back, and two shots have two seeds', () => {
  fc.assert(
    fc.property(fc.nat(0xffffffff), fc.nat(1023), (base, steps) => seedSteps(base, furtherSeed(base, steps)) === steps),
  );
  expect(furtherSeed(42, 0)).toBe(42);
  expect(derivedSeed({ script: 'film', scene: '1', shot: '1' })).not.toBe(
    derivedSeed({ script: 'film', scene: '1', shot: '2' }),
  );
});

test('frames fit inside the resolution and have even sides', () => {
  expect(frameSize([1920, 1080], '16:9')).toEqual({ width: 1920, height: 1080 });
  expect(frameSize([1920, 1080], '4:3')).toEqual({ width: 1440, height: 1080 });
  expect(frameSize([1080, 1920], '16:9')).toEqual({ width: 1080, height: 608 });
  expect(frameSize([1920, 1080], 'wide')).toEqual({ width: 1920, height: 1080 });
});

test('the prompt: the shot first, who is in it, the style, then the place and the mood', async () => {
  setUp();
  const { recipe } = await composed(0);
  expect(composePrompt(recipe)).toMatchInlineSnapshot(`
    {
      "negative": "smile, colour",
      "positive": "close-up of the face, MARA, salt on her lashes, holds the BRASS KEY. low angle, looking up, 85 mm lens, camera: dolly in. MARA VOSS: thirty, yellow raincoat. BRASS KEY: long as a hand. ink wash, hard shadow. interior, LIGHTHOUSE, night, white tower, black door. mood: dread. MARA VOSS, whispering.",
    }
  `);
});
