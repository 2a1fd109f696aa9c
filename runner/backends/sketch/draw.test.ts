import fc from 'fast-check';
import sharp from 'sharp';
import { describe, expect, test } from 'vitest';
import { Angle, Interior, Movement, ShotSize } from '../../../grammar/story/schema.ts';
import { Recipe } from '../../contracts/recipe.ts';
import { drawBoard } from './draw.ts';
import { drawPanel, sketch } from './index.ts';
import { drawSlate } from './marks/slate.ts';
import { dice } from './staging/random.ts';
import { stage } from './staging/stage.ts';
import { createPen } from './svg/pen.ts';
import { recipeOf } from './testing.ts';

const HOSTILE = [
  '<script>alert(1)</script>',
  '&amp; & "quotes" \'',
  'a\u0000b\u001b[31m',
  '\ud800 lone \udfff',
  'x'.repeat(10_000),
  '海が荒れる',
  ']]></svg>',
  '\\|{}$()*+.?[^',
];

/** Everything in the SVG is an element of ours with numbers, colours and ids in it. */
function expectClean(svg: string): void {
  expect(svg).not.toMatch(/NaN|Infinity|undefined|null/);
  expect(svg.replace(/<[/a-zA-Z]+(?: [a-zA-Z0-9:-]+="[a-zA-Z0-9 .,#%:/()_-]*")*\/?>/g, '').trim()).toBe('');
}

describe('a panel', () => {
  test('is a PNG of the size asked for, the same bytes every time', async () => {
    const recipe = recipeOf({ direct: { size: 'MS', description: 'MARA waits' }, characters: [{ name: 'MARA' }] });
    const [one, two] = [await drawPanel(recipe), await drawPanel(recipe)];
    expect(await sharp(one.bytes).metadata()).toMatchObject({ format: 'png', width: 640, height: 360, channels: 3 });
    expect(Buffer.compare(one.bytes, two.bytes)).toBe(0);
    const other = await drawPanel({ ...recipe, seed: recipe.seed + 1 });
    expect(Buffer.compare(one.bytes, other.bytes)).not.toBe(0);
  });

  test.each([
    [1920, 1080, '2.39:1'],
    [1080, 1920, '9:16'],
    [64, 64, '1:1'],
    [16, 4000, 'nonsense'],
  ])('%i × %i at %s is filled', async (width, height, aspect) => {
    const panel = await drawPanel(
      recipeOf({ direct: { size: 'FS' }, characters: [{ name: 'MARA' }], aspect, output: { width, height } }),
    );
    expect(await sharp(panel.bytes).metadata()).toMatchObject({ width, height });
  });

  test.each(ShotSize.options.flatMap((size) => [...Angle.options].map((angle) => [size, angle] as const)))(
    '%s from %s is clean',
    (size, angle) => {
      const recipe = recipeOf({
        direct: { size, angle, description: 'MARA and TOM hold the lantern' },
        characters: [{ name: 'MARA' }, { name: 'TOM' }],
      });
      expectClean(drawBoard(stage(recipe)));
    },
  );

  test.each(['KITCHEN', 'CAR', 'CHURCH', 'CAVE', 'THEATRE', 'TRAIN', 'BAR', 'WAREHOUSE', 'TOWER', 'PRISON'])(
    'INT. %s is clean',
    (place) => {
      expectClean(drawBoard(stage(recipeOf({ direct: { size: 'WS' }, context: { place, time: 'NIGHT' } }))));
    },
  );

  test.each(['SEA', 'CLIFF', 'HARBOUR', 'FOREST', 'STREET', 'ROOFTOP', 'STATION', 'RIVER', 'SPACE', 'DESERT', 'BOAT'])(
    'EXT. %s in a storm is clean',
    (place) => {
      const context = { interior: 'EXT', place, time: 'DUSK' } as const;
      expectClean(drawBoard(stage(recipeOf({ direct: { size: 'WS', description: 'storm, snow, fog' }, context }))));
    },
  );
});

describe('hostile text', () => {
  test.each(HOSTILE)('%j is drawn, never written', async (text) => {
    const line = { character: text, text, parenthetical: text, expression: text };
    const recipe = recipeOf({
      direct: { size: 'MS', description: text, direction: [text], extra: { transition: text } },
      characters: [{ name: text, look: text, color: text }],
      props: [text],
      context: { place: text, time: text, action: [text], lines: [line] },
    });
    for (const size of ['MS', 'INSERT', 'OTS', 'POV'] as const) {
      expectClean(drawBoard(stage({ ...recipe, direct: { ...recipe.direct, size } })));
    }
    expect((await drawPanel(recipe)).bytes.length).toBeGreaterThan(1000);
  });
});

test('text stays within its strip', () => {
  const strip = { x: 20, y: 900, width: 1880, height: 140 };
  fc.assert(
    fc.property(
      fc.array(fc.string({ unit: 'grapheme', maxLength: 300 }), { minLength: 8, maxLength: 8 }),
      ([number, title, size, camera, duration, location, words, speaker]) => {
        const pen = createPen(1, dice(1, 'test'));
        drawSlate(pen, strip, {
          number: number!,
          title: title!,
          size: size!,
          camera: camera!,
          duration: duration!,
          location: location!,
          words: words!,
          speaker: speaker!,
        });
        for (const [, d] of pen.svg().matchAll(/ d="([^"]*)"/g)) {
          const numbers = [...d!.matchAll(/-?\d+(?:\.\d+)?/g)].map((m) => Number(m[0]));
          for (let i = 0; i + 1 < numbers.length; i += 2) {
            expect(numbers[i]).toBeGreaterThanOrEqual(strip.x - 2);
            expect(numbers[i]).toBeLessThanOrEqual(strip.x + strip.width + 2);
            expect(numbers[i + 1]).toBeGreaterThanOrEqual(strip.y - 1);
            expect(numbers[i + 1]).toBeLessThanOrEqual(strip.y + strip.height + 1);
          }
        }
      },
    ),
    { numRuns: 40 },
  );
});

test('any recipe at all is drawn', () => {
  const word = fc.oneof(
    fc.constantFrom(
      'MARA runs',
      'sits',
      'key',
      'car',
      'night',
      'storm',
      'crowd',
      'behind',
      'over TOM',
      'holds a lantern',
      'lies',
      'rain',
      'boat',
      'dog',
      ...HOSTILE.slice(0, 4),
    ),
    fc.string({ unit: 'binary', maxLength: 30 }),
  );
  const text = fc.array(word, { maxLength: 4 }).map((words) => words.join(' '));
  const name = fc.oneof(fc.constantFrom('MARA', 'TOM', 'PIP', 'OLD MAN'), word);
  const maybe = <T>(arb: fc.Arbitrary<T>) => fc.option(arb, { nil: null });
  const recipe = fc.record({
    version: fc.constant(1 as const),
    direct: fc.record({
      size: maybe(fc.constantFrom(...ShotSize.options)),
      description: text,
      movement: maybe(fc.constantFrom(...Movement.options)),
      lens: maybe(fc.oneof(fc.integer({ min: 1, max: 2000 }), fc.double({ noNaN: true, min: 0, max: 1e6 }))),
      angle: maybe(fc.constantFrom(...Angle.options)),
      direction: fc.array(text, { maxLength: 2 }),
      negative: maybe(text),
      refs: fc.constant([]),
      extra: fc.dictionary(fc.constantFrom('transition', 'with', 'pov'), text),
    }),
    identity: fc.record({
      characters: fc.array(
        fc.record({
          name,
          look: maybe(text),
          color: maybe(fc.constantFrom('#abc', '#7fb4ff', 'red', '')),
          lora: fc.constant(null),
          refs: fc.constant([]),
        }),
        { maxLength: 7 },
      ),
      props: fc.array(fc.record({ name: word, look: maybe(text), refs: fc.constant([]) }), { maxLength: 4 }),
      location: maybe(fc.record({ name: word, look: maybe(text), refs: fc.constant([]) })),
    }),
    aesthetic: fc.record({
      style: maybe(text),
      prompt: maybe(text),
      negative: maybe(text),
      lut: fc.constant(null),
      refs: fc.constant([]),
      aspect: fc.oneof(fc.constantFrom('16:9', '2.39:1', '4:3', '9:16', '0:0', '1:9999'), text),
    }),
    context: fc.record({
      interior: maybe(fc.constantFrom(...Interior.options)),
      place: fc.oneof(fc.constantFrom('FOREST', 'CAR', 'BOAT', 'SPACE', 'TRAIN', 'STATION'), text),
      time: maybe(fc.oneof(fc.constantFrom('NIGHT', 'DAWN'), text)),
      beat: maybe(fc.record({ name: text, tension: maybe(fc.integer()), feel: maybe(text) })),
      cast: fc.array(fc.record({ name, color: maybe(fc.constantFrom('#123456', 'x')) }), { maxLength: 5 }),
      action: fc.array(text, { maxLength: 3 }),
      lines: fc.array(fc.record({ character: name, text, parenthetical: maybe(text), expression: maybe(text) }), {
        maxLength: 3,
      }),
    }),
    slate: fc.record({ title: text, scene: text, shot: text }),
    output: fc.record({
      width: fc.integer({ min: 1, max: 4000 }),
      height: fc.integer({ min: 1, max: 4000 }),
      duration: fc.integer(),
    }),
    seed: fc.integer({ min: 0, max: 0xffffffff }),
  });
  fc.assert(
    fc.property(recipe, (any) => {
      expectClean(drawBoard(stage(Recipe.parse(any))));
    }),
    { numRuns: 150 },
  );
});

describe('the backend', () => {
  const request = {
    jobId: 'j1',
    recipe: recipeOf({ direct: { size: 'CU' }, characters: [{ name: 'MARA' }] }),
    options: {},
    workflow: null,
    resolve: (path: string) => path,
  };

  test('submits, reports progress and brings one panel', async () => {
    const { signal } = new AbortController();
    const steps: number[] = [];
    const id = await sketch.submit(request, signal);
    expect(await sketch.find(request, signal)).toBe(id);
    const outputs = await sketch.collect(request, id, ({ progress }) => steps.push(progress), signal);
    expect(outputs).toHaveLength(1);
    expect(outputs[0]).toMatchObject({ type: 'image/png', width: 640, height: 360 });
    expect(steps.at(-1)).toBe(1);
  });

  test('a cancelled job brings nothing', async () => {
    await expect(sketch.collect(request, 'j1', () => {}, AbortSignal.abort())).rejects.toThrow('Cancelled');
  });

  test('what it does not consume does not change the picture', async () => {
    const { recipe } = request;
    const other = {
      ...recipe,
      direct: { ...recipe.direct, negative: 'blur', refs: [{ path: 'a.png', sha256: '0'.repeat(64) }] },
      identity: {
        ...recipe.identity,
        characters: recipe.identity.characters.map((c) => ({ ...c, lora: 'mara@0.8', refs: [] })),
      },
      aesthetic: { ...recipe.aesthetic, style: 'noir', prompt: 'rain', negative: 'colour' },
    };
    expect(drawBoard(stage(other))).toBe(drawBoard(stage(recipe)));
  });
});
