/**
 * The wall as rows, each of a known height: chapters, scene headings, and as many cards side by side as fit. Also the
 * way the arrow keys go through it. Plain functions, so that three thousand shots are laid out without a document.
 */
import type { CardState, SceneHead, ShotCard } from './protocol.ts';
import type { Wall } from './wall-store.ts';

export type Row =
  | { kind: 'chapter'; title: string; synopsis: string; height: number }
  | { kind: 'scene'; scene: SceneHead; cards: readonly ShotCard[]; height: number }
  | { kind: 'cards'; scene: SceneHead; cards: readonly ShotCard[]; height: number };

export interface WallFilter {
  states: readonly CardState[];
  search: string;
}

export interface Metrics {
  columns: number;
  /** Width of one card, pixels. */
  card: number;
}

export const GAP = 14;
const WORDS = 66;
const CHAPTER = 76;
const SCENE = 46;

/** As many columns of at least `wanted` pixels as fit, and how wide they then are. */
export function metricsFor(width: number, wanted: number): Metrics {
  const columns = Math.max(1, Math.floor((width + GAP) / (wanted + GAP)));
  return { columns, card: Math.floor((width - GAP * (columns - 1)) / columns) };
}

export function layOut(wall: Wall, { states, search }: WallFilter, { columns, card }: Metrics): Row[] {
  const { board } = wall;
  if (board === null) return [];
  const needle = search.trim().toLowerCase();
  const filtered = states.length > 0 || needle !== '';
  const rows: Row[] = [];
  let chapter = -1;
  for (const scene of board.scenes) {
    const all = wall.shots.get(scene.index) ?? [];
    const cards = filtered ? all.filter((shot) => fits(shot, scene, states, needle)) : all;
    if (filtered && cards.length === 0) continue;
    if (scene.chapter !== chapter) {
      chapter = scene.chapter;
      const { title = '', synopsis = '' } = board.chapters[chapter] ?? {};
      if (title !== '') rows.push({ kind: 'chapter', title, synopsis, height: CHAPTER });
    }
    rows.push({ kind: 'scene', scene, cards, height: SCENE });
    for (let at = 0; at < cards.length; at += columns) {
      const height = Math.round((card * 9) / 16) + WORDS + GAP;
      rows.push({ kind: 'cards', scene, cards: cards.slice(at, at + columns), height });
    }
  }
  return rows;
}

function fits(shot: ShotCard, scene: SceneHead, states: readonly CardState[], needle: string): boolean {
  if (states.length > 0 && !states.some((state) => state === shot.state || alike(state, shot.state))) return false;
  if (needle === '') return true;
  const text = `${scene.number}${shot.label} ${scene.number} ${shot.label} ${shot.size ?? ''} ${shot.words} ${shot.speech} ${scene.heading}`;
  return text.toLowerCase().includes(needle);
}

/** Waiting and being made are one thing to whoever looks for what is on its way. */
function alike(wanted: CardState, state: CardState): boolean {
  return wanted === 'rendering' && state === 'queued';
}

/** Row and column of a shot; null if it is not on the wall as filtered. */
export function placeOf(rows: readonly Row[], id: string | null): { row: number; column: number } | null {
  if (id === null) return null;
  for (const [row, content] of rows.entries()) {
    if (content.kind !== 'cards') continue;
    const column = content.cards.findIndex((card) => card.id === id);
    if (column >= 0) return { row, column };
  }
  return null;
}

/** The shot that a key leads to from the active one; null where the key does not move. */
export function moveBy(key: string, rows: readonly Row[], active: string | null, page: number): string | null {
  const cardRows = rows.filter((row) => row.kind === 'cards');
  const all = cardRows.flatMap((row) => row.cards);
  if (all.length === 0) return null;
  const index = all.findIndex(({ id }) => id === active);
  if (index < 0) return isMove(key) ? all.at(key === 'End' ? -1 : 0)!.id : null;
  const at = cardRows.findIndex((row) => row.cards.some(({ id }) => id === active));
  const column = cardRows[at]!.cards.findIndex(({ id }) => id === active);
  const inRow = (row: number): string => {
    const { cards } = cardRows[Math.min(Math.max(row, 0), cardRows.length - 1)]!;
    return cards[Math.min(column, cards.length - 1)]!.id;
  };
  switch (key) {
    case 'ArrowRight':
      return all[Math.min(index + 1, all.length - 1)]!.id;
    case 'ArrowLeft':
      return all[Math.max(index - 1, 0)]!.id;
    case 'ArrowDown':
      return inRow(at + 1);
    case 'ArrowUp':
      return inRow(at - 1);
    case 'PageDown':
      return inRow(at + page);
    case 'PageUp':
      return inRow(at - page);
    case 'Home':
      return all[0]!.id;
    case 'End':
      return all.at(-1)!.id;
    default:
      return null;
  }
}

function isMove(key: string): boolean {
  return /^(?:Arrow|Page|Home$|End$)/.test(key);
}
