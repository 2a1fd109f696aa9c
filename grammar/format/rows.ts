/**
 * The rows of a script as the formatter sees them: every line with what the lexer says it is, taken apart into the
 * notes before its words, the words, and the notes after them. Invariant: the lexer alone decides what a line is, and
 * the rows hold every character of the text that is not white space.
 */
import type { LexerResult } from 'langium';
import { type Line, type Piece, readLines } from '../lexer/lines.ts';
import type { ScriptLanguage } from '../lexer/script-lexer.ts';
import { coreServices } from '../parse.ts';

export type Role =
  | 'title'
  | 'blank'
  /** A line of two spaces that keeps a speech going. */
  | 'gap'
  | 'heading'
  | 'cue'
  | 'spoken'
  | 'parenthetical'
  | 'lyric'
  | 'action'
  | 'transition'
  | 'centered'
  | 'section'
  | 'synopsis'
  | 'page-break'
  /** Only notes, or notes and boneyards. */
  | 'notes'
  | 'boneyard'
  | 'shot'
  | 'option';

export interface RowPiece {
  kind: 'text' | 'note' | 'boneyard';
  /** As written, brackets included. */
  text: string;
  /** Of a note: its keyword, null when it is a writer's comment. */
  keyword: string | null;
}

export interface Row {
  role: Role;
  /** What the row goes on with: the speech of a cue above it, or a paragraph. */
  inside: 'speech' | 'paragraph' | null;
  /** White space before everything else. */
  indent: string;
  before: RowPiece[];
  /** From the first to the last word, with the notes between them. */
  words: RowPiece[];
  after: RowPiece[];
  /** White space stood at its end, which undoes a transition. */
  endsInSpace?: boolean;
  /** Line in the text it came from; -1 for a row the formatter made. */
  line: number;
}

export interface ReadOptions {
  language: ScriptLanguage;
  headingPrefixes?: readonly string[];
}

/** Reads a text whose line breaks are line feeds. */
export function readRows(text: string, options: ReadOptions): Row[] {
  const { lines } = readLines(text, { story: options.language === 'story', partial: false });
  const { tokens } = coreServices(options).parser.Lexer.tokenize(text);
  return new RowReader(text, lines, tokens).read();
}

class RowReader {
  private readonly text: string;
  private readonly lines: readonly Line[];
  private readonly tokens: LexerResult['tokens'];
  private next = 0;

  constructor(text: string, lines: readonly Line[], tokens: LexerResult['tokens']) {
    this.text = text;
    this.lines = lines;
    this.tokens = tokens;
  }

  read(): Row[] {
    const rows: Row[] = [];
    let open: Row['inside'] = null;
    let number = 0;
    for (const line of this.lines) {
      const { type, closes } = this.tokensOf(line);
      const role = roleOf(line, type, open);
      rows.push({ role, inside: open, line: number, endsInSpace: line.to < line.end, ...this.parts(line, role) });
      if (role === 'cue') open = 'speech';
      else if (role === 'action') open = 'paragraph';
      else if (!inBlock(role)) open = null;
      if (closes) open = null;
      number += this.breaksIn(line) + 1;
    }
    return rows;
  }

  /** The first token of the words, and whether the paragraph or speech ends with the line. */
  private tokensOf(line: Line): { type: string | null; closes: boolean } {
    let type: string | null = null;
    let closes = false;
    for (; this.next < this.tokens.length; this.next++) {
      const token = this.tokens[this.next]!;
      const name = token.tokenType.name;
      if (token.startOffset > line.end) break;
      if (name === 'EOP') closes ||= token.startOffset === line.end;
      else if (token.startOffset === line.end && line.end > line.start) break;
      else if (name === 'TITLE_KEY' || name === 'TITLE_VALUE') type = name;
      else if (type === null && token.startOffset >= line.from && token.startOffset < line.to) type = name;
    }
    return { type, closes };
  }

  private parts(line: Line, role: Role): Pick<Row, 'indent' | 'before' | 'words' | 'after'> {
    const { text } = this;
    if (role === 'blank' || role === 'gap') return { indent: '', before: [], words: [], after: [] };
    if (role === 'title') {
      const written = text.slice(line.start, line.end).trimEnd();
      return { indent: '', before: [], words: [{ kind: 'text', text: written, keyword: null }], after: [] };
    }
    const pieces = line.pieces ?? [{ kind: 'text', start: line.start, end: line.end, keyword: null, open: false }];
    const first = Math.min(line.from, ...pieces.filter(({ kind }) => kind !== 'text').map(({ start }) => start));
    const before: RowPiece[] = [];
    const words: RowPiece[] = [];
    const after: RowPiece[] = [];
    const bare = line.from < line.to;
    for (const piece of pieces) {
      if (piece.kind === 'text') {
        const start = Math.max(piece.start, line.from);
        const end = Math.min(piece.end, line.to);
        if (start < end) words.push({ kind: 'text', text: text.slice(start, end), keyword: null });
      } else if (bare && piece.start < line.from) before.push(this.piece(piece));
      else if (!bare || piece.start >= line.to) after.push(this.piece(piece));
      else words.push(this.piece(piece));
    }
    return { indent: text.slice(line.start, first), before, words, after };
  }

  private piece({ kind, start, end, keyword }: Piece): RowPiece {
    return { kind, text: this.text.slice(start, end), keyword: keyword?.keyword ?? null };
  }

  private breaksIn({ start, end }: Line): number {
    let count = 0;
    for (let at = this.text.indexOf('\n', start); at >= 0 && at < end; at = this.text.indexOf('\n', at + 1)) count++;
    return count;
  }
}

/** Rows that leave an open speech or paragraph open, unless the lexer ends it there. */
function inBlock(role: Role): boolean {
  switch (role) {
    case 'spoken':
    case 'parenthetical':
    case 'lyric':
    case 'notes':
    case 'boneyard':
    case 'shot':
    case 'gap':
      return true;
    default:
      return false;
  }
}

function roleOf(line: Line, type: string | null, open: Row['inside']): Role {
  if (type === 'TITLE_KEY' || type === 'TITLE_VALUE') return 'title';
  switch (line.kind) {
    case 'blank':
      return 'blank';
    case 'gap':
      return open === 'speech' ? 'gap' : 'blank';
    case 'typed':
    case 'comment':
      return 'notes';
    case 'boneyard':
      return 'boneyard';
    case 'shot':
      return 'shot';
    case 'option':
      return 'option';
  }
  switch (type) {
    case 'HEADING_DOT':
    case 'HEADING':
      return 'heading';
    case 'CUE_MARK':
    case 'CUE':
      return 'cue';
    case 'PARENTHETICAL':
      return 'parenthetical';
    case 'LYRIC_MARK':
      return 'lyric';
    case 'TRANSITION_MARK':
    case 'TRANSITION':
      return 'transition';
    case 'CENTER_OPEN':
      return 'centered';
    case 'SECTION_MARK':
      return 'section';
    case 'SYNOPSIS_MARK':
      return 'synopsis';
    case 'PAGE_BREAK':
      return 'page-break';
    default:
      return open === 'speech' ? 'spoken' : 'action';
  }
}

// What the formatter asks of rows and makes of them

export function textPiece(text: string): RowPiece {
  return { kind: 'text', text, keyword: null };
}

/** A row of one note (or boneyard), standing by itself. */
export function noteRow(piece: RowPiece): Row {
  const role = piece.kind === 'boneyard' ? 'boneyard' : 'notes';
  return { role, inside: null, indent: '', before: [], words: [], after: [piece], line: -1 };
}

export function blankRow(): Row {
  return { role: 'blank', inside: null, indent: '', before: [], words: [], after: [], line: -1 };
}

export function wordsOf(row: Row): string {
  return row.words.map(({ text }) => text).join('');
}

/** The words without the notes and boneyards between them: what the lexer recognises a line by. */
export function bareWords(row: Row): string {
  return row.words
    .filter(({ kind }) => kind === 'text')
    .map(({ text }) => text)
    .join('');
}

/** The pieces of text alone; where a note stood between two, one space is enough. */
export function textPieces(pieces: readonly RowPiece[]): RowPiece[] {
  const texts = pieces.filter(({ kind }) => kind === 'text');
  return texts.map((piece, i) => (i > 0 && /\s$/.test(texts[i - 1]!.text) ? textPiece(piece.text.trimStart()) : piece));
}

export function withWords(row: Row, words: string): Row {
  return { ...row, words: [textPiece(words)] };
}
