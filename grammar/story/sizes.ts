/**
 * Shot sizes: every name a writer may use for one, and the split of `SIZE - description`. The split happens only
 * after a known size, so that prose with a dash in it stays one description.
 */
import type { ShotSize } from './schema.ts';

/** Every name of every size, as typed on a page, short names first. */
export const sizeNames: Readonly<Record<ShotSize, readonly string[]>> = {
  EWS: ['EWS', 'ELS', 'XWS', 'XLS', 'EXTREME WIDE', 'EXTREME WIDE SHOT', 'EXTREME LONG SHOT', 'VERY WIDE SHOT', 'VWS'],
  WS: ['WS', 'WIDE', 'LS', 'WIDE SHOT', 'LONG SHOT', 'LONG'],
  FS: ['FS', 'FULL', 'FULL SHOT', 'FULL FIGURE'],
  MLS: ['MLS', 'MFS', 'MEDIUM LONG SHOT', 'MEDIUM LONG', 'MEDIUM FULL SHOT', 'COWBOY', 'COWBOY SHOT', 'AMERICAN SHOT'],
  MWS: ['MWS', 'MEDIUM WIDE', 'MEDIUM WIDE SHOT'],
  MS: ['MS', 'MEDIUM', 'MEDIUM SHOT', 'MID', 'MID SHOT'],
  MCU: ['MCU', 'MEDIUM CLOSE-UP', 'MEDIUM CLOSE UP', 'MEDIUM CLOSEUP', 'MEDIUM CLOSE'],
  CU: ['CU', 'CLOSE', 'CLOSE-UP', 'CLOSE UP', 'CLOSEUP'],
  ECU: ['ECU', 'XCU', 'BCU', 'EXTREME CLOSE-UP', 'EXTREME CLOSE UP', 'EXTREME CLOSEUP', 'BIG CLOSE-UP', 'MACRO'],
  OTS: ['OTS', 'OSS', 'OVER THE SHOULDER', 'OVER-THE-SHOULDER', 'OVER SHOULDER'],
  POV: ['POV', 'P.O.V.', 'POINT OF VIEW', 'POINT-OF-VIEW', 'SUBJECTIVE'],
  INSERT: ['INSERT', 'INS', 'CUTAWAY', 'DETAIL', 'INSERT SHOT'],
  'TWO SHOT': ['TWO SHOT', 'TWO-SHOT', '2 SHOT', '2-SHOT', '2S', 'TWOSHOT'],
  ESTABLISHING: ['ESTABLISHING', 'ESTABLISHING SHOT', 'EST', 'MASTER', 'MASTER SHOT'],
  AERIAL: ['AERIAL', 'AERIAL SHOT', 'DRONE', 'DRONE SHOT', 'HELICOPTER SHOT'],
};

const byName = new Map<string, ShotSize>();
for (const [size, names] of Object.entries(sizeNames)) {
  for (const name of names) byName.set(name, size as ShotSize);
}

/** Every name, for completion and "did you mean". */
export const allSizeNames: readonly string[] = [...byName.keys()];

/** The size a name stands for, in any case and with any white space; null when it is none. */
export function sizeOf(name: string): ShotSize | null {
  return byName.get(name) ?? byName.get(name.trim().replace(/\s+/g, ' ').toUpperCase()) ?? null;
}

export interface Framing {
  size: ShotSize | null;
  /** The size as written, `''` when there is none. */
  written: string;
  description: string;
  /** Where the description starts in the text given, UTF-16. */
  at: number;
  /** What stands before the first dash when it is not a size: for "did you mean". */
  unknown: string | null;
}

const DASH = /\s[-–—]\s/;

/** Splits the words of a shot at the first ` - `, ` – ` or ` — `, and only after a known size; a size may also stand alone. */
export function splitFraming(text: string): Framing {
  const start = text.length - text.trimStart().length;
  const words = text.trim();
  const dash = DASH.exec(words);
  if (dash) {
    const before = words.slice(0, dash.index);
    const size = sizeOf(before);
    if (size) {
      const rest = words.slice(dash.index + 3);
      const at = start + dash.index + 3 + (rest.length - rest.trimStart().length);
      return { size, written: before.trim(), description: rest.trim(), at, unknown: null };
    }
    return { size: null, written: '', description: words, at: start, unknown: before.trim() };
  }
  // A line may end in a dash while it is being typed.
  const alone = words.replace(/\s[-–—]$/, '');
  const size = sizeOf(alone);
  if (size) return { size, written: alone.trim(), description: '', at: start + words.length, unknown: null };
  return { size: null, written: '', description: words, at: start, unknown: null };
}
