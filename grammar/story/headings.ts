/**
 * Scene headings taken apart: inside or outside, place, time. The lexer has decided that the line is a heading;
 * here nothing can fail, and what is not understood stays in the place.
 */
import { closest } from '../text/names.ts';
import type { Interior } from './schema.ts';

export interface Heading {
  interior: Interior | null;
  place: string;
  time: string | null;
  /** A time of day that the last part was probably meant to be. */
  timeMeant: string | null;
}

const INTERIORS: readonly [RegExp, Interior][] = [
  [
    /^(?:INT\.?\s?\/\s?EXT|EXT\.?\s?\/\s?INT|I\s?\/\s?E|E\s?\/\s?I|INNEN\s?\/\s?AUSSEN|INNEN\s?\/\s?AUẞEN)(?:\.\s*|\s+|$)/iu,
    'INT/EXT',
  ],
  [/^(?:INT|INNEN|INTERNO|INTERIEUR|INTÉRIEUR|INTERIOR|ИНТ)(?:\.\s*|\s+|$)/iu, 'INT'],
  [/^(?:EXT|AUSSEN|AUẞEN|AUßEN|ESTERNO|EXTERIEUR|EXTÉRIEUR|EXTERIOR|НАТ|ЭКСТ)(?:\.\s*|\s+|$)/iu, 'EXT'],
  [/^(?:EST)(?:\.\s*|\s+|$)/iu, 'EST'],
  [/^(?:屋内|室内|内景|内)[.．。:：\s]\s*/u, 'INT'],
  [/^(?:屋外|室外|外景|外)[.．。:：\s]\s*/u, 'EXT'],
];

/** Times of day that need no explanation; the check for unknown times and completion offer them. */
export const timesOfDay: readonly string[] = [
  'DAY',
  'NIGHT',
  'MORNING',
  'AFTERNOON',
  'EVENING',
  'DAWN',
  'DUSK',
  'SUNRISE',
  'SUNSET',
  'NOON',
  'MIDNIGHT',
  'TWILIGHT',
  'MAGIC HOUR',
  'GOLDEN HOUR',
  'CONTINUOUS',
  'LATER',
  'MOMENTS LATER',
  'SAME',
  'SAME TIME',
];

const TIME_WORD =
  /(?:^|[^\p{L}])(?:DAY|NIGHT|MORNING|AFTERNOON|EVENING|DAWN|DUSK|SUNRISE|SUNSET|NOON|MIDDAY|MIDNIGHT|TWILIGHT|HOUR|CONTINUOUS|LATER|EARLIER|SAME|PRESENT|FLASHBACK|SUMMER|WINTER|SPRING|AUTUMN|TAG|NACHT|MORGEN|ABEND|JOUR|NUIT|MATIN|SOIR|DÍA|DIA|NOCHE|NOITE|GIORNO|NOTTE|ДЕНЬ|НОЧЬ|УТРО|ВЕЧЕР|[AP]\.?M|\d{1,2}[:.]\d{2}|\d{4}S?)(?![\p{L}])/iu;
const CJK_TIME = /^(?:昼|夜|朝|夕|夕方|深夜|早朝|日|晨|晚|傍晚|黄昏|白天|夜晚)$/u;
const DASHED = /^(.*\S)\s+(?:-{1,2}|–|—)\s+(\S.*)$/su;
const STOPPED = /^(.*\S)[.,]\s+([^.,]+?)\.?$/su;

export function readHeading(text: string): Heading {
  let rest = text.trim();
  let interior: Interior | null = null;
  for (const [pattern, kind] of INTERIORS) {
    const match = pattern.exec(rest);
    if (match) {
      interior = kind;
      rest = rest.slice(match[0].length).trim();
      break;
    }
  }
  const dashed = DASHED.exec(rest);
  if (dashed) {
    const last = dashed[2]!.trim();
    if (isTime(last)) return { interior, place: dashed[1]!.trim(), time: last, timeMeant: null };
    const meant = /^[\p{L} ]+$/u.test(last) && last.length <= 12 ? closest(last, timesOfDay) : null;
    if (meant) return { interior, place: dashed[1]!.trim(), time: last, timeMeant: meant };
    return { interior, place: rest, time: null, timeMeant: null };
  }
  const stopped = STOPPED.exec(rest);
  if (stopped && timesOfDay.includes(stopped[2]!.trim().toUpperCase())) {
    return { interior, place: stopped[1]!.trim(), time: stopped[2]!.trim(), timeMeant: null };
  }
  return { interior, place: rest, time: null, timeMeant: null };
}

function isTime(text: string): boolean {
  return TIME_WORD.test(text) || CJK_TIME.test(text);
}

/** The declared location that a place names: the whole of it, else its longest leading part (`TOWER - GALLERY`). */
export function locationOf(
  place: string,
  byFolded: ReadonlyMap<string, string>,
  fold: (name: string) => string,
): string | null {
  if (byFolded.size === 0) return null;
  let rest = place;
  for (;;) {
    const found = byFolded.get(fold(rest));
    if (found !== undefined) return found;
    const cut = Math.max(
      rest.lastIndexOf(' - '),
      rest.lastIndexOf(' – '),
      rest.lastIndexOf(' — '),
      rest.lastIndexOf(','),
      rest.lastIndexOf('/'),
      rest.lastIndexOf(' ('),
    );
    if (cut <= 0) return null;
    rest = rest.slice(0, cut);
  }
}
