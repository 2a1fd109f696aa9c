/** Scripts as people may write them, line by line, for the formatter's property tests; and what two of them share. */
import fc from 'fast-check';
import type { Story } from '../index.ts';

const lines = [
  ...[
    'INT. TOWER - NIGHT',
    'ext. pier - day #12A#',
    '.NOWHERE',
    'EXT. SEA [[when: t > 1]]',
    'INNEN. TURM - NACHT',
    'I/E. CAR',
  ],
  ...[
    'MARA',
    'MARA (v.o.)',
    '@McCLANE',
    'SAM ^',
    'MARA [[she lies]]',
    'TO:',
    '(low)',
    '(to SAM) [[sfx: x.ogg]]',
    '~La la la',
  ],
  ...['I left.', 'Well? [[if: t > 2]]', 'Hi {name}. [[line: a1 | expression: angry]]', '{if t > 1: yes | no}', '  '],
  ...[
    'Rain falls.',
    'The [[sfx: horn.ogg]] horn [[a thought]] blows.',
    '海が荒れる。',
    'BANG',
    'Waves [[jump: X]] break.',
  ],
  ...[
    '!INT. NO HEADING',
    '!!BANG!!',
    '+1 555',
    '!+ x',
    '    indented',
    'his/*her* coat',
    'He draws a { and leaves.',
    'a \\{b\\} c',
  ],
  ...['FADE OUT.', 'CUT TO:', '> FADE IN', '> THE END <', '# Act One', '## Harbour', '= What happens', '==='],
  ...[
    '!! WIDE - Sea',
    '!!  wide -  Sea |4s|dolly  in #3B#',
    '!! MARA runs - fast | 3s [[why]]',
    '!! CU',
    '!! he says "a | b" | seed:4',
  ],
  ...[
    '+ Run -> Pier',
    '++ Stay {if t > 1} %3 -> Home',
    '+ A',
    '+ Pay {price} gold. {needs gold >= price} {once} -> #12A#',
  ],
  ...[
    '+ Go north -> then west -> Cave',
    '+ He said "no" [[line: b2]]',
    '+ Say a | b {if a || b}',
    '+ {if t: a | b} now {leave}',
  ],
  ...['+ Quote "x -> "Home"', '+ ends in \\', '+ 50 %3', '+ text ]] here'],
  ...['[[if: t > 2]]', '[[elseif: a]]', '[[else]]', '[[end]]', '[[END: if]]', '[[once]]', '[[pick]]', '[[or: 2]]'],
  ...[
    '[[choice: What? | time:8s | shuffle]]',
    '[[label:  x ]]',
    '[[jump: X]]',
    '[[set: t += 1]] [[var: t = 0]]',
    '[[wait: 2s]]',
  ],
  ...[
    '[[character: MARA\n| as: MRS VOSS\n | look:  tall ]]',
    '[[todo: this]]',
    '[[a comment]]',
    '[[two\nlines]]',
    '[[show: MARA angry | at: left]]',
  ],
  ...[
    '[[shot: CU - hands |2s #4#]]',
    '[[option: Run | to: Pier]]',
    '[[option: x | depth: 2 | once]]',
    '[[option: a -> b]]',
    '[[set: a = 1',
  ],
  ...[
    '/* cut */',
    '/* two\n\nlines */',
    'Rain /* not */ falls.',
    '[[beat: Mid | tension: 7]]',
    'Title: x',
    '-> #14#',
    'INT. HALF',
  ],
];

const joins = ['\n', '\n', '\n\n', '\n\n', '\n\n\n', '  \n'];

export const likelyScript: fc.Arbitrary<string> = fc
  .array(fc.tuple(fc.constantFrom(...lines), fc.constantFrom(...joins)), { minLength: 1, maxLength: 14 })
  .map((parts) => parts.flat().join(''));

const POSITIONS: ReadonlySet<string> = new Set(['span', 'place', 'headingSpan', 'sceneLines', 'lineCount', 'line']);

/** A story without where its things stand. References stand in the order of the text: here in that of their names. */
export function withoutPlaces(story: Story): unknown {
  const references = story.references.map(({ kind, name, resolved }) => `${kind} ${name} ${resolved}`).sort();
  return JSON.parse(
    JSON.stringify({ ...story, references }, (key, value) =>
      POSITIONS.has(key) && (key !== 'line' || typeof value !== 'object' || value === null) ? undefined : value,
    ),
  );
}
