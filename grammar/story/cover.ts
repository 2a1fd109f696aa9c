/**
 * Which words and deeds each shot of a scene shows, and the shots nobody wrote. A written shot covers what follows
 * up to the next shot, the end of its block or the scene; what none covers gets one derived shot per paragraph of
 * action and per turn of dialogue. Every spoken line and every paragraph belongs to exactly one shot.
 */

import type { Cast } from './cast.ts';
import { brief, framer, isOffScreen } from './coverage.ts';
import { actionTime, DEFAULT_SHOT_MS, SHORTEST_SHOT_MS, speechTime } from './durations.ts';
import { Fingerprints } from './fingerprints.ts';
import { numberInOrder } from './numbers.ts';
import { joined } from './positions.ts';
import type { Element, Interior, Shot, SpokenLine } from './schema.ts';
import type { WrittenShot } from './written-shot.ts';

/** What a scene tells its shots. */
export interface Setting {
  scene: number;
  number: string;
  heading: string;
  interior: Interior | null;
  time: string | null;
}

const CONTINUES = /\b(?:CONTINUOUS|LATER|SAME)\b/i;

/** `FADE IN:` and its like are printed as action by Fountain, yet show nothing. */
const NO_PICTURE = /^(?:FADE (?:IN|OUT|UP|TO BLACK)|THE END|CUT TO|DISSOLVE TO|OVER BLACK)[\s.:,]*$/i;

const PRONOUN = /\b(?:he|she|they)\b/i;

/**
 * The shots of a scene in the order of the script. `cues` are the elements that stand right under a cue: each opens
 * a turn. Sets the index of every `shot` element.
 */
export function coverScene(
  elements: readonly Element[],
  written: readonly WrittenShot[],
  cues: ReadonlySet<Element>,
  setting: Setting,
  cast: Cast,
): Shot[] {
  const numbers = numberInOrder(written.map((shot) => shot.locked));
  const frame = framer(setting.interior, setting.time !== null && CONTINUES.test(setting.time));
  const shots: Shot[] = [];
  const fingers = new Fingerprints();
  let turn: Shot | null = null;
  let lastSpeaker: string | null = null;
  /** Whom a "she" most likely means. */
  let lastSeen: string | null = null;
  /** How long what each shot covers takes, on the longest way through. */
  const times = new Map<Shot, number>();
  const spend = (shot: Shot, ms: number): void => {
    times.set(shot, (times.get(shot) ?? 0) + ms);
  };

  const place = (element: Extract<Element, { kind: 'shot' }>): Shot => {
    const from = written[element.shot]!;
    const number = numbers[element.shot]!;
    element.shot = shots.length;
    turn = null;
    frame.written(from.size);
    const shot = writtenShot(from, setting, `${setting.number}/${number.value}`);
    shot.number = number;
    shot.fingerprint = fingers.next(setting.heading, from.size ?? '', from.description);
    shots.push(shot);
    return shot;
  };
  const derive = (element: Element, ...words: string[]): Shot => {
    const fingerprint = fingers.next(setting.number, ...words);
    const shot = blankShot(setting, `${setting.number}/D${fingerprint}`, element.span);
    shot.fingerprint = fingerprint;
    shots.push(shot);
    return shot;
  };
  const say = (line: SpokenLine, element: Element, shot: Shot | null): void => {
    let on = shot;
    if (!on) {
      // One cue with its parentheticals is one turn, however many utterances it has.
      if (turn && !cues.has(element)) {
        on = turn;
        on.span = joined(on.span, element.span);
      } else {
        const offScreen = isOffScreen(line.extension);
        on = derive(element, 'speech', line.character, line.text);
        on.size = frame.speech({ character: line.character, offScreen, text: line.text });
        on.description = line.text === '' ? line.character : `${line.character}: ${brief(line.text)}`;
        if (!offScreen) on.characters.push(line.character);
        const listens = offScreen || on.size === 'OTS' || on.size === 'TWO SHOT';
        if (listens && lastSpeaker && lastSpeaker !== line.character) on.characters.push(lastSpeaker);
        turn = on;
      }
    }
    if (!isOffScreen(line.extension)) {
      lastSpeaker = line.character;
      lastSeen = line.character;
    }
    on.lines.push(line);
    spend(on, line.duration);
  };
  const act = (plain: string, element: Element, shot: Shot | null): void => {
    if (shot) {
      shot.action.push(plain);
      spend(shot, actionTime(plain));
      return;
    }
    turn = null;
    if (NO_PICTURE.test(plain)) return;
    const on = derive(element, 'action', plain);
    cast.people.see(plain, on.characters);
    if (on.characters.length > 0) lastSeen = on.characters.at(-1)!;
    else if (lastSeen && PRONOUN.test(plain)) on.characters.push(lastSeen);
    on.size = frame.action(plain, on.characters.length);
    on.description = brief(plain);
    on.action.push(plain);
    spend(on, actionTime(plain));
  };

  /** Walks one body; gives the shot that is on at its end, and whether a shot stood in it. */
  const walk = (body: readonly Element[], from: Shot | null): { shot: Shot | null; cut: boolean } => {
    let shot = from;
    let cut = false;
    const inside = (bodies: readonly (readonly Element[])[]): void => {
      // A shot inside a block ends with the block; after it nobody has said what is seen.
      let inner = false;
      const held = shot;
      const before = held ? (times.get(held) ?? 0) : 0;
      // Only one of the bodies is ever seen: the shot that lies under all of them lasts as long as the longest.
      let longest = before;
      for (const one of bodies) {
        turn = null;
        if (held) times.set(held, before);
        if (walk(one, shot).cut) inner = true;
        if (held) longest = Math.max(longest, times.get(held)!);
      }
      turn = null;
      if (held) times.set(held, longest);
      if (!inner) return;
      shot = null;
      cut = true;
    };
    for (const element of body) {
      switch (element.kind) {
        case 'shot':
          shot = place(element);
          cut = true;
          break;
        case 'action':
          act(element.plain, element, shot);
          break;
        case 'speech':
          say(element.line, element, shot);
          break;
        case 'lyric':
          if (element.character === null) act(element.plain, element, shot);
          else say(sung(element), element, shot);
          break;
        case 'if':
        case 'pick':
          inside(element.branches.map((branch) => branch.body));
          break;
        case 'once':
          inside([element.body, element.else]);
          break;
        case 'choice':
          inside(element.options.map((option) => option.body));
          break;
        case 'transition':
        case 'page-break':
          turn = null;
          break;
        default:
          break;
      }
    }
    return { shot, cut };
  };
  walk(elements, null);
  for (const shot of shots) finish(shot, times.get(shot) ?? 0, cast);
  return shots;
}

function sung(element: Extract<Element, { kind: 'lyric' }>): SpokenLine {
  return {
    character: element.character!,
    cue: element.character!,
    extension: null,
    parenthetical: null,
    text: element.plain,
    id: null,
    expression: null,
    dual: false,
    duration: speechTime(element.plain),
    span: element.span,
  };
}

function blankShot(setting: Setting, id: string, span: Shot['span']): Shot {
  return {
    id,
    scene: setting.scene,
    kind: 'derived',
    number: null,
    size: null,
    description: '',
    duration: 0,
    durationFrom: 'default',
    movement: null,
    lens: null,
    angle: null,
    style: null,
    seed: null,
    negative: null,
    with: [],
    pipeline: null,
    aspect: null,
    transition: null,
    refs: [],
    rating: null,
    direction: [],
    extra: {},
    characters: [],
    props: [],
    lines: [],
    action: [],
    fingerprint: '',
    span,
  };
}

function writtenShot(from: WrittenShot, setting: Setting, id: string): Shot {
  const { unknown: _, duration, ...fields } = from.fields;
  return {
    ...blankShot(setting, id, from.span),
    ...fields,
    kind: 'written',
    size: from.size,
    description: from.description,
    duration: duration ?? 0,
    durationFrom: duration === null ? 'default' : 'written',
  };
}

/** Who and what is in the frame, and for how long (`ms`): known once everything the shot covers is. */
function finish(shot: Shot, ms: number, cast: Cast): void {
  if (shot.kind === 'written') {
    cast.people.see(shot.description, shot.characters);
    for (const name of shot.with) {
      const thing = cast.prop(name);
      if (thing) shot.props.push(thing);
      else {
        const who = cast.character(name) ?? name;
        if (!shot.characters.includes(who)) shot.characters.push(who);
      }
    }
    if (shot.characters.length === 0) {
      for (const line of shot.lines) {
        if (!isOffScreen(line.extension) && !shot.characters.includes(line.character))
          shot.characters.push(line.character);
      }
    }
    if (shot.characters.length === 0) for (const action of shot.action) cast.people.see(action, shot.characters);
    cast.things.see(shot.description, shot.props);
  }
  for (const action of shot.action) cast.things.see(action, shot.props);
  if (shot.durationFrom === 'written') return;
  if (shot.lines.length > 0) shot.durationFrom = 'lines';
  else if (ms > 0) shot.durationFrom = 'action';
  shot.duration = Math.max(shot.durationFrom === 'default' ? DEFAULT_SHOT_MS : ms, SHORTEST_SHOT_MS);
}
