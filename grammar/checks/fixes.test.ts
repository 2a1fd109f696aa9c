import fc from 'fast-check';
import { expect, test } from 'vitest';
import { applyChanges, parseStory } from '../index.ts';

const lines = fc.constantFrom(
  ...[
    'INT. TOWER - NIGTH',
    'INT. TOWR - NIGHT',
    'EXT. PIER - DAY',
    '# One',
    '## Two',
    'Rain.',
    'MARA\nYes.',
    'MRAA\nNo.',
  ],
  ...[
    '[[character: MARA]]',
    '[[location: TOWER]]',
    '[[style: noir]]',
    '[[var: trust = 0]]',
    '[[var: mood = "calm" | one-of: calm, angry]]',
  ],
  ...[
    '[[if: trust > 1]]',
    '[[if: turst > 1 && x]]',
    '[[else]]',
    '[[end]]',
    '[[end: if]]',
    '[[or]]',
    '[[once]]',
    '[[pick]]',
  ],
  ...[
    '[[label: the-voice]]',
    '[[jump: the-vioce]]',
    '[[call: INT. TOWR - NIGHT]]',
    '+ Go. -> the-voise\n+ Stay. {once}',
    '+ Go. ->',
  ],
  ...[
    '!! CUU - Her hands | sytle: noir | dolyl in',
    '!! Mara runs | style: nior | lut: x',
    '[[beat: Midpoint | tensoin: 3]]',
    '[[show: MRAA]]',
  ],
  ...[
    '[[choice: What? | shufle]]',
    '{mod} {trsut}',
    '[[set: mood = "agry"]]',
    '{mix(trust, 2)}',
    '[[todo: unclosed',
    '[[jmup: x]]',
    '-> #1#',
  ],
);

test('every quick fix takes its problem away and touches no other line than its own', () => {
  fc.assert(
    fc.property(fc.array(lines, { maxLength: 18 }), fc.constantFrom('\n', '\r\n'), (parts, eol) => {
      const source = parts.join('\n\n').replaceAll('\n', eol);
      const { problems } = parseStory(source, { language: 'story' });
      for (const problem of problems) {
        for (const fix of problem.fixes) {
          const mended = applyChanges(source, fix.changes);
          const said = (all: typeof problems) =>
            all.filter(({ code, message }) => code === problem.code && message === problem.message);
          const after = said(parseStory(mended, { language: 'story' }).problems);
          expect(after.length, `${problem.code} ${fix.title}\n${source}\n---\n${mended}`).toBeLessThan(
            said(problems).length,
          );
        }
      }
    }),
    { numRuns: 150 },
  );
});

test('no text whatever makes the checker throw', () => {
  fc.assert(
    fc.property(
      fc.oneof(
        fc.string({ unit: 'binary', maxLength: 200 }),
        fc.array(lines).map((all) => all.join('\n')),
      ),
      (text) => {
        for (const language of ['story', 'fountain'] as const) {
          const { story, problems } = parseStory(text, { language });
          for (const { line, char, endLine, endChar } of problems) {
            expect(line).toBeGreaterThanOrEqual(0);
            expect(endLine < story.lineCount && (endLine > line || endChar >= char)).toBe(true);
          }
        }
      },
    ),
    { numRuns: 300 },
  );
});
