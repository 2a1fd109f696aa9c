/**
 * Rename: the name under the cursor becomes another one wherever it is written that way, in every script that
 * knows it. A character's other cues (`as:`) keep theirs; renaming one of those leaves the declared name alone.
 * The new name takes the letter case of each place it goes to: `MARA` → `ANNE`, `Mara` → `Anne`.
 */
import type { TextChange } from '../grammar/problem.ts';
import { foldName } from '../grammar/text/names.ts';
import { type NameKind, sameUses, scriptsSharing, type Use, useAt, usesIn } from './names.ts';
import type { Project } from './project.ts';
import type { Point, Script } from './script.ts';

export interface ScriptChanges {
  script: Script;
  changes: TextChange[];
}

/** What would be renamed, or why it cannot be. */
export function prepareRename(script: Script, at: Point): { use: Use } | { refusal: string } {
  const use = useAt(script, at);
  if (!use) return { refusal: 'There is no name here: put the cursor on a character, location, label or variable.' };
  if (use.kind === 'target' && /^#.*#$/.test(use.written)) {
    return { refusal: 'A scene number cannot be renamed here: takes hang on it.' };
  }
  if (use.kind === 'target' && foldName(use.written) === 'end') return { refusal: 'END is part of the language.' };
  return { use };
}

export function rename(
  script: Script,
  question: { at: Point; newName: string },
  project: Project,
): { edits: ScriptChanges[] } | { refusal: string } {
  const prepared = prepareRename(script, question.at);
  if ('refusal' in prepared) return prepared;
  const { use } = prepared;
  const newName = question.newName.normalize('NFC').trim().replace(/\s+/g, ' ');
  const scripts = scriptsSharing(use, script, project);
  const refusal = refuse(use, newName, scripts);
  if (refusal) return { refusal };
  const wanted = foldName(use.written);
  const edits = new Map<Script, TextChange[]>();
  for (const other of sameUses(use, scripts)) {
    const text = replacement(other, { wanted, newName });
    if (text === null || text === other.written) continue;
    const changes = edits.get(other.script) ?? [];
    changes.push({ ...other.range, text });
    edits.set(other.script, changes);
  }
  return { edits: [...edits].map(([inScript, changes]) => ({ script: inScript, changes })) };
}

function replacement(other: Use, { wanted, newName }: { wanted: string; newName: string }): string | null {
  if (foldName(other.written) === wanted) return inCaseOf(other, newName);
  // `Act One / INT. BAR - NIGHT` holds the name as one part.
  if (other.kind !== 'target') return null;
  const parts = other.written.split(/(\s+\/\s+)/);
  const index = parts.findIndex((part) => foldName(part) === wanted);
  if (index < 0) return null;
  parts[index] = inCaseOf({ ...other, written: parts[index]! }, newName);
  return parts.join('');
}

const PATTERNS: Partial<Record<NameKind, RegExp>> = {
  variable: /^[\p{L}_][\p{L}\p{N}_]*$/u,
};

function refuse(use: Use, newName: string, scripts: readonly Script[]): string | null {
  if (newName === '') return 'A name needs at least one letter.';
  if (/[|\n]|\[\[|\]\]|\/\*|\*\//.test(newName)) return 'A name cannot hold | [[ ]] or comment marks.';
  if (PATTERNS[use.kind] && !PATTERNS[use.kind]!.test(newName)) {
    return 'A variable is one word of letters, digits and _, and starts with a letter.';
  }
  if (use.kind === 'character' && /[()^]/.test(newName)) return 'A character name cannot hold ( ) or ^.';
  if (use.kind === 'target' && newName.includes('#')) return 'A target cannot hold #: that is a scene number.';
  const folded = foldName(newName);
  if (folded === foldName(use.written)) return null;
  for (const script of scripts) {
    for (const other of usesIn(script)) {
      if (other.kind === use.kind && other.role !== 'reference' && foldName(other.written) === folded) {
        return `${newName} is already the name of another ${use.kind}.`;
      }
    }
  }
  return null;
}

/** Cues stay upper case whatever was typed: anything else would no longer be a cue. */
function inCaseOf(other: Use, newName: string): string {
  if (other.kind !== 'character' && other.kind !== 'location' && other.kind !== 'prop') return newName;
  const upper = newName.toUpperCase();
  if (other.written === other.written.toUpperCase() && other.written !== other.written.toLowerCase()) return upper;
  if (newName !== upper) return newName;
  if (other.written === other.written.toLowerCase()) return newName.toLowerCase();
  return newName
    .toLowerCase()
    .replace(/(^|[\s\-'’])(\p{L})/gu, (_, before: string, letter: string) => before + letter.toUpperCase());
}
