/** Reads one script over and over: keeps what it needs to read the next version faster. */
import { type Build, exposedBy, type Problem, type Story, sortProblems, storyOf } from '../grammar/index.ts';
import { type Parse, parseEdited, parseWhole } from './incremental.ts';
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

export class ScriptReader {
  private parse: Parse | undefined;
  private build: Build | null = null;

  /** Never throws. Parses the touched scenes only and builds those whose tree or cast changed. */
  read(text: string, { language, headingPrefixes, visible }: ReadingOptions): Reading {
    const before =
      this.parse && this.parse.options.language === language && this.hasPrefixes(headingPrefixes) ? this.parse : null;
    const parse =
      before?.text === text
        ? before
        : ((before && parseEdited(before, text)) ?? parseWhole(text, { language, headingPrefixes }));
    const { story, problems, build } = storyOf(parse.script, text, {
      language,
      headingPrefixes,
      externals: exposedBy(...visible),
      previous: before && this.build,
    });
    this.parse = parse;
    this.build = build;
    return { story, problems: sortProblems([...parse.problems, ...problems]) };
  }

  private hasPrefixes(prefixes: readonly string[]): boolean {
    return (this.parse?.options.headingPrefixes ?? []).join('\n') === prefixes.join('\n');
  }
}
