/**
 * The language room's front door: text in, `Story` and problems out. Synchronous and pure; no I/O, no clock. Nothing
 * here throws on any text.
 */
import { checkStory } from './checks/check.ts';
import { asHints } from './checks/severity.ts';
import type { Script } from './generated/ast.ts';
import { parseScript } from './parse.ts';
import type { Problem } from './problem.ts';
import { type Build, buildStory, type Externals } from './story/build.ts';
import type { Story } from './story/schema.ts';
import { countLines } from './text/lines.ts';

export interface ParseStoryOptions {
  language: 'story' | 'fountain';
  /** Heading prefixes besides the English ones, for `.story`: `INNEN`, `屋内`. */
  headingPrefixes?: readonly string[];
  /** Declarations and targets that included or sibling files expose; see `exposedBy`. */
  externals?: Externals;
  /** Whether a `.fountain` script belongs to a project. If not, what it means is only hinted at: see `asHints`. */
  inProject?: boolean | undefined;
}

export interface ParsedStory {
  story: Story;
  /** Syntax and meaning, by position. */
  problems: Problem[];
}

export function parseStory(text: string, options: ParseStoryOptions): ParsedStory {
  const { script, problems } = parseScript(text, options);
  const { story, problems: meaning } = storyOf(script, text, options);
  return { story, problems: sortProblems([...problems, ...meaning]) };
}

/**
 * The same from a tree that is already there, with what was built for an earlier version of the same script:
 * scenes whose tree did not change are taken from it. `lineCount` may be given where it is known.
 */
export function storyOf(
  script: Script,
  text: string,
  options: ParseStoryOptions & { previous?: Build | null; lineCount?: number },
): { story: Story; problems: Problem[]; build: Build } {
  const build = buildStory(script, { ...options, lineCount: options.lineCount ?? countLines(text) });
  const problems = checkStory(build);
  const guessed = options.language === 'fountain' && options.inProject !== true;
  return { story: build.story, problems: guessed ? asHints(problems) : problems, build };
}

export function sortProblems(problems: Problem[]): Problem[] {
  return problems.sort(
    (a, b) => a.line - b.line || a.char - b.char || (a.code < b.code ? -1 : a.code > b.code ? 1 : 0),
  );
}

/** The language of a file by its name; null for what is no script. */
export function languageOf(fileName: string): 'story' | 'fountain' | null {
  if (/\.story$/i.test(fileName)) return 'story';
  return /\.(?:fountain|spmd)$/i.test(fileName) ? 'fountain' : null;
}

/** What a story lends to files that include it or stand beside it. */
export function exposedBy(...stories: readonly Story[]): Externals {
  return {
    characters: stories.flatMap((story) => story.characters),
    locations: stories.flatMap((story) => story.locations),
    props: stories.flatMap((story) => story.props),
    styles: stories.flatMap((story) => story.styles),
    music: stories.flatMap((story) => story.music),
    variables: stories.flatMap((story) => story.variables),
    targets: stories.flatMap((story) => story.targets),
  };
}

export { problemTitles } from './checks/codes.ts';
export { asHints, SeveritySetting, SeveritySettings, unknownCodes, withSeverities } from './checks/severity.ts';
export { parseScript } from './parse.ts';
export type { Fix, Problem, Related, Severity, TextChange, TextRange } from './problem.ts';
export { formatEighths } from './stats/pages.ts';
export { type CharacterStats, type SceneStats, type SettingStats, type StoryStats, statsOf } from './stats/stats.ts';
export type { Build, Externals } from './story/build.ts';
export * from './story/schema.ts';
export { shotFieldNames } from './story/shot-fields.ts';
export { allSizeNames, sizeOf } from './story/sizes.ts';
export { type Resolved, type TargetIndex, targetsIn } from './story/targets.ts';
export { formatTime, parseTime } from './story/time.ts';
export { applyChanges, lockNumbers, writeDerivedShots } from './text/edits.ts';
export { foldName, sameName } from './text/names.ts';
