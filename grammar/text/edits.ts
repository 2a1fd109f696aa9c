/**
 * Edits of a script as plain text changes: locking numbers, writing derived shots. Invariant: nothing but what is
 * inserted changes, line breaks included. Whoever applies them checks that the text is still the one they are for.
 */
import type { TextChange } from '../problem.ts';
import { brief } from '../story/coverage.ts';
import { readHeading } from '../story/headings.ts';
import type { Scene, Shot, Story } from '../story/schema.ts';
import { breakOf, lineStarts, lineText } from './lines.ts';

/** Applies changes that do not overlap; positions all refer to the text given. Their line breaks become the text's. */
export function applyChanges(text: string, changes: readonly TextChange[]): string {
  const starts = lineStarts(text);
  const eol = breakOf(text);
  const offset = (line: number, char: number): number => Math.min((starts[line] ?? text.length) + char, text.length);
  const pieces = changes
    .map((change, order) => ({
      from: offset(change.line, change.char),
      to: offset(change.endLine, change.endChar),
      text: change.text.replace(/\r\n|\r|\n/g, eol),
      order,
    }))
    .sort((a, b) => a.from - b.from || a.to - b.to || a.order - b.order);
  let result = '';
  let at = 0;
  for (const piece of pieces) {
    if (piece.from < at)
      throw new RangeError(`two changes overlap at offset ${piece.from}; apply them one after the other`);
    result += text.slice(at, piece.from) + piece.text;
    at = piece.to;
  }
  return result + text.slice(at);
}

function insert(line: number, char: number, text: string): TextChange {
  return { line, char, endLine: line, endChar: char, text };
}

/**
 * Writes the numbers of these shots and of their scenes into the script: `#12#` at the end of the heading, `#3B#` at
 * the end of the shot. Numbers that are locked stay; derived shots lock only their scene; a scene without a heading
 * has no place for a number. Locking changes no other number. Unknown ids are ignored.
 */
export function lockNumbers(text: string, story: Story, shots: readonly string[]): TextChange[] {
  const wanted = new Set(shots);
  const starts = lineStarts(text);
  const changes: TextChange[] = [];
  for (const scene of story.scenes) {
    const locking = scene.shots.filter((shot) => wanted.has(shot.id));
    if (locking.length === 0) continue;
    if (!scene.number.locked && hasHeading(scene, story, text, starts)) {
      const line = story.sceneLines[scene.index]! + scene.headingSpan.endLine;
      changes.push(insert(line, scene.headingSpan.endChar, ` #${scene.number.value}#`));
    }
    for (const shot of locking) {
      const change = shotLock(shot, story.sceneLines[scene.index]!, text, starts);
      if (change) changes.push(change);
    }
  }
  return changes;
}

function hasHeading(scene: Scene, story: Story, text: string, starts: readonly number[]): boolean {
  if (scene.heading === '') return false;
  return !lineText(text, starts, story.sceneLines[scene.index]!).trimStart().startsWith('#');
}

function shotLock(shot: Shot, sceneLine: number, text: string, starts: readonly number[]): TextChange | null {
  if (shot.kind === 'derived' || shot.number === null || shot.number.locked) return null;
  const line = sceneLine + shot.span.endLine;
  const written = lineText(text, starts, line);
  const before = written.slice(0, shot.span.endChar);
  const number = `#${shot.number.value}#`;
  if (before.endsWith(']]')) {
    const end = before.slice(0, -2).trimEnd().length;
    return insert(line, end, ` ${number}`);
  }
  return insert(line, before.trimEnd().length, ` ${number}`);
}

/**
 * Turns derived coverage into shot lines right above the text each covers: `!! MS - …` in `.story`, the portable
 * `[[shot: …]]` in `.fountain`. `shots` limits it to these ids (what follows one and is not written too becomes part
 * of it, as after any shot). Text that would be read as something else below a shot gets none.
 */
export function writeDerivedShots(text: string, story: Story, shots?: readonly string[]): TextChange[] {
  const wanted = shots ? new Set(shots) : null;
  const starts = lineStarts(text);
  const eol = breakOf(text);
  /** Lines with a cue: a speech that begins on another one goes on after a condition. */
  const cues = new Set<number>();
  for (const { kind, place } of story.references) {
    if (kind === 'character' && place.scene !== null) cues.add(story.sceneLines[place.scene]! + place.span.line);
  }
  const changes: TextChange[] = [];
  for (const scene of story.scenes) {
    for (const shot of scene.shots) {
      if (shot.kind !== 'derived' || (wanted && !wanted.has(shot.id))) continue;
      const line = story.sceneLines[scene.index]! + shot.span.line;
      const indent = lineText(text, starts, line).slice(0, shot.span.char);
      if (!/^[\s@!~>]*$/.test(indent) || !staysAction(shot, line, text, starts)) continue;
      const words = `${shot.size ?? 'MS'} - ${escapeWords(wordsFor(shot))}`;
      // In the middle of a speech a blank line would end it; anywhere else portable notes stand in a paragraph of their own.
      const blank = shot.lines.length > 0 && !cues.has(line) ? '' : eol;
      const written = story.language === 'story' ? `!! ${words}` : `[[shot: ${words}]]${blank}`;
      changes.push(insert(line, 0, written + eol));
    }
  }
  return changes;
}

/**
 * Whether text is read the same with a shot above it, which counts as a blank line: capitals right below a section or
 * a comment would become a cue, `INT.` a heading. Where a blank line stands above already, nothing can change.
 */
function staysAction(shot: Shot, line: number, text: string, starts: readonly number[]): boolean {
  if (shot.lines.length > 0 || line === 0 || lineText(text, starts, line - 1).trim() === '') return true;
  const words = lineText(text, starts, line).trim();
  if (words.startsWith('!')) return true;
  if (!/^[\p{L}\p{N}"'“‘«„(…]/u.test(words)) return false;
  return /\p{Ll}/u.test(words.replace(/\([^)]*\)/g, '')) && readHeading(words).interior === null;
}

/** A speech is framed by who is seen, action by what happens. */
function wordsFor(shot: Shot): string {
  if (shot.lines.length === 0) return brief(shot.action.join(' '), 70);
  const [first] = shot.lines;
  return shot.characters.length > 0 ? shot.characters.join(', ') : `${first!.character}, unseen`;
}

function escapeWords(words: string): string {
  return words
    .replace(/\s+/g, ' ')
    .replace(/[\\*_|\]]/g, '\\$&')
    .replaceAll('[[', '[ [')
    .replaceAll('/*', '/ *')
    .replace(/#$/, '# ');
}
