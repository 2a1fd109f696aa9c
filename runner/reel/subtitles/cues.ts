/**
 * What is read while a shot is on screen, timed within it: dialogue as spoken, action where nobody speaks. Timing
 * follows the Story's own estimates, stretched or squeezed to the shot's length; long speeches become several cues of
 * two lines of 42 characters, as broadcasters set them (EBU and BBC subtitle guidelines).
 */
import type { Shot } from '../../../grammar/story/schema.ts';

export interface Cue {
  /** Milliseconds from the start of the reel. */
  start: number;
  end: number;
  speaker: string | null;
  text: string;
}

const LINE = 42;
const CUE = 2 * LINE;

interface Utterance {
  speaker: string | null;
  text: string;
  weight: number;
}

/** The cues of one shot that is on screen from `start` to `end`, in milliseconds. */
export function cuesOf(shot: Pick<Shot, 'lines' | 'action'>, start: number, end: number): Cue[] {
  const said: Utterance[] = [
    ...shot.action.map((text) => ({ speaker: null, text: text.trim(), weight: text.length * 30 })),
    ...shot.lines.map((line) => ({ speaker: line.character, text: line.text.trim(), weight: line.duration })),
  ].filter((utterance) => utterance.text !== '');
  const pieces = said.flatMap(split);
  const total = pieces.reduce((sum, piece) => sum + Math.max(piece.weight, 1), 0);
  const cues: Cue[] = [];
  let passed = 0;
  for (const piece of pieces) {
    const from = start + ((end - start) * passed) / total;
    passed += Math.max(piece.weight, 1);
    const to = start + ((end - start) * passed) / total;
    cues.push({ start: Math.round(from), end: Math.round(to), speaker: piece.speaker, text: piece.text });
  }
  return cues;
}

/** Breaks at sentences where that is enough, else at words; each piece carries its share of the time. */
function split(utterance: Utterance): Utterance[] {
  if (utterance.text.length <= CUE) return [utterance];
  const pieces: string[] = [];
  let piece = '';
  for (const word of utterance.text.split(/\s+/)) {
    const longer = piece === '' ? word : `${piece} ${word}`;
    const full = longer.length > CUE;
    const sentenceEnded = piece.length > LINE && /[.!?…。！？]["'”’)]?$/.test(piece);
    if (piece !== '' && (full || sentenceEnded)) {
      pieces.push(piece);
      piece = word;
    } else piece = longer;
  }
  if (piece !== '') pieces.push(piece);
  return pieces.map((text) => ({
    ...utterance,
    text,
    weight: (utterance.weight * text.length) / utterance.text.length,
  }));
}

/** At most two balanced lines. */
export function lines(text: string): string[] {
  if (text.length <= LINE) return [text];
  const words = text.split(/\s+/);
  let best: [string, string] | null = null;
  for (let i = 1; i < words.length; i++) {
    const pair: [string, string] = [words.slice(0, i).join(' '), words.slice(i).join(' ')];
    if (best === null || Math.max(pair[0].length, pair[1].length) < Math.max(best[0].length, best[1].length))
      best = pair;
  }
  return best ?? [text];
}
