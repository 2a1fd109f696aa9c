/**
 * What the wall shows: the last board, the cards of every scene, and how far renders are. Plain functions from state
 * and message to state; a board that carries only some scenes keeps the others.
 */
import type { Board, CardState, ShotCard, ToShotTree } from './protocol.ts';

export interface Progress {
  progress: number;
  step: string;
  /** Object URL of the last preview. */
  preview: string | null;
}

export interface Wall {
  board: Omit<Board, 'shots'> | null;
  message: string | null;
  shots: ReadonlyMap<number, readonly ShotCard[]>;
  progress: ReadonlyMap<string, Progress>;
  cursor: string | null;
}

export const EMPTY: Wall = { board: null, message: null, shots: new Map(), progress: new Map(), cursor: null };

/** `urlOf` makes an address of a preview; `drop` is told of addresses that are not shown any more. */
export function receive(
  wall: Wall,
  message: ToShotTree,
  urlOf: (type: string, data: ArrayBuffer) => string,
  drop: (url: string) => void,
): Wall {
  switch (message.type) {
    case 'empty':
      return { ...EMPTY, message: message.message };
    case 'board': {
      const { shots: changed, ...board } = message;
      const shots = new Map<number, readonly ShotCard[]>(board.fresh ? [] : wall.shots);
      for (const [index, cards] of Object.entries(changed)) shots.set(Number(index), cards);
      for (const index of shots.keys()) if (index >= board.scenes.length) shots.delete(index);
      return { ...wall, board, message: null, shots, progress: stillMaking(wall, shots, drop) };
    }
    case 'progress': {
      const before = wall.progress.get(message.id)?.preview ?? null;
      const preview = message.preview ? urlOf(message.preview.type, message.preview.data) : before;
      if (before !== null && preview !== before) drop(before);
      const { progress, step } = message;
      return { ...wall, progress: new Map(wall.progress).set(message.id, { progress, step, preview }) };
    }
    case 'cursor':
      return { ...wall, cursor: message.id };
  }
}

/** Progress of shots that are not being made any more is over. */
function stillMaking(
  wall: Wall,
  shots: ReadonlyMap<number, readonly ShotCard[]>,
  drop: (url: string) => void,
): ReadonlyMap<string, Progress> {
  if (wall.progress.size === 0) return wall.progress;
  const making = new Set<string>();
  for (const cards of shots.values()) {
    for (const { id, state } of cards) if (state === 'rendering' || state === 'queued') making.add(id);
  }
  const left = new Map<string, Progress>();
  for (const [id, progress] of wall.progress) {
    if (making.has(id)) left.set(id, progress);
    else if (progress.preview !== null) drop(progress.preview);
  }
  return left;
}

export function countStates(shots: Wall['shots']): Map<CardState, number> {
  const counts = new Map<CardState, number>();
  for (const cards of shots.values()) {
    for (const { state } of cards) counts.set(state, (counts.get(state) ?? 0) + 1);
  }
  return counts;
}
