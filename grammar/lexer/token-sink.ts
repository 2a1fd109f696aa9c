/**
 * Collects tokens and problems in the order of the text, and works out lines and columns on the way. Invariant: starts
 * never go backwards, so that the whole costs one walk over the line breaks.
 */
import type { IToken, TokenType } from 'chevrotain';
import type { Severity } from '../problem.ts';

export type TokenTypes = Readonly<Record<string, TokenType>>;

/** A problem of syntax, in offsets. */
export interface SyntaxProblem {
  code: string;
  severity: Severity;
  message: string;
  start: number;
  end: number;
  fixes: SyntaxFix[];
}

/** Replaces [start, end) by `text`. */
export interface SyntaxFix {
  title: string;
  start: number;
  end: number;
  text: string;
}

export class TokenSink {
  readonly tokens: IToken[] = [];
  readonly problems: SyntaxProblem[] = [];
  readonly types: TokenTypes;
  readonly text: string;
  private line = 1;
  private lineStart = 0;
  private nextBreak: number;
  private brace = -1;
  private hiddenSpans: { start: number; end: number }[] = [];

  constructor(text: string, types: TokenTypes) {
    this.text = text;
    this.types = types;
    this.nextBreak = text.indexOf('\n');
  }

  /** A token over [start, end). An `image` given must be as long as what it stands for. */
  push(type: string, start: number, end: number, image: string = this.text.slice(start, end)): void {
    this.tokens.push(this.token(type, start, end, image));
  }

  /** Whether a `{` stands in [start, end); one walk over the text for all questions asked in order. */
  hasBrace(start: number, end: number): boolean {
    if (this.brace < start) {
      const at = this.text.indexOf('{', start);
      this.brace = at < 0 ? this.text.length : at;
    }
    return this.brace < end;
  }

  /** One token for what could not be read, with all that stands in it. */
  pushBroken(start: number, end: number): void {
    this.hiddenSpans = this.hiddenSpans.filter((span) => span.start < start || span.end > end);
    this.push('BROKEN', start, end);
  }

  /** A boneyard inside an expression: the parser never sees it. May be told out of order. */
  hide(start: number, end: number): void {
    this.hiddenSpans.push({ start, end });
  }

  /** The hidden tokens in order, once all others are pushed. */
  hiddenTokens(): IToken[] {
    if (this.hiddenSpans.length === 0) return [];
    const sink = new TokenSink(this.text, this.types);
    for (const { start, end } of this.hiddenSpans.sort((a, b) => a.start - b.start)) sink.push('BONEYARD', start, end);
    return sink.tokens;
  }

  /** The end of a paragraph: the line break at `at`, of no length at the end of the text. */
  endParagraph(at: number): void {
    const end = Math.min(at + 1, this.text.length);
    this.push('EOP', at, end, at < end ? '\n' : '');
  }

  problem(
    code: string,
    severity: Severity,
    message: string,
    start: number,
    end: number,
    fixes: SyntaxFix[] = [],
  ): void {
    this.problems.push({ code, severity, message, start, end, fixes });
  }

  private token(name: string, start: number, end: number, image: string): IToken {
    const tokenType = this.types[name];
    if (!tokenType) throw new Error(`the grammar has no token ${name}`);
    this.advance(start);
    const startLine = this.line;
    const startColumn = start - this.lineStart + 1;
    if (this.nextBreak >= 0 && this.nextBreak < end - 1) this.advance(end - 1);
    return {
      image,
      startOffset: start,
      endOffset: end - 1,
      startLine,
      endLine: this.line,
      startColumn,
      endColumn: end - this.lineStart,
      tokenTypeIdx: tokenType.tokenTypeIdx!,
      tokenType,
    };
  }

  private advance(to: number): void {
    while (this.nextBreak >= 0 && this.nextBreak < to) {
      this.line++;
      this.lineStart = this.nextBreak + 1;
      this.nextBreak = this.text.indexOf('\n', this.lineStart);
    }
  }
}
