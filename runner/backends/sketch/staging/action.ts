/** Reads what people do and feel: pose, gaze and mood from action words, parentheticals and the beat. */
import { hashText } from './random.ts';
import type { Gaze, Mood, PoseName } from './staging.ts';
import { allMentions, firstMention, mentions, type Prose, prose } from './words.ts';

const POSES: Partial<Record<PoseName, readonly string[]>> = {
  lie: [
    'lie',
    'lying',
    'lain',
    'asleep',
    'sleep',
    'unconscious',
    'dead',
    'collapsed',
    'in bed',

    'corpse',
  ],
  kneel: ['kneel', 'knelt', 'on her knees', 'on his knees', 'to her knees', 'to his knees'],
  crouch: ['crouch', 'squat', 'duck', 'hide', 'hidden', 'huddle', 'bend down', 'stoop', 'cower'],
  row: ['row', 'oar', 'paddle'],
  drive: ['drive', 'driving', 'at the wheel', 'behind the wheel', 'steer'],
  sit: [
    'sit',
    'sat',
    'seat',
    'seated',
    'perch',
    'slump',
    'on the bench',
    'in the chair',
    'at the table',
    'in an armchair',
    'at her desk',
    'at his desk',
    'eat',
  ],
  run: ['run', 'ran', 'sprint', 'flee', 'chase', 'race', 'rush', 'dash', 'bolt', 'charge', 'hurry'],
  climb: ['climb', 'scramble', 'clamber', 'ladder'],
  fall: ['fall', 'fell', 'stumble', 'trip', 'slip', 'tumble'],
  walk: [
    'walk',
    'step',
    'stride',
    'stroll',
    'march',
    'enter',
    'leave',
    'cross',
    'approach',
    'pace',
    'wander',
    'come',
    'go',
    'follow',
    'limp',
    'trudge',
    'head',
    'descend',
    'ascend',
    'stagger',
    'exit',
    'arrive',
    'return',
    'wade',
  ],
  aim: ['aim', 'gun', 'pistol', 'rifle', 'shoot', 'fire at', 'level', 'revolver'],
  phone: ['on the phone', 'phone', 'telephone', 'receiver', 'call', 'dial'],
  point: ['point', 'gesture', 'indicate', 'accuse'],
  wave: ['wave to', 'wave at', 'wave goodbye', 'greet', 'hail', 'beckon', 'waves her', 'waves his'],
  raise: ['raise', 'lift', 'hold up', 'hands up', 'surrender', 'arms up', 'cheer', 'lantern', 'hold aloft', 'throw'],
  reach: [
    'reach',
    'grab',
    'open',
    'touch',
    'push',
    'knock',
    'take',
    'hand',
    'offer',
    'give',
    'stretch',
    'try the',
    'close',
    'press',
    'turn the',
    'switch',
    'unlock',
  ],
  'hide face': ['cry', 'weep', 'sob', 'bury', 'face in', 'head in'],
  pray: ['pray', 'beg', 'plead', 'clasp', 'wring'],
  read: ['read', 'letter', 'book', 'map', 'study', 'page', 'newspaper', 'photograph', 'examine', 'inspect'],
  write: ['write', 'type', 'draw', 'sign', 'sketch', 'work at'],
  drink: ['drink', 'sip', 'swallow', 'toast', 'smoke', 'cigarette'],
  hug: ['hug', 'embrace', 'kiss', 'hold each other', 'cling'],
  fight: ['fight', 'punch', 'strike', 'hit', 'swing', 'attack', 'lunge', 'struggle', 'wrestle'],
  carry: ['carry', 'haul', 'load', 'lug', 'bring'],
  pull: ['pull', 'drag', 'tug', 'heave', 'rope'],
  'arms crossed': [
    'arms crossed',
    'cross her arms',
    'cross his arms',
    'crosses her arms',
    'crosses his arms',
    'fold her arms',
    'fold his arms',
    'arms folded',
    'folded arms',
    'crossed arms',
    'arm folded',
    'arm crossed',
    'sulk',
  ],
  'hands on hips': ['hands on hips', 'hands on her hips', 'hands on his hips', 'defiant', 'demand'],
  lean: ['lean', 'prop', 'rest against', 'slouch'],
  bow: ['bow', 'nod', 'curtsy'],
  hold: ['hold', 'clutch', 'grip', 'cradle', 'keep', 'finger', 'show', 'pocket'],
};

const MOODS: Partial<Record<Mood, readonly string[]>> = {
  asleep: ['asleep', 'sleep', 'unconscious', 'dead', 'eyes closed', 'closes her eyes', 'closes his eyes'],
  shouting: ['shout', 'scream', 'yell', 'cry out', 'roar', 'bellow', 'call out', 'at the top'],
  angry: [
    'angry',
    'angrily',
    'anger',
    'furious',
    'furiously',
    'rage',
    'glare',
    'snarl',
    'fierce',
    'hostile',
    'snap',
    'bitter',
    'bitterly',
    'scowl',
    'hiss',
    'menace',
    'outrage',
  ],
  afraid: [
    'afraid',
    'fear',
    'fearful',
    'scared',
    'terrified',
    'terror',
    'dread',
    'horror',
    'panic',
    'panicked',
    'nervous',
    'nervously',
    'anxious',
    'anxiously',
    'frighten',
    'tremble',
    'trembling',
    'worried',
    'worry',
    'uneasy',
  ],
  surprised: [
    'surprise',
    'surprised',
    'shock',
    'shocked',
    'startle',
    'startled',
    'astonish',
    'gasp',
    'stunned',
    'disbelief',
    'amazed',
    'wonder',
  ],
  sad: [
    'sad',
    'sadly',
    'cry',
    'tear',
    'weep',
    'sob',
    'grief',
    'grieve',
    'sorrow',
    'mourn',
    'heartbroken',
    'unhappy',
    'broken',
    'lonely',
    'despair',
    'melancholy',
    'regret',
    'loss',
    'crestfallen',
    'hopeless',
  ],
  happy: [
    'happy',
    'happily',
    'smile',
    'grin',
    'laugh',
    'joy',
    'joyful',
    'delight',
    'delighted',
    'cheerful',
    'glad',
    'relief',
    'relieved',
    'warm',
    'warmly',
    'tender',
    'amuse',
    'amused',
    'beam',
    'proud',
    'playful',
    'hope',
    'teasing',
  ],
  determined: [
    'determined',
    'resolve',
    'resolute',
    'firm',
    'firmly',
    'cold',
    'coldly',
    'stern',
    'steady',
    'grim',
    'hard',
    'flat',
    'serious',
    'tense',
    'set',
    'stubborn',
    'defiant',
    'suspicious',
  ],
  weary: [
    'tired',
    'weary',
    'exhausted',
    'wearily',
    'sigh',
    'drunk',
    'worn',
    'hollow',
    'pale',
    'sick',
    'resigned',
    'quiet',
    'quietly',
    'whisper',
  ],
};

/** Verbs that settle the posture; the first of them in the clause wins over places such as "at the table". */
const POSTURES: Partial<Record<PoseName, readonly string[]>> = {
  stand: ['stand', 'stood', 'rise', 'get up', 'on her feet', 'on his feet'],
  sit: ['sit', 'sat', 'seat', 'seated', 'perch', 'slump'],
  kneel: ['kneel', 'knelt'],
  crouch: ['crouch', 'squat', 'cower', 'huddle'],
  lie: ['lie', 'lain'],
};

const ORDER_OF_STRENGTH: readonly PoseName[] = [
  'lie',
  'kneel',
  'crouch',
  'row',
  'drive',
  'sit',
  'arms crossed',
  'hands on hips',
  'hide face',
  'hug',
  'phone',
  'aim',
  'run',
  'climb',
  'fall',
];

/**
 * The pose of a clause. Postures of the whole body outrank what the hands do ("sits reading" sits); among the rest
 * the word that stands first wins. Null if the words tell nothing.
 */
export function readPose(text: Prose): PoseName | null {
  const posture = firstMention(text, POSTURES as Record<PoseName, readonly string[]>);
  if (posture !== null && posture !== 'stand') {
    return posture;
  }
  for (const name of ORDER_OF_STRENGTH) {
    if (!(posture === 'stand' && Object.hasOwn(POSTURES, name)) && mentions(text, POSES[name]!)) {
      return name;
    }
  }
  const doing = allMentions(text, POSES as Record<PoseName, readonly string[]>).find(
    (name) => posture === null || !Object.hasOwn(POSTURES, name),
  );
  return doing ?? posture;
}

/** The mood of the strongest words given first: parenthetical, expression, action, then the beat's feeling. */
export function readMood(sources: readonly (string | null | undefined)[]): Mood {
  for (const source of sources) {
    const mood = source ? firstMention(prose(source), MOODS as Record<Mood, readonly string[]>) : null;
    if (mood) {
      return mood;
    }
  }
  return 'neutral';
}

export function readGaze(text: Prose): Gaze {
  const look = ['look', 'gaze', 'stare', 'glance', 'eye', 'peer', 'watch', 'turn'];
  const to = (...ends: string[]) => ends.flatMap((end) => look.map((verb) => `${verb} ${end}`));
  if (mentions(text, to('up', 'skyward', 'upward', 'at the sky', 'at the ceiling'))) {
    return { turn: 0, nod: -0.42 };
  }
  if (
    mentions(text, [
      ...to('down', 'at the floor', 'at the ground', 'at her hands', 'at his hands', 'at her feet'),
      'read',
      'head bowed',
      'write',
      'bow',
    ])
  ) {
    return { turn: 0, nod: 0.38 };
  }
  if (mentions(text, [...to('away', 'aside'), 'avert', 'turn away'])) {
    return { turn: 0.7, nod: 0.1 };
  }
  if (mentions(text, [...to('back', 'over her shoulder', 'over his shoulder', 'behind')])) {
    return { turn: 1.2, nod: 0 };
  }
  return { turn: 0, nod: 0 };
}

/** Cuts a description into what is said of each person: from their name to the next name. */
export function clauses(description: string, names: readonly string[]): Map<string, Prose> {
  const text = description.slice(0, 4000);
  const lower = text.toLowerCase();
  const starts: { name: string; at: number }[] = [];
  for (const name of names) {
    for (const form of [name.toLowerCase(), name.toLowerCase().split(/\s+/)[0] ?? '']) {
      const at =
        form.length > 1
          ? lower.search(new RegExp(`(?<![\\p{L}\\p{N}])${escapePattern(form)}(?![\\p{L}\\p{N}])`, 'u'))
          : -1;
      if (at >= 0) {
        starts.push({ name, at });
        break;
      }
    }
  }
  starts.sort((a, b) => a.at - b.at);
  const found = new Map<string, Prose>();
  const shared = starts.length > 0 ? text.slice(0, starts[0]!.at) : text;
  starts.forEach(({ name, at }, i) => {
    // "MARA and TOM run": names in one breath share the clause.
    let end = i + 1;
    while (
      end < starts.length &&
      /^[^.;!?]{0,4}(?:,|and|&)?\s*$/i.test(
        text.slice(starts[end - 1]!.at, starts[end]!.at).slice(starts[end - 1]!.name.length),
      )
    ) {
      end++;
    }
    const own = text.slice(at, starts[end]?.at ?? text.length);
    found.set(name, prose(own, starts.length === 1 ? shared : null));
  });
  for (const name of names) {
    if (!found.has(name)) {
      found.set(name, prose(starts.length === 0 ? text : ''));
    }
  }
  return found;
}

/** A standing pose for somebody of whom nothing is said, different from person to person. */
export function restingPose(name: string, roll: number): PoseName {
  const poses: readonly PoseName[] = ['contrapposto', 'stand', 'contrapposto', 'stand', 'arms crossed'];
  return poses[Math.floor(((hashText(name) % 97) / 97 + roll) * poses.length) % poses.length]!;
}

function escapePattern(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&');
}
