/**
 * How a paragraph or a speech that no shot covers is framed: a sensible first storyboard, always the same for the
 * same words. A scene opens on where it is; a talk begins wider and comes closer over the shoulders; action is as
 * wide as what it shows. English words decide where there are some, the rhythm of the scene everywhere else.
 */
import type { Interior, ShotSize } from './schema.ts';

/** What a scene has shown so far, carried from one derived shot to the next. */
export interface Framer {
  /** A paragraph of action with this many known people in it. */
  action(text: string, people: number): ShotSize;
  /** One turn of dialogue. */
  speech(turn: { character: string; offScreen: boolean; text: string }): ShotSize;
  /** A written shot stood here: the scene has been shown. */
  written(size: ShotSize | null): void;
}

const NAMED: readonly [RegExp, ShotSize][] = [
  [/^(?:extreme close|ecu\b)/i, 'ECU'],
  [/^(?:insert|detail)\b/i, 'INSERT'],
  [/^(?:close on|close-up|close up|cu\b|closer)/i, 'CU'],
  [/^(?:wide|long shot|widen)\b/i, 'WS'],
  [/^(?:aerial|from above the)\b/i, 'AERIAL'],
  [/^(?:.{0,24}\bp\.?o\.?v\b)/i, 'POV'],
  [/^over (?:his|her|their|the|\p{Lu}[\p{L}’']*) shoulder/iu, 'OTS'],
];

const DETAIL =
  /\b(?:letter|photo(?:graph)?|phone|screen|watch|clock|ring|button|switch|trigger|dial|gauge|needle|match|candle|headline|note|map|keys?|lock|label|blood|fingers?|knuckles|thumb|fingertips?)\b/i;
const FACE =
  /\b(?:smiles?|grins?|frowns?|stares?|blinks?|winks?|nods?|tears?|weeps?|cries|eyes?|lips?|face|listens|whispers|swallows|winces|considers|hesitates|realises|realizes)\b/i;
const BODY =
  /\b(?:runs?|walks?|crosses|enters?|exits?|leaves|climbs?|falls?|jumps?|dances?|fights?|kicks?|rides?|swims?|strides?|stumbles?|sprints?|chases?|kneels?|crawls?|stands|rises|descends?|rows?)\b/i;
const SPACE =
  /\b(?:city|street|crowds?|sea|ocean|waves?|sky|horizon|landscape|mountains?|valley|desert|forest|field|fields|harbou?r|beach|cliffs?|storm|fog|mist|rain|snow|traffic|army|fleet|village|skyline|island|river)\b/i;

/** The talk comes closer turn by turn, then backs off and does it again. */
const TALK: readonly ShotSize[] = ['OTS', 'MCU', 'MCU', 'CU'];
const ALONE: readonly ShotSize[] = ['MCU', 'MS', 'CU'];

export function framer(interior: Interior | null, continues: boolean): Framer {
  let shown = false;
  let last: ShotSize | null = null;
  let run = 0;
  let turns = 0;
  let lastSpeaker: string | null = null;
  const voices = new Set<string>();

  const give = (size: ShotSize): ShotSize => {
    run = size === last ? run + 1 : 1;
    last = size;
    shown = true;
    return size;
  };
  /** Never the same size cut to itself three times in a row. */
  const vary = (size: ShotSize, instead: ShotSize): ShotSize => give(size === last && run >= 2 ? instead : size);

  return {
    action(text, people) {
      const words = text.trim();
      turns = 0;
      for (const [pattern, size] of NAMED) if (pattern.test(words)) return give(size);
      if (!shown) return give(opening(interior, continues));
      const short = words.length <= 90;
      if (people === 0 && SPACE.test(words)) return vary(interior === 'INT' ? 'WS' : 'EWS', 'WS');
      if (BODY.test(words)) return vary(people >= 2 ? 'MLS' : 'FS', 'MS');
      if (short && people <= 1 && DETAIL.test(words)) return vary('INSERT', 'CU');
      if (FACE.test(words) && people <= 1) return vary('MCU', 'CU');
      if (people >= 2) return vary('TWO SHOT', 'MS');
      if (people === 0) return vary(words.length <= 50 ? 'INSERT' : 'WS', 'WS');
      return vary('MS', 'MLS');
    },
    speech({ character, offScreen, text }) {
      const first = !voices.has(character);
      voices.add(character);
      if (offScreen) return vary(shown ? 'MS' : opening(interior, continues), 'WS');
      const answer = lastSpeaker !== null && lastSpeaker !== character;
      lastSpeaker = character;
      if (!shown) return give('MS');
      if (voices.size === 1) return vary(ALONE[turns++ % ALONE.length]!, 'MS');
      if (turns === 0) {
        turns = 1;
        return vary(first && answer ? 'OTS' : 'TWO SHOT', 'MS');
      }
      turns += 1;
      if (text.length <= 24 && /[!?…]$|\.\.\.$/.test(text)) return vary('CU', 'MCU');
      return vary(TALK[turns % TALK.length]!, 'MS');
    },
    written(size) {
      shown = true;
      turns = 0;
      run = size !== null && size === last ? run + 1 : 1;
      last = size;
    },
  };
}

function opening(interior: Interior | null, continues: boolean): ShotSize {
  if (continues || interior === 'INT') return 'WS';
  return interior === null ? 'WS' : 'ESTABLISHING';
}

/** `V.O.` and `O.S.`, in any spelling: the speaker is not in the frame. */
export function isOffScreen(extension: string | null): boolean {
  return (
    extension !== null &&
    /^\W*(?:v\.?\s?o|o\.?\s?[sc]|off|voice over|on (?:the )?(?:phone|radio|tv))\b/i.test(extension)
  );
}

/** At most about `limit` characters of a text, cut after a sentence or between words. */
export function brief(text: string, limit = 140): string {
  const words = text.indexOf('\n') < 0 ? text.trim() : text.replace(/\s+/g, ' ').trim();
  if (words.length <= limit) return words;
  const head = words.slice(0, limit);
  const sentence = Math.max(
    head.lastIndexOf('. '),
    head.lastIndexOf('! '),
    head.lastIndexOf('? '),
    head.lastIndexOf('。'),
  );
  if (sentence > limit / 3) return head.slice(0, sentence + 1);
  const space = head.lastIndexOf(' ');
  const cut = space > limit / 2 ? head.slice(0, space) : head.replace(/[\ud800-\udbff]$/, '');
  return `${cut.replace(/[\s,;:–—-]+$/, '')}…`;
}
