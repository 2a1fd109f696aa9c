/** Reads one script over and over: keeps what the grammar needs to read the next version faster. */
import {
  type Build,
  exposedBy,
  type Problem,
  parseScript,
  type Story,
  sortProblems,
  storyOf,
} from '../grammar/index.ts';
import type { LanguageId } from './protocol.ts';

export interface Reading {
  story: Story;
  problems: readonly Problem[];
}

export interface ReadingOptions {
  language: LanguageId;
  headingPrefixes: readonly string[];
  /** Stories this one sees through its includes. */
  visible: readonly Story[];
}

type Parsed = ReturnType<typeof parseScript>;

export class ScriptReader {
  private last: { text: string; syntax: string; parsed: Parsed; build: Build } | undefined;

  /** Never throws; an unchanged text is not parsed again, an unchanged scene not built again. */
  read(text: string, { language, headingPrefixes, visible }: ReadingOptions): Reading {
    const syntax = [language, ...headingPrefixes].join('\n');
    const before = this.last?.syntax === syntax ? this.last : undefined;
    const parsed = before?.text === text ? before.parsed : parseScript(text, { language, headingPrefixes });
    const { story, problems, build } = storyOf(parsed.script, text, {
      language,
      headingPrefixes,
      externals: exposedBy(...visible),
      previous: before?.build ?? null,
    });
    this.last = { text, syntax, parsed, build };
    return { story, problems: sortProblems([...parsed.problems, ...problems]) };
  }
}
