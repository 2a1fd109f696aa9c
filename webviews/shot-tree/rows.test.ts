import { expect, test } from 'vitest';
import type { Board, CardState, ShotCard, ToShotTree } from './protocol.ts';
import { GAP, layOut, metricsFor, moveBy, placeOf } from './rows.ts';
import { countStates, EMPTY, receive, type Wall } from './wall-store.ts';

const NOTHING = { states: [], search: '' };
const urlOf = () => 'blob:1';
const dropped: string[] = [];
const drop = (url: string): void => void dropped.push(url);

function card(id: string, state: CardState = 'fresh', words = `words of ${id}`): ShotCard {
  const label = id.split('/')[1]!;
  return {
    id,
    label,
    derived: false,
    size: 'MS',
    words,
    move: null,
    duration: 2000,
    state,
    why: '',
    image: null,
    takes: 0,
    speech: '',
  };
}

function board(scenes: ShotCard[][], fresh = true): ToShotTree {
  return {
    type: 'board',
    title: 'Film',
    script: 'file:///film.story',
    scripts: [],
    media: '',
    canRun: true,
    runner: 'connected',
    duration: 0,
    chapters: [{ title: 'One', synopsis: '' }],
    scenes: scenes.map((shots, index) => ({
      index,
      chapter: 0,
      number: String(index + 1),
      heading: `INT. ROOM ${index + 1} - DAY`,
      synopsis: '',
      duration: 0,
      shots: shots.length,
    })),
    shots: Object.fromEntries(scenes.flatMap((shots, index) => (shots.length > 0 ? [[index, shots]] : []))),
    fresh,
  } satisfies Board;
}

const scenes = [
  [card('1/1'), card('1/2', 'stale'), card('1/3')],
  [card('2/1', 'missing'), card('2/2')],
];
const wall = receive(EMPTY, board(scenes), urlOf, drop);
const two = metricsFor(500, 200);
const rows = layOut(wall, NOTHING, two);

test('chapters, headings and rows of cards stand one below the other', () => {
  expect(two.columns).toBe(2);
  expect(rows.map((row) => (row.kind === 'cards' ? row.cards.map(({ id }) => id).join(' ') : row.kind))).toEqual([
    'chapter',
    'scene',
    '1/1 1/2',
    '1/3',
    'scene',
    '2/1 2/2',
  ]);
  expect(two.card * 2 + GAP).toBeLessThanOrEqual(500);
});

test('arrow keys walk the wall, over headings, and stop at its ends', () => {
  const walk = (from: string | null, ...keys: string[]) => keys.reduce((at, key) => moveBy(key, rows, at, 2), from);
  expect(walk('1/1', 'ArrowRight', 'ArrowRight')).toBe('1/3');
  expect(walk('1/2', 'ArrowDown')).toBe('1/3'); // no card below: the last of that row
  expect(walk('1/1', 'ArrowDown', 'ArrowDown', 'ArrowDown')).toBe('2/1');
  expect(walk('2/2', 'ArrowRight')).toBe('2/2');
  expect(walk('2/2', 'Home')).toBe('1/1');
  expect(walk(null, 'End')).toBe('2/2');
  expect(walk(null, 'ArrowDown')).toBe('1/1');
  expect(walk('1/1', 'x')).toBeNull();
});

test('a filter leaves out what is not meant, with its headings', () => {
  const stale = layOut(wall, { states: ['stale'], search: '' }, two);
  expect(stale.map(({ kind }) => kind)).toEqual(['chapter', 'scene', 'cards']);
  expect(placeOf(stale, '1/2')).toEqual({ row: 2, column: 0 });
  expect(placeOf(stale, '2/1')).toBeNull();
  expect(layOut(wall, { states: [], search: 'room 2' }, two).filter(({ kind }) => kind === 'cards')).toHaveLength(1);
  expect(layOut(wall, { states: [], search: 'nowhere' }, two)).toEqual([]);
});

test('a board that carries one scene leaves the others as they were', () => {
  const rendered = receive(wall, board([[], [card('2/1'), card('2/2')]], false), urlOf, drop);
  expect(rendered.shots.get(0)).toBe(wall.shots.get(0));
  expect([...countStates(rendered.shots)]).toEqual([
    ['fresh', 4],
    ['stale', 1],
  ]);
  const fewer = receive(wall, board([[card('1/1')]], false), urlOf, drop);
  expect([...fewer.shots.keys()]).toEqual([0]);
});

test('a preview is shown while its shot is made, and let go when that is over', () => {
  const making = receive(wall, board([[], [card('2/1', 'rendering')]], false), urlOf, drop);
  const data = new ArrayBuffer(1);
  const preview = { type: 'image/png', data };
  const shown: Wall = receive(
    making,
    { type: 'progress', id: '2/1', progress: 0.5, step: 'drawing', preview },
    urlOf,
    drop,
  );
  expect(shown.progress.get('2/1')).toEqual({ progress: 0.5, step: 'drawing', preview: 'blob:1' });
  const over = receive(shown, board([[], [card('2/1')]], false), urlOf, drop);
  expect(over.progress.size).toBe(0);
  expect(dropped).toEqual(['blob:1']);
});

test('three thousand shots are laid out as rows', () => {
  const long = Array.from({ length: 300 }, (_, scene) =>
    Array.from({ length: 10 }, (__, shot) => card(`${scene + 1}/${shot + 1}`)),
  );
  const laid = layOut(receive(EMPTY, board(long), urlOf, drop), NOTHING, metricsFor(1200, 250));
  expect(laid).toHaveLength(1 + 300 + 300 * 3);
  expect(placeOf(laid, '300/10')).toEqual({ row: laid.length - 1, column: 1 });
});
