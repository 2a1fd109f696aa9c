/**
 * The lexer of both languages. It classifies lines by hand and so replaces Langium's lexer whole; only expressions go
 * through Chevrotain. It never fails: what is wrong is in the report, as problems with offsets.
 */
import type { LangiumCoreServices, Lexer, LexerResult, TokenizeOptions } from 'langium';
import { classify, type ScriptRules } from './classify.ts';
import { headingStart, headingTest } from './headings.ts';
import { withLineFeeds } from './space.ts';
import { type SyntaxProblem, TokenSink, type TokenTypes } from './token-sink.ts';

export type ScriptLanguage = 'story' | 'fountain';

export interface LexerSettings {
  language: ScriptLanguage;
  /** Heading prefixes besides the English ones: `INNEN`, `屋内`. Only `.story` uses them. */
  headingPrefixes: readonly string[];
}

export interface ScriptLexerReport {
  /** Always empty: our problems have codes and fixes and are reported by us. */
  diagnostics: [];
  problems: SyntaxProblem[];
}

export class ScriptLexer implements Lexer {
  readonly definition: Lexer['definition'];
  private readonly types: TokenTypes;
  private readonly rules: Omit<ScriptRules, 'partial'>;

  constructor(services: LangiumCoreServices, settings: LexerSettings) {
    const vocabulary = services.parser.TokenBuilder.buildTokens(services.Grammar, { caseInsensitive: false });
    if (!Array.isArray(vocabulary)) throw new Error('the token builder gave no plain list of tokens');
    this.types = Object.fromEntries(vocabulary.map((type) => [type.name, type]));
    this.definition = { ...this.types };
    const story = settings.language === 'story';
    const prefixes = story ? settings.headingPrefixes : [];
    this.rules = { story, heading: headingTest(prefixes), mayBeHeading: headingStart(prefixes) };
  }

  tokenize(text: string, options?: TokenizeOptions): LexerResult {
    const sink = new TokenSink(withLineFeeds(text), this.types);
    classify(sink, { ...this.rules, partial: options?.mode === 'partial' });
    const report: ScriptLexerReport = { diagnostics: [], problems: sink.problems };
    return { tokens: sink.tokens, hidden: sink.hiddenTokens(), errors: [], report };
  }
}
