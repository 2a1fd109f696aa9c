/** The gallery as rows of known height: a heading for each shot where there are several, then its takes side by side. */
import type { ShotTakes, TakeCard } from './protocol.ts';

export type GalleryRow =
  | { kind: 'shot'; shot: ShotTakes; height: number }
  | { kind: 'takes'; shot: ShotTakes; takes: readonly TakeCard[]; height: number }
  | { kind: 'none'; shot: ShotTakes; height: number };

export const GAP = 12;
const WORDS = 44;

export interface GalleryMetrics {
  columns: number;
  card: number;
}

export function galleryMetrics(width: number, wanted = 220): GalleryMetrics {
  const columns = Math.max(1, Math.floor((width + GAP) / (wanted + GAP)));
  return { columns, card: Math.floor((width - GAP * (columns - 1)) / columns) };
}

export function galleryRows(shots: readonly ShotTakes[], { columns, card }: GalleryMetrics): GalleryRow[] {
  const rows: GalleryRow[] = [];
  for (const shot of shots) {
    if (shots.length > 1) rows.push({ kind: 'shot', shot, height: 44 });
    if (shot.takes.length === 0) rows.push({ kind: 'none', shot, height: 72 });
    for (let at = 0; at < shot.takes.length; at += columns) {
      const height = Math.round((card * 9) / 16) + WORDS + GAP;
      rows.push({ kind: 'takes', shot, takes: shot.takes.slice(at, at + columns), height });
    }
  }
  return rows;
}

/** Index of the row that holds a take; -1 if none does. */
export function rowOf(rows: readonly GalleryRow[], take: string | null): number {
  return rows.findIndex((row) => row.kind === 'takes' && row.takes.some(({ name }) => name === take));
}

/** The take a key leads to; null where the key does not move. */
export function moveTo(key: string, rows: readonly GalleryRow[], selected: string | null): string | null {
  const lines = rows.filter((row) => row.kind === 'takes');
  const all = lines.flatMap(({ takes }) => takes);
  const index = all.findIndex(({ name }) => name === selected);
  if (all.length === 0) return null;
  if (index < 0) return /^(?:Arrow|Home$|End$)/.test(key) ? all.at(key === 'End' ? -1 : 0)!.name : null;
  const line = lines.findIndex(({ takes }) => takes.some(({ name }) => name === selected));
  const column = lines[line]!.takes.findIndex(({ name }) => name === selected);
  const inLine = (at: number): string => {
    const { takes } = lines[Math.min(Math.max(at, 0), lines.length - 1)]!;
    return takes[Math.min(column, takes.length - 1)]!.name;
  };
  switch (key) {
    case 'ArrowRight':
      return all[Math.min(index + 1, all.length - 1)]!.name;
    case 'ArrowLeft':
      return all[Math.max(index - 1, 0)]!.name;
    case 'ArrowDown':
      return inLine(line + 1);
    case 'ArrowUp':
      return inLine(line - 1);
    case 'Home':
      return all[0]!.name;
    case 'End':
      return all.at(-1)!.name;
    default:
      return null;
  }
}
