import { describe, expect, test } from 'vitest';
import type { Angle, ShotSize } from '../../../../grammar/story/schema.ts';
import { recipeOf, type Sketchy } from '../testing.ts';
import { stage } from './stage.ts';

const MARA = { name: 'MARA', look: 'woman in a dark coat' };
const TOM = { name: 'TOM', look: 'old fisherman, beard' };

const staged = (given: Sketchy) => stage(recipeOf(given));
const alone = (size: ShotSize, more: Sketchy = {}) =>
  staged({
    characters: [MARA],
    context: { interior: 'EXT', place: 'STREET' },
    ...more,
    direct: { size, description: 'MARA waits', ...more.direct },
  });
const heightOf = (size: ShotSize) => {
  const [figure] = alone(size).figures;
  return figure!.bottom - figure!.top;
};

describe('size', () => {
  test('each closer size draws people strictly taller', () => {
    const sizes: ShotSize[] = ['AERIAL', 'ESTABLISHING', 'EWS', 'WS', 'FS', 'MLS', 'MWS', 'MS', 'MCU', 'CU', 'ECU'];
    const heights = sizes.map(heightOf);
    expect(heights).toEqual(heights.toSorted((a, b) => a - b));
    expect(new Set(heights.map((h) => h.toFixed(2))).size).toBe(sizes.length);
  });

  test('a full shot holds the person from head to foot and little more', () => {
    const [figure] = alone('FS').figures;
    expect(figure!.top).toBeGreaterThan(0);
    expect(figure!.bottom).toBeLessThan(1);
    expect(figure!.bottom - figure!.top).toBeGreaterThan(0.78);
  });

  test('a medium shot cuts at the waist, a close-up at the shoulders, an extreme one in the face', () => {
    const shown = (size: ShotSize) => {
      const [figure] = alone(size).figures;
      return (1 - figure!.top) / (figure!.bottom - figure!.top);
    };
    expect(shown('MS')).toBeGreaterThan(0.4);
    expect(shown('MS')).toBeLessThan(0.6);
    expect(shown('CU')).toBeGreaterThan(0.16);
    expect(shown('CU')).toBeLessThan(0.3);
    expect(alone('ECU').figures[0]!.top).toBeLessThan(0);
  });

  test('the same size is the same whatever the lens, the camera moves instead', () => {
    const [wide, long] = [24, 85].map((lens) => alone('MS', { direct: { lens } }));
    const tall = (s: typeof wide) => s!.figures[0]!.bottom - s!.figures[0]!.top;
    expect(Math.abs(tall(wide) - tall(long))).toBeLessThan(0.25);
    expect(Math.abs(long!.camera.eye[2])).toBeGreaterThan(Math.abs(wide!.camera.eye[2]) * 2);
  });

  test('an insert is of the thing named and has nobody in it', () => {
    const insert = staged({
      direct: { size: 'INSERT', description: 'MARA turns the brass key' },
      characters: [MARA],
      props: ['BRASS KEY'],
    });
    expect(insert.figures).toEqual([]);
    expect(insert.subject).toBe('object');
    expect(insert.props.map((p) => p.kind)).toEqual(['key']);
  });

  test('an insert of hands is of hands, of an unknown prop a labelled thing', () => {
    expect(staged({ direct: { size: 'INSERT', description: 'Her hands' }, characters: [MARA] }).subject).toBe('hands');
    expect(
      staged({ direct: { size: 'INSERT', description: 'The astrolabe' }, props: ['ASTROLABE'] }).props,
    ).toMatchObject([{ kind: 'generic', label: 'ASTROLABE' }]);
  });

  test('an over-the-shoulder has a large near back at the edge and the subject beyond it', () => {
    for (const [description, near, far] of [
      ['MARA over TOM’s shoulder', 'TOM', 'MARA'],
      ['Over MARA, TOM listens', 'MARA', 'TOM'],
    ] as const) {
      const { figures } = staged({ direct: { size: 'OTS', description }, characters: [MARA, TOM] });
      const shoulder = figures.find((f) => f.role === 'foreground')!;
      const subject = figures.find((f) => f.role === 'subject')!;
      expect([shoulder.name, subject.name]).toEqual([near, far]);
      expect(shoulder.bottom - shoulder.top).toBeGreaterThan((subject.bottom - subject.top) * 1.25);
      expect(Math.abs(shoulder.x - 0.5)).toBeGreaterThan(0.15);
      expect(figures.at(-1)).toBe(shoulder);
    }
  });

  test('a point of view does not show whose it is', () => {
    const { figures, pointOfView } = staged({
      direct: { size: 'POV', description: 'MARA sees TOM at the door' },
      characters: [MARA, TOM],
    });
    expect(pointOfView).toBe(true);
    expect(figures.map((f) => f.name)).toEqual(['TOM']);
  });

  test('a two shot has two people, both within the frame', () => {
    const { figures } = staged({ direct: { size: 'TWO SHOT', description: 'They wait' }, cast: ['MARA', 'TOM'] });
    expect(figures).toHaveLength(2);
    for (const figure of figures) {
      expect(figure.x).toBeGreaterThan(0.1);
      expect(figure.x).toBeLessThan(0.9);
    }
  });
});

test('however tall the others, no head is cut off', () => {
  const child = { name: 'PIP', look: 'boy of nine' };
  const giant = { name: 'BORIS', look: 'very tall man' };
  for (const size of ['TWO SHOT', 'MS', 'MLS', 'FS'] as const) {
    const { figures } = staged({
      direct: { size, description: 'PIP sits. BORIS stands.' },
      characters: [child, giant],
    });
    for (const figure of figures) {
      expect(figure.top).toBeGreaterThan(0);
    }
  }
});

describe('the line', () => {
  const cast = ['MARA', 'TOM', 'PIP'];
  const all = [MARA, TOM, { name: 'PIP', look: 'boy' }];

  test.each(Array.from({ length: 12 }, (_, seed) => seed * 7919))(
    'people keep their sides in every shot (seed %i)',
    (seed) => {
      for (const size of ['WS', 'FS', 'MS', 'OTS', 'TWO SHOT'] as const) {
        for (const order of [
          [MARA, TOM],
          [TOM, MARA],
        ]) {
          const { figures } = staged({ direct: { size, description: '' }, characters: order, cast, seed });
          const x = (name: string) => figures.find((f) => f.name === name)!.x;
          expect(x('MARA')).toBeLessThan(x('TOM'));
        }
      }
      const { figures } = staged({ direct: { size: 'FS', description: '' }, characters: all, cast, seed });
      expect(figures.toSorted((a, b) => a.x - b.x).map((f) => f.name)).toEqual(cast);
    },
  );

  test('who stands left looks right and the other way round, in singles too', () => {
    const facing = (name: string, size: ShotSize) => {
      const { figures, camera } = staged({
        direct: { size, description: name },
        characters: [name === 'MARA' ? MARA : TOM],
        cast: ['MARA', 'TOM'],
      });
      return Math.sin(figures[0]!.yaw - -camera.yaw * -1);
    };
    for (const size of ['MCU', 'CU', 'MS', 'FS'] as const) {
      expect(facing('MARA', size)).toBeGreaterThan(0);
      expect(facing('TOM', size)).toBeLessThan(0);
    }
  });

  test('whoever speaks is marked, and is the one in a single', () => {
    const { figures } = staged({
      direct: { size: 'CU', description: 'MARA and TOM' },
      characters: [MARA, TOM],
      context: { lines: [{ character: 'TOM', text: 'Well?', parenthetical: 'angry', expression: null }] },
    });
    expect(figures).toMatchObject([{ name: 'TOM', speaking: true, mood: 'angry' }]);
  });
});

test('somebody who declares no colour keeps one through all scenes, whoever else is there', () => {
  const colorOf = (cast: { name: string; look: string }[]) =>
    staged({ characters: cast, direct: { size: 'MS', description: 'TOM waits' } }).figures.find(
      (f) => f.name === 'TOM',
    )!.color;
  const PRIEST = { name: 'PRIEST', look: 'old priest' };
  expect(colorOf([TOM])).toBe(colorOf([MARA, TOM]));
  expect(colorOf([PRIEST, TOM])).toBe(colorOf([TOM, MARA]));
});

describe('angle', () => {
  const horizon = (angle: Angle) => alone('FS', { direct: { angle } }).horizon;

  test('the horizon lies low from below and high from above', () => {
    expect(horizon('ground')).toBeGreaterThan(horizon('eye') + 0.1);
    expect(horizon('low')).toBeGreaterThan(horizon('eye') + 0.1);
    expect(horizon('high')).toBeLessThan(0);
    expect(horizon('overhead')).toBeLessThan(horizon('high'));
  });

  test('a dutch angle tilts the camera and nothing else does', () => {
    expect(Math.abs(alone('FS', { direct: { angle: 'dutch' } }).camera.roll)).toBeGreaterThan(0.1);
    expect(alone('FS', { direct: { angle: 'low' } }).camera.roll).toBe(0);
  });

  test('from overhead people are seen from the top', () => {
    expect(alone('FS', { direct: { angle: 'overhead' } }).subject).toBe('top view');
  });
});

describe('place', () => {
  test.each([
    ['INT', 'LIGHTHOUSE - KITCHEN', 'kitchen', true],
    ['INT', 'SAINT MARY CHURCH', 'church', true],
    ['INT', 'SOMEWHERE ELSE', 'room', true],
    ['EXT', 'HARBOUR', 'harbour', false],
    ['EXT', 'BACK STREET', 'street', false],
    ['EXT', 'NOWHERE', 'open', false],
    [null, 'FOREST', 'forest', false],
  ] as const)('%s %s is drawn as %s', (interior, place, kind, inside) => {
    expect(staged({ context: { interior, place } }).setting).toMatchObject({ kind, interior: inside });
  });

  test.each([
    ['NIGHT', 'night'],
    ['LATE AFTERNOON', 'dusk'],
    ['DAWN', 'dawn'],
    ['CONTINUOUS', 'day'],
  ] as const)('%s is %s', (time, hour) => {
    expect(staged({ context: { time } }).setting.time).toBe(hour);
  });

  test('weather is read by whole words', () => {
    const weather = (description: string) => staged({ direct: { description } }).setting.weather;
    expect(weather('Rain on the roof').rain).toBe(true);
    expect(weather('The train leaves').rain).toBe(false);
    expect(weather('No rain tonight').rain).toBe(false);
    expect(weather('Thick fog').fog).toBe(true);
  });

  test('a place looks the same in every shot, whatever the seed', () => {
    const layouts = [1, 2, 3].map((seed) => staged({ seed }).setting.layout);
    expect(new Set(layouts).size).toBe(1);
  });
});

describe('vehicles', () => {
  test('who rows is in the boat, who rides is on the bicycle', () => {
    const rowing = staged({
      direct: { size: 'WS', description: 'TOM rows the boat' },
      characters: [TOM],
      context: { interior: 'EXT', place: 'SEA' },
    });
    expect(rowing.props).toMatchObject([{ kind: 'boat', at: [rowing.figures[0]!.at[0], 0, expect.any(Number)] }]);
    const riding = staged({
      direct: { size: 'WS', description: 'MARA rides a bicycle' },
      characters: [MARA],
      context: { interior: 'EXT', place: 'ROAD' },
    });
    expect(riding.figures[0]!.at[1]).toBeGreaterThan(0.2);
    expect(riding.props[0]!.at![0]).toBe(riding.figures[0]!.at[0]);
  });

  test('a likeness is not a thing', () => {
    expect(staged({ direct: { size: 'WS', description: 'A winch as large as a horse' } }).props).toEqual([]);
  });
});

describe('seed', () => {
  test('the same recipe is the same staging', () => {
    expect(alone('MS')).toEqual(alone('MS'));
  });

  test('other seeds give other stagings', () => {
    const eyes = Array.from({ length: 8 }, (_, seed) => alone('WS', { seed: seed * 999 }).camera.eye[0].toFixed(3));
    expect(new Set(eyes).size).toBe(8);
  });
});
