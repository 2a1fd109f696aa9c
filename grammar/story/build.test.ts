import fs from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { exposedBy, languageOf, parseScript, parseStory, Story, storyOf } from '../index.ts';
import { buildStory } from './build.ts';
import type { Element, Expr, Inline, Span } from './schema.ts';

function span({ line, char, endLine, endChar }: Span): string {
  return `${line}:${char}-${endLine}:${endChar}`;
}

function expr(value: Expr): string {
  switch (value.op) {
    case 'number':
    case 'bool':
      return String(value.value);
    case 'text':
      return JSON.stringify(value.value);
    case 'variable':
      return value.name;
    case 'set':
      return `set(${value.items.map(expr).join(', ')})`;
    case 'not':
    case 'negate':
      return `${value.op}(${expr(value.of)})`;
    case 'call':
      return `${value.name}(${value.args.map(expr).join(', ')})`;
    case 'visits':
      return `visits(${value.target})`;
    case 'error':
      return `error<${value.text}>`;
    default:
      return `(${expr(value.left)} ${value.op} ${expr(value.right)})`;
  }
}

function words(text: readonly Inline[]): string {
  return text
    .map((run) => {
      if (run.kind === 'text') return run.text;
      if (run.kind === 'value') return `{${expr(run.value)}}`;
      if (run.kind === 'if') return `{if ${expr(run.condition)}: ${words(run.yes)} | ${words(run.no)}}`;
      if (run.kind === 'wait') return `{wait ${run.ms}}`;
      return `{${run.kind}: ${run.options.map(words).join(' | ')}}`;
    })
    .join('');
}

/** One line per element, blocks indented. */
function elements(body: readonly Element[], indent = '  '): string {
  return body
    .map((element) => {
      const inner = (bodies: readonly (readonly [string, readonly Element[]])[]) =>
        bodies.map(([title, one]) => `${indent}${title}\n${elements(one, `${indent}  `)}`).join('');
      switch (element.kind) {
        case 'action':
          return `${indent}${element.centered ? 'centred' : 'action'}: ${words(element.text)}\n`;
        case 'speech': {
          const { character, extension, parenthetical, id, expression, dual } = element.line;
          const how = [
            extension,
            parenthetical && `(${parenthetical})`,
            id && `#${id}`,
            expression,
            dual && '^',
          ].filter(Boolean);
          return `${indent}${character}${how.length ? ` ${how.join(' ')}` : ''}: ${words(element.text)}\n`;
        }
        case 'if':
          return inner(element.branches.map((one) => [one.condition ? `if ${expr(one.condition)}` : 'else', one.body]));
        case 'once':
          return inner([
            ['once', element.body],
            ['else', element.else],
          ]);
        case 'pick':
          return inner(element.branches.map((one) => [`pick %${one.weight}`, one.body]));
        case 'choice': {
          const { prompt, time, shuffle, again } = element;
          const head = [
            prompt,
            time,
            element.else && `else ${element.else}`,
            shuffle && 'shuffle',
            again && 'again',
          ].filter(Boolean);
          return `${indent}choice ${head.join(' | ')}\n${inner(
            element.options.map((one) => [
              [
                '+'.repeat(one.depth),
                words(one.text),
                one.if && `if ${expr(one.if)}`,
                one.needs && `needs ${expr(one.needs)}`,
                one.once && 'once',
                one.leave && 'leave',
                one.else && 'else',
                one.weight !== 1 && `%${one.weight}`,
                one.id && `#${one.id}`,
                one.target && `-> ${one.target}`,
              ]
                .filter(Boolean)
                .join(' '),
              one.body,
            ]),
          )}`;
        }
        case 'set':
          return `${indent}set ${element.scope ?? ''} ${element.name} ${element.operator} ${expr(element.value)}\n`;
        default: {
          const { kind, span: _, ...rest } = element;
          return `${indent}${kind} ${Object.values(rest)
            .filter((value) => value !== null)
            .join(' ')}\n`;
        }
      }
    })
    .join('');
}

function check(source: string, language: 'story' | 'fountain' = 'story'): string {
  const { story } = parseStory(source, { language });
  expect(Story.parse(JSON.parse(JSON.stringify(story)))).toEqual(story);
  const out = story.chapters.map(
    (chapter) => `chapter ${chapter.number} ${chapter.title} [${chapter.scenes}] ${chapter.synopsis}`,
  );
  for (const scene of story.scenes) {
    const { number, heading, interior, place, time, sequence } = scene;
    out.push(
      `scene ${number.locked ? `#${number.value}#` : number.value} "${heading}" ${interior}|${place}|${time}` +
        `${sequence ? ` in ${sequence}` : ''} line ${story.sceneLines[scene.index]} +${scene.lineCount}` +
        `${scene.when ? ` when ${expr(scene.when)}` : ''}`,
      elements(scene.elements).trimEnd(),
    );
    for (const shot of scene.shots) {
      const covers = [...shot.lines.map((line) => `${line.character}: ${line.text}`), ...shot.action];
      const written = shot.number?.locked ? 'locked' : shot.kind;
      out.push(
        `  * ${shot.kind === 'derived' ? 'D' : shot.id} ${written} ${shot.size} ${shot.duration}ms ${shot.durationFrom} ` +
          `[${shot.characters}] [${shot.props}] at ${span(shot.span)} < ${covers.join(' / ').replaceAll('\n', '⏎')}`,
      );
    }
  }
  return `\n${out.filter((line) => line !== '').join('\n')}\n`;
}

test('chapters, sequences, scenes with and without heading', () => {
  expect(
    check(`Title: T

Before anything.

# One

= It begins.

## Night

INT. TOWER - NIGHT

= A synopsis.

Rain.

### A beat

Wind.

## The Voice

A voice.

# Two

EXT. PIER - DAY

Waves.
`),
  ).toMatchInlineSnapshot(`
    "
    chapter 1 null [0] 
    chapter 2 One [1,2] It begins.
    chapter 3 Two [3] 
    scene 0 "" null||null line 2 +8
      action: Before anything.
      * D derived WS 2222ms action [] [] at 0:0-0:16 < Before anything.
    scene 1 "INT. TOWER - NIGHT" INT|TOWER|NIGHT in Night line 10 +10
      action: Rain.
      action: Wind.
      * D derived WS 2222ms action [] [] at 4:0-4:5 < Rain.
      * D derived INSERT 2222ms action [] [] at 8:0-8:5 < Wind.
    scene 2 "The Voice" null|The Voice|null in The Voice line 20 +6
      action: A voice.
      * D derived WS 2222ms action [] [] at 2:0-2:8 < A voice.
    scene 3 "EXT. PIER - DAY" EXT|PIER|DAY line 26 +4
      action: Waves.
      * D derived ESTABLISHING 2222ms action [] [] at 2:0-2:6 < Waves.
    "
  `);
});

test('in .fountain sections only outline', () => {
  expect(
    check('INT. TOWER - NIGHT\n\nRain.\n\n# Two\n\nWind.\n\nEXT. PIER - DAY\n\nWaves.\n', 'fountain'),
  ).toMatchInlineSnapshot(`
    "
    chapter 1 null [0] 
    chapter 2 Two [1] 
    scene 1 "INT. TOWER - NIGHT" INT|TOWER|NIGHT line 0 +8
      action: Rain.
      action: Wind.
      * D derived WS 2222ms action [] [] at 2:0-2:5 < Rain.
      * D derived INSERT 2222ms action [] [] at 6:0-6:5 < Wind.
    scene 2 "EXT. PIER - DAY" EXT|PIER|DAY line 8 +4
      action: Waves.
      * D derived ESTABLISHING 2222ms action [] [] at 2:0-2:6 < Waves.
    "
  `);
});

test('FADE IN: and declarations before the first heading make no scene', () => {
  expect(check('[[var: a = 1]]\n\nFADE IN:\n\nINT. TOWER - NIGHT\n\nRain.\n')).toMatchInlineSnapshot(`
    "
    chapter 1 null [0] 
    scene 1 "INT. TOWER - NIGHT" INT|TOWER|NIGHT line 4 +4
      action: Rain.
      * D derived WS 2222ms action [] [] at 2:0-2:5 < Rain.
    "
  `);
});

test('speech: utterances, cuts, ids, dual, lyrics, off screen', () => {
  expect(
    check(`[[character: MARA VOSS | as: MARA]]

INT. TOWER - NIGHT

MARA (V.O.) (CONT'D)
I left.
(beat)
And *then* I
came back. [[line: a1 | expression: angry]]
!! CU - Her hands
Again.

ELIAS ^
~la la
Really?

MARA
Hi.
[[if: 1 > 2]]
Friend.
[[end]]
Bye.
`),
  ).toMatchInlineSnapshot(`
    "
    chapter 1 null [0] 
    scene 1 "INT. TOWER - NIGHT" INT|TOWER|NIGHT line 2 +21
      MARA VOSS V.O., CONT'D: I left.
      MARA VOSS V.O., CONT'D (beat) #a1 angry: And then I
    came back.
      shot 1
      MARA VOSS V.O., CONT'D: Again.
      lyric la la ELIAS
      ELIAS ^: Really?
      MARA VOSS: Hi.
      if (1 > 2)
        MARA VOSS: Friend.
      MARA VOSS: Bye.
      * D derived WS 5200ms lines [] [] at 2:0-6:10 < MARA VOSS: I left. / MARA VOSS: And then I⏎came back.
      * 1/1 written CU 6700ms lines [ELIAS,MARA VOSS] [] at 7:0-7:17 < MARA VOSS: Again. / ELIAS: la la / ELIAS: Really? / MARA VOSS: Hi. / MARA VOSS: Friend. / MARA VOSS: Bye.
    "
  `);
});

test('a written shot covers up to the next shot, the end of its block or the scene', () => {
  expect(
    check(`[[prop: BRASS KEY]]

INT. TOWER - NIGHT

A storm.

!! WIDE - Mara and the brass key
Rain.

[[if: 1 > 2]]
Inside.
!! CU - The door | 2s
It opens.
[[else]]
It stays shut.
[[end]]

After.

!! MS - Nobody

MARA
Hello?
`),
  ).toMatchInlineSnapshot(`
    "
    chapter 1 null [0] 
    scene 1 "INT. TOWER - NIGHT" INT|TOWER|NIGHT line 2 +22
      action: A storm.
      shot 1
      action: Rain.
      if (1 > 2)
        action: Inside.
        shot 2
        action: It opens.
      else
        action: It stays shut.
      action: After.
      shot 4
      MARA: Hello?
      * D derived WS 2222ms action [] [] at 2:0-2:8 < A storm.
      * 1/1 written WS 4444ms action [MARA] [BRASS KEY] at 4:0-4:32 < Rain. / Inside. / It stays shut.
      * 1/2 written CU 2000ms written [] [] at 9:0-9:21 < It opens.
      * D derived INSERT 2222ms action [] [] at 15:0-15:6 < After.
      * 1/3 written MS 1100ms lines [MARA] [] at 17:0-17:14 < MARA: Hello?
    "
  `);
});

test('choices, conditions and everything a player meets', () => {
  expect(
    check(`[[var: trust = 0]]
[[var: scene torch = true]]
[[var: bag = set("key", "rope")]]

INT. TOWER - NIGHT
[[when: trust >= 0 and not torch]]

[[label: the-voice]]
[[beat: Midpoint | tension: 7 | feel: dread]]
[[set: trust += max(1, 2) * 3]]
[[ask: name | prompt: Your name? | default: Sam]]
[[show: MARA angry | at: left | with: dissolve 0.5s]]
[[camera: push in | 2s]]
[[play: harbour | fade: 2s]]
[[stop: music]]
[[wait: 2s]]
[[sfx: horn.ogg]]

You have {trust} {if trust > 1: coins | coin}. {seq: a | b} {wait 0.5s}*Go*

[[choice: What do you tell her? | time: 8s | else: the-voice | shuffle]]
+ Tell her the truth. {if trust >= 0} %3 -> the-voice
+ Pay {trust} gold. {needs "key" in bag}
Gold.
++ More {leave}
More.
++ Less -> END
+ Lie. {once} -> #14#
+ Say nothing.
[[call: the-voice]]
[[end]]

[[option: Portable | if: trust > 2 | weight: 3 | to: END | id: o1]]

[[once]]
First.
[[else]]
Later.
[[end]]
[[pick: 2]]
a
[[or]]
b
[[end]]
[[ending: The Drowned]]
[[unlock: cg/tower]]
[[jump: END]]
`),
  ).toMatchInlineSnapshot(`
    "
    chapter 1 null [0] 
    scene 1 "INT. TOWER - NIGHT" INT|TOWER|NIGHT line 4 +44 when ((trust >= 0) and not(torch))
      label the-voice
      beat Midpoint 7 dread
      set  trust += (max(1, 2) * 3)
      ask name Your name? Sam
      show MARA angry left dissolve 0.5s
      camera push in 2000
      play harbour 2000
      stop music
      wait 2000
      sfx horn.ogg
      action: You have {trust} {if (trust > 1): coins | coin}. {seq: a | b} {wait 500}Go
      choice What do you tell her? | 8000 | else the-voice | shuffle
      + Tell her the truth. if (trust >= 0) %3 -> the-voice
      + Pay {trust} gold. needs ("key" in bag)
        action: Gold.
        choice 
        ++ More leave
          action: More.
        ++ Less -> END
      + Lie. once -> #14#
      + Say nothing.
        call the-voice
      choice 
      + Portable if (trust > 2) %3 #o1 -> END
      once
        action: First.
      else
        action: Later.
      pick %2
        action: a
      pick %1
        action: b
      ending The Drowned
      unlock cg/tower
      jump END
      * D derived WS 2222ms action [] [] at 14:0-14:75 < You have coins. a Go
      * D derived INSERT 2222ms action [] [] at 19:0-19:5 < Gold.
      * D derived INSERT 2222ms action [] [] at 21:0-21:5 < More.
      * D derived WS 2222ms action [] [] at 31:0-31:6 < First.
      * D derived INSERT 2222ms action [] [] at 33:0-33:6 < Later.
      * D derived INSERT 2222ms action [] [] at 36:0-36:1 < a
      * D derived WS 2222ms action [] [] at 38:0-38:1 < b
    "
  `);
});

test('a broken condition is false, and its block opens', () => {
  expect(check('INT. A - DAY\n\n[[if: a || b]]\nRain.\n[[end]]\n')).toMatchInlineSnapshot(`
    "
    chapter 1 null [0] 
    scene 1 "INT. A - DAY" INT|A|DAY line 0 +6
      if error<a || b>
        action: Rain.
      * D derived WS 2222ms action [] [] at 3:0-3:5 < Rain.
    "
  `);
});

test('shot numbers and ids', () => {
  const { story } = parseStory(
    'INT. A - DAY #12#\n\n!! WS - One #3B#\n!! CU - Two\n!! CU - Three #4#\n\nINT. B - DAY\n\nRain.\n\nRain.\n',
    {
      language: 'story',
    },
  );
  const [first, second] = story.scenes;
  expect(first!.shots.map(({ id }) => id)).toEqual(['12/3B', '12/3C', '12/4']);
  const ids = second!.shots.map(({ id }) => id);
  expect(ids[0]).toMatch(/^13\/D[a-z2-7]{12}$/);
  expect(new Set(ids).size).toBe(2);
});

test('declarations, targets and references', () => {
  const source = `[[character: MARA VOSS | as: MARA | color: #FA0 | ref: a.png, b.png | x-rig: r1]]
[[location: TOWER | look: tall]]
[[include: bible.story]]

# One

INT. TOWER - GALLERY - NIGHT

!! OTS - Over Mara, a door | style: noir | with: MARA

MARA
Go.

[[jump: one]]
`;
  const { story } = parseStory(source, { language: 'story' });
  expect(story.characters).toMatchObject([
    {
      name: 'MARA VOSS',
      aliases: ['MARA'],
      color: '#ffaa00',
      refs: ['a.png', 'b.png'],
      fields: { 'x-rig': 'r1' },
      place: { scene: null },
    },
  ]);
  expect(story.scenes[0]!.location).toBe('TOWER');
  expect(story.includes[0]!.path).toBe('bible.story');
  expect(story.targets.map(({ kind, name, scene }) => `${kind} ${name} ${scene}`)).toEqual([
    'section One 0',
    'scene INT. TOWER - GALLERY - NIGHT 0',
  ]);
  const lines = source.split('\n');
  const seen = story.references.map(({ kind, name, resolved, place }) => {
    const line = place.span.line + (place.scene === null ? 0 : story.sceneLines[place.scene]!);
    return `${kind} ${name} = ${resolved} <${lines[line]!.slice(place.span.char, place.span.endChar)}>`;
  });
  expect(seen).toMatchInlineSnapshot(`
    [
      "character Mara = MARA VOSS <Mara>",
      "style noir = null <noir>",
      "character MARA = MARA VOSS <MARA>",
      "character MARA = MARA VOSS <MARA>",
      "target one = One <one>",
      "location TOWER - GALLERY = TOWER <INT. TOWER - GALLERY - NIGHT>",
    ]
  `);
});

test('what a bible declares counts in the script that includes it', () => {
  const bible = parseStory('[[character: MARA VOSS | as: MARA]]\n[[location: TOWER]]\n', { language: 'story' });
  expect(bible.problems).toEqual([]);
  const { story } = parseStory('INT. TOWER - DAY\n\nMARA\nYes.\n', {
    language: 'story',
    externals: exposedBy(bible.story),
  });
  expect(story.scenes[0]).toMatchObject({ location: 'TOWER', characters: ['MARA VOSS'] });
  expect(story.characters).toEqual([]);
});

test('languages by file name', () => {
  expect(['a.story', 'B.FOUNTAIN', 'c.txt'].map(languageOf)).toEqual(['story', 'fountain', null]);
});

const scripts = path.join(import.meta.dirname, '..', '..', 'test-workspace', '02_Source_Creative', 'Scripts');
const read = (name: string) => fs.readFileSync(path.join(scripts, name), 'utf8');

test.each(fs.readdirSync(scripts).filter((name) => languageOf(name) !== null))('%s survives its schema', (name) => {
  const { story } = parseStory(read(name), { language: 'story' });
  expect(Story.parse(JSON.parse(JSON.stringify(story)))).toEqual(story);
});

const blocks = fc.constantFrom(
  ...[
    'INT. TOWER - NIGHT',
    'EXT. PIER - DAY #12#',
    '!! WIDE - Mara at the sea | 4s',
    '!! CU - Hands #3#',
    '[[label: x]]',
  ],
  ...[
    'MARA\nYes.',
    'ELIAS (V.O.)\n(beat)\nNo.',
    'Rain falls on Mara.',
    '# Act',
    '## Two',
    '= Why.',
    '+ Run. -> x\n+ Stay.',
  ],
  ...[
    '[[if: t > 2]]',
    '[[end]]',
    '[[var: t = 0]]',
    '[[character: MARA]]',
    '{t} coins',
    '[[unclosed',
    '> FADE OUT.',
    '===',
    '~la',
  ],
);

test('any script gives a story that its schema accepts, every word in one shot at most', () => {
  fc.assert(
    fc.property(
      fc.array(blocks, { maxLength: 25 }),
      fc.constantFrom('story' as const, 'fountain' as const),
      (parts, language) => {
        const { story } = parseStory(parts.join('\n\n'), { language });
        expect(Story.parse(story)).toEqual(story);
        for (const scene of story.scenes) {
          const lines = scene.shots.flatMap((shot) => shot.lines);
          expect(new Set(lines).size).toBe(lines.length);
          expect(scene.duration).toBe(scene.shots.reduce((sum, shot) => sum + shot.duration, 0));
        }
        const ids = story.scenes.flatMap((scene) =>
          scene.shots.filter((shot) => !shot.number?.locked).map((shot) => shot.id),
        );
        const locked = new Set(story.scenes.filter((scene) => scene.number.locked).map((scene) => scene.number.value));
        if (locked.size === story.scenes.filter((scene) => scene.number.locked).length)
          expect(new Set(ids).size).toBe(ids.length);
      },
    ),
    { numRuns: 200 },
  );
});

test('taking unchanged scenes from an earlier build gives the same story', () => {
  fc.assert(
    fc.property(fc.array(blocks, { maxLength: 25 }), blocks, (parts, more) => {
      const before = parts.join('\n\n');
      const after = `${before}\n\nINT. LAST - DAY\n\n${more}\n`;
      const first = parseScript(before, { language: 'story' }).script;
      const second = parseScript(after, { language: 'story' }).script;
      const previous = buildStory(first, { language: 'story', lineCount: before.split('\n').length });
      // The parts that an incremental parse would keep: all but the last of the old tree, whose end may have changed.
      first.parts.slice(0, -1).forEach((part, index) => {
        second.parts[index] = part;
      });
      const options = { language: 'story' as const };
      expect(storyOf(second, after, { ...options, previous }).story).toEqual(parseStory(after, options).story);
    }),
    { numRuns: 100 },
  );
});
