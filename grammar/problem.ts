/** A diagnostic as plain data, with positions in the file; the server turns it into LSP, the CLI into a line. */

export type Severity = 'error' | 'warning' | 'info' | 'hint';

/** Lines and UTF-16 columns, zero-based, end exclusive, absolute in the file. */
export interface TextRange {
  line: number;
  char: number;
  endLine: number;
  endChar: number;
}

/** One edit of one file; a fix's edits never overlap. */
export interface TextChange extends TextRange {
  text: string;
}

export interface Fix {
  title: string;
  changes: TextChange[];
}

/** Another place in the same file that a problem is about: the first of two declarations. */
export interface Related extends TextRange {
  message: string;
}

export interface Problem extends TextRange {
  /** `SL` and four digits; each has a page in `docs/language/problems.md`. */
  code: string;
  severity: Severity;
  /** What is wrong and how to mend it, in one sentence each. */
  message: string;
  fixes: Fix[];
  related?: Related[];
}
