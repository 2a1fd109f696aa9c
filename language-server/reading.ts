/** Reads one script over and over: keeps what the grammar needs to read the next version faster. */
import type { ParseResult } from 'langium';
import type { Script } from '../grammar/generated/ast.ts';
import { reparse } from '../grammar/incremental.ts';
import { type Build, exposedBy, type Problem, type Story, sortProblems, storyOf } from '../grammar/index.ts';
import { coreServices, syntaxProblems } from '../grammar/parse.ts';
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
  /** Of a `.fountain` file: see `ParseStoryOptions`. */
  inProject?: boolean;
}

interface Last {
  text: string;
  /** The same services mean the same language and settings: then its tree can be gone on from. */
  services: ReturnType<typeof coreServices>;
  result: ParseResult<Script>;
  build: Build;
}

export class ScriptReader {
  private last: Last | null = null;

  /** Never throws. Parses only the scenes an edit touched, and builds those whose tree or cast changed. */
  read(text: string, { language, headingPrefixes, visible, inProject }: ReadingOptions): Reading {
    const services = coreServices({ language, headingPrefixes });
    const before = this.last?.services === services ? this.last : null;
    // A tree is changed in place: should anything fail on the way, the next version starts from nothing.
    this.last = null;
    const again = before && before.text !== text ? reparse(services, before.result, text) : null;
    const result =
      again?.result ?? (before?.text === text ? before.result : services.parser.LangiumParser.parse<Script>(text));
    const { story, problems, build } = storyOf(result.value, text, {
      language,
      headingPrefixes,
      inProject,
      externals: exposedBy(...visible),
      previous: before?.build ?? null,
      ...(before && again && { lineCount: before.build.story.lineCount + again.lines }),
    });
    this.last = { text, services, result, build };
    return { story, problems: sortProblems([...syntaxProblems(text, result), ...problems]) };
  }
}
