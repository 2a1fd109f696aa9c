/**
 * Fixtures for feature tests: scripts as text, the cursor as `<|>`, further files after lines `--- name.story`. Reads
 * them the way the server does, includes in both directions.
 */
import type { TextChange } from '../../grammar/problem.ts';
import type { UseIn } from '../names.ts';
import { makeProject, type Project } from '../project.ts';
import type { LanguageId } from '../protocol.ts';
import { ScriptReader } from '../reading.ts';
import type { ScriptChanges } from '../rename.ts';
import { makeScript, type Point, type Script } from '../script.ts';

export interface Fixture {
  /** The script with the cursor, else the first. */
  script: Script;
  at: Point;
  project: Project;
  visible: readonly Script[];
}

const CURSOR = '<|>';

export function fixture(text: string): Fixture {
  const files = split(text);
  const scripts = new Map<string, Script>();
  const project = makeProject(scripts);
  let cursor: { uri: string; at: Point } | undefined;
  // Twice: what a script includes may stand below it in the fixture.
  for (const round of ['alone', 'with includes'] as const) {
    for (const [name, content] of files) {
      const uri = `file:///film/${name}`;
      const before = content.split(CURSOR)[0]!;
      if (content.includes(CURSOR)) {
        const lines = before.split('\n');
        cursor = { uri, at: { line: lines.length - 1, char: lines.at(-1)!.length } };
      }
      const plain = content.replace(CURSOR, '');
      const language: LanguageId = name.endsWith('.story') ? 'story' : 'fountain';
      const known = scripts.get(uri);
      const visible =
        round === 'alone' || !known
          ? []
          : project
              .visibleFrom(known)
              .slice(1)
              .map((other) => other.story);
      const reading = new ScriptReader().read(plain, { language, headingPrefixes: [], visible });
      scripts.set(uri, makeScript({ uri, version: 1, language, text: plain, ...reading }));
    }
  }
  const script = (cursor && scripts.get(cursor.uri)) ?? [...scripts.values()][0]!;
  return { script, at: cursor?.at ?? { line: 0, char: 0 }, project, visible: project.visibleFrom(script) };
}

function split(text: string): [name: string, content: string][] {
  const files: [string, string][] = [];
  let name = 'film.story';
  let lines: string[] = [];
  for (const line of text.replace(/^\n/, '').split('\n')) {
    const header = /^--- (\S+)$/.exec(line);
    if (!header) {
      lines.push(line);
      continue;
    }
    if (lines.length > 0) files.push([name, lines.join('\n')]);
    name = header[1]!;
    lines = [];
  }
  files.push([name, lines.join('\n')]);
  return files;
}

/** `film.story:3:1 the line`, one row a use. */
export function renderUses(uses: readonly UseIn[]): string {
  return uses
    .map(({ script, range }) => {
      const line = script.lines[range.line]!;
      const marked = `${line.slice(0, range.char)}«${line.slice(range.char, range.endChar)}»${line.slice(range.endChar)}`;
      return `${fileOf(script)}:${range.line + 1} ${marked}`;
    })
    .join('\n');
}

/** The lines that would change, as they would read. */
export function renderEdits(edits: readonly ScriptChanges[]): string {
  return edits
    .map(({ script, changes }) => {
      const after = apply(script, changes).split('\n');
      const lines = [...new Set(changes.map((change) => change.line))].sort((a, b) => a - b);
      return lines.map((line) => `${fileOf(script)}:${line + 1} ${after[line]}`).join('\n');
    })
    .join('\n');
}

function apply(script: Script, changes: readonly TextChange[]): string {
  const lines = [...script.lines];
  for (const change of [...changes].sort((a, b) => b.line - a.line || b.char - a.char)) {
    const line = lines[change.line]!;
    lines[change.line] = line.slice(0, change.char) + change.text + line.slice(change.endChar);
  }
  return lines.join('\n');
}

function fileOf(script: Script): string {
  return script.uri.slice(script.uri.lastIndexOf('/') + 1);
}
