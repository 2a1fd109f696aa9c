import { expect, test } from 'vitest';
import { decisionOf, undoOf } from './decisions.ts';
import { galleryMetrics, galleryRows, moveTo, rowOf } from './gallery-rows.ts';
import type { ShotTakes, TakeCard } from './protocol.ts';

function take(name: string, part: Partial<TakeCard> = {}): TakeCard {
  return {
    name,
    number: 1,
    thumbnail: null,
    image: `${name}.png`,
    width: 16,
    height: 9,
    seed: 1,
    backend: 'sketch',
    created: '2026-11-21T00:00:00Z',
    active: false,
    current: true,
    status: 'pending',
    rating: null,
    note: '',
    state: 'ok',
    ...part,
  };
}

function shot(id: string, takes: TakeCard[]): ShotTakes {
  return { id, label: id, title: '', state: 'fresh', reasons: [], error: null, takes };
}

test('one key approves, the same key takes it back', () => {
  expect(decisionOf('a', take('t'))).toEqual({ type: 'review', take: 't', status: 'approved' });
  expect(decisionOf('a', take('t', { status: 'approved' }))).toMatchObject({ status: 'pending' });
  expect(decisionOf('x', take('t', { status: 'approved' }))).toMatchObject({ status: 'rejected' });
  expect(decisionOf('q', take('t'))).toBeNull();
});

test('digits rate, and 0 takes the rating away', () => {
  expect(decisionOf('4', take('t'))).toEqual({ type: 'review', take: 't', rating: 4 });
  expect(decisionOf('0', take('t', { rating: 4 }))).toMatchObject({ rating: null });
  expect(decisionOf('6', take('t'))).toBeNull();
});

test('undo says what was so before, and nothing else', () => {
  const before = take('t', { status: 'approved', rating: 2, note: 'too dark' });
  expect(undoOf({ type: 'review', take: 't', rating: 5 }, before)).toEqual({ type: 'review', take: 't', rating: 2 });
  expect(undoOf({ type: 'review', take: 't', status: 'rejected' }, before)).toMatchObject({ status: 'approved' });
  expect(undoOf({ type: 'review', take: 't', note: '' }, before)).toMatchObject({ note: 'too dark' });
});

test('keys go through the takes of several shots', () => {
  const shots = [shot('1/1', [take('a'), take('b'), take('c')]), shot('1/2', []), shot('1/3', [take('d')])];
  const rows = galleryRows(shots, galleryMetrics(460));
  expect(rows.map(({ kind }) => kind)).toEqual(['shot', 'takes', 'takes', 'shot', 'none', 'shot', 'takes']);
  expect(moveTo('ArrowDown', rows, 'b')).toBe('c');
  expect(moveTo('ArrowRight', rows, 'c')).toBe('d');
  expect(moveTo('End', rows, null)).toBe('d');
  expect(rowOf(rows, 'd')).toBe(6);
  expect(rowOf(rows, 'x')).toBe(-1);
});
