/**
 * Formatting: the whole document, a range of it, and the line that Enter leaves behind. What is formatted is what
 * `slateline fmt` writes; a range gets the part of it that touches its lines.
 */
import { formatScript } from '../grammar/format/format.ts';
import type { TextChange, TextRange } from '../grammar/problem.ts';
import { foldName } from '../grammar/text/names.ts';
import type { Point, Script } from './script.ts';

export function formatDocument(script: Script, headingPrefixes: readonly string[]): TextChange[] {
  return formatScript(script.text, { language: script.language, style: 'keep', headingPrefixes }).changes;
}

export function formatRange(script: Script, range: TextRange, headingPrefixes: readonly string[]): TextChange[] {
  // A selection of whole lines ends at the start of the line after them.
  const last = range.endChar === 0 && range.endLine > range.line ? range.endLine - 1 : range.endLine;
  return formatDocument(script, headingPrefixes).filter((change) => {
    const until = change.endChar === 0 && change.endLine > change.line ? change.endLine - 1 : change.endLine;
    return change.line >= range.line && until <= last;
  });
}

/**
 * Enter was pressed and `at` is on the new line: the one above gets its capitals and spaces, and becomes a cue if it is
 * the name of somebody known. No line comes or goes while the writer types.
 */
export function formatAfterEnter(
  script: Script,
  at: Point,
  visible: readonly Script[],
  headingPrefixes: readonly string[],
): TextChange[] {
  const line = at.line - 1;
  const written = script.lines[line];
  if (written === undefined || written.trim() === '') return [];
  const cue = knownCue(script, line, visible);
  if (cue !== null)
    return cue === written ? [] : [{ line, char: 0, endLine: line, endChar: written.length, text: cue }];
  const end = { line, char: 0, endLine: line, endChar: written.length };
  const [change, ...more] = formatDocument(script, headingPrefixes).filter(
    (one) => one.line <= line && one.endLine >= line && !(one.endLine === line && one.endChar === 0),
  );
  if (!change || more.length > 0 || change.line !== line || change.endLine !== line + 1 || change.endChar !== 0)
    return [];
  const text = change.text.replace(/(?:\r\n|\r|\n)$/, '');
  return /[\r\n]/.test(text) || text === written ? [] : [{ ...end, text }];
}

/** The line as a cue, when it stands alone and is the name of a character in small letters; null for anything else. */
function knownCue(script: Script, line: number, visible: readonly Script[]): string | null {
  const words = script.lines[line]!.trim();
  if ((script.lines[line - 1] ?? '').trim() !== '' || (script.lines[line + 1] ?? '').trim() !== '') return null;
  if (!/\p{Ll}/u.test(words)) return null;
  const name = foldName(words);
  const { references } = script.story;
  const known =
    [script, ...visible].some(({ story }) =>
      story.characters.some((character) =>
        [character.name, ...character.aliases].some((one) => foldName(one) === name),
      ),
    ) || references.some((reference) => reference.kind === 'character' && foldName(reference.name) === name);
  return known ? words.toUpperCase() : null;
}
