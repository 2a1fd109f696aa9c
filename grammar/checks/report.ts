/** How a check says what it found: places in the story become ranges in the file, fixes become edits. */
import type { Fix, Problem, Related, Severity, TextRange } from '../problem.ts';
import type { Build } from '../story/build.ts';
import type { Findings } from '../story/findings.ts';
import { moved } from '../story/positions.ts';
import type { Span } from '../story/schema.ts';
import { closest } from '../text/names.ts';

/** The nearest of many names, remembered, and null once the script has asked too often: see `makeNearby`. */
export type Nearby = (kind: string, name: string, candidates: readonly string[]) => string | null;

/** Comparisons that one check of a script may spend on "did you mean": enough for hundreds of slips in a feature. */
const COMPARISONS = 50_000;

/** A script with thousands of broken names must not take seconds to say what each of them might have been. */
export function makeNearby(): Nearby {
  const known = new Map<string, string | null>();
  let left = COMPARISONS;
  return (kind, name, candidates) => {
    const key = `${kind}\n${name}`;
    const before = known.get(key);
    if (before !== undefined) return before;
    if (candidates.length > left) return null;
    left -= candidates.length;
    const found = closest(name, candidates);
    known.set(key, found);
    return found;
  };
}

export interface Report {
  build: Build;
  near: Nearby;
  problems: Problem[];
  /** The absolute range of a span that stands in a scene, or outside of all (null). */
  range(scene: number | null, span: Span): TextRange;
  say(code: string, severity: Severity, range: TextRange, message: string, fixes?: Fix[], related?: Related[]): void;
  /** Findings of every scene, then of what stands outside. */
  each(visit: (found: Findings, scene: number | null) => void): void;
}

export function makeReport(build: Build, near: Nearby): Report {
  const problems: Problem[] = [];
  return {
    build,
    near,
    problems,
    range: (scene, span) => moved(span, scene === null ? 0 : build.story.sceneLines[scene]!),
    say(code, severity, range, message, fixes = [], related = []) {
      const { line, char, endLine, endChar } = range;
      const problem: Problem = { code, severity, message, line, char, endLine, endChar, fixes };
      if (related.length > 0) problem.related = related;
      problems.push(problem);
    },
    each(visit) {
      build.scenes.forEach(({ found }, index) => {
        visit(found, index);
      });
      visit(build.loose.found, null);
    },
  };
}

/** One edit that puts `text` where `range` is. */
export function replaceWith(title: string, range: TextRange, text: string): Fix {
  const { line, char, endLine, endChar } = range;
  return { title, changes: [{ line, char, endLine, endChar, text }] };
}

export function insertAt(title: string, line: number, char: number, text: string): Fix {
  return { title, changes: [{ line, char, endLine: line, endChar: char, text }] };
}

/** "Did you mean X?" and the fix that writes it; nothing when nothing is near. */
export function didYouMean(meant: string | null, range: TextRange): { question: string; fixes: Fix[] } {
  if (meant === null) return { question: '', fixes: [] };
  return { question: ` Did you mean ${meant}?`, fixes: [replaceWith(`Change to ${meant}`, range, meant)] };
}

/** A problem a number of lines further down, its fixes with it. */
export function shifted(problem: Problem, lines: number): Problem {
  const fixes = problem.fixes.map(({ title, changes }) => ({
    title,
    changes: changes.map((change) => down(change, lines)),
  }));
  const moved = { ...down(problem, lines), fixes };
  if (problem.related) moved.related = problem.related.map((place) => down(place, lines));
  return moved;
}

/** A place to look at beside the problem. */
export function seeAlso({ line, char, endLine, endChar }: TextRange, message: string): Related {
  return { line, char, endLine, endChar, message };
}

export function down<T extends { line: number; endLine: number }>(range: T, lines: number): T {
  return { ...range, line: range.line + lines, endLine: range.endLine + lines };
}
