/**
 * A speech with its notes at the ends of its lines, where other apps hide them: one inside it goes to the line before,
 * right under the cue to the start of the first line. Invariant: words, parentheticals and notes keep their order.
 */
import { noteRow, type Row, type RowPiece, withWords } from './rows.ts';
import { asComment, shotNote } from './shots.ts';

export function portableSpeech(cue: Row, content: readonly Row[]): Row[] {
  return new SpeechWriter(cue).write(content);
}

/** Cues that other apps take for something else, unless `@` says what they are. */
const UNCLEAR_CUE =
  /(?:TO:|BLACK\.|OUT\.)$|^[\d _*]+(?:\(.*\))?$|^(?:[.!>~=#]|(?:INT|EXT|EST|INT\.?\/EXT|EXT\.?\/INT|I\/E)[. ])/;

class SpeechWriter {
  private readonly above: Row[] = [];
  private readonly rows: Row[] = [];
  private readonly below: Row[] = [];
  /** Notes that wait for a line to stand in. */
  private waiting: RowPiece[] = [];
  /** The line whose end notes go to. */
  private line: Row | null = null;
  /** A `[[` that nothing closes is text; a note put behind it would close it. */
  private bracketOpen = false;

  constructor(cue: Row) {
    this.above.push(...cue.before.map(noteRow));
    this.waiting.push(...cue.words.filter(({ kind }) => kind === 'note').map(asComment));
    this.waiting.push(...cue.after.filter(({ kind }) => kind === 'note'));
    const words = cue.words
      .filter(({ kind }) => kind !== 'note')
      .map(({ text }) => text)
      .join('')
      .replace(/ {2,}/g, ' ');
    const bare = words.trim().replace(/\s*\^$/, '');
    const written = !words.startsWith('@') && UNCLEAR_CUE.test(bare) ? `@${words}` : words;
    this.rows.push({ ...withWords(cue, written), before: [], after: cue.after.filter(({ kind }) => kind !== 'note') });
  }

  write(content: readonly Row[]): Row[] {
    for (const row of content) this.row(row);
    // A line's id belongs to what was said before it, and a to-do stands before the words it is about.
    if (this.waiting.some(({ keyword }) => keyword === 'line' || keyword === 'todo')) this.ownRow();
    else this.below.push(...this.waiting.map(noteRow));
    return [...this.above, ...this.rows, ...this.below];
  }

  private row(row: Row): void {
    switch (row.role) {
      case 'spoken':
        this.spoken(row);
        return;
      case 'parenthetical':
        this.notes(row.before);
        this.settle();
        this.rows.push({ ...row, before: [], after: [] });
        this.line = null;
        this.waiting.push(...row.after);
        return;
      case 'lyric':
        this.notes(row.before);
        this.settle();
        this.take({ ...row, before: [] });
        return;
      case 'notes':
        this.notes(row.after);
        return;
      case 'shot':
        this.notes([...row.before, ...shotNote(row), ...row.after]);
        return;
      case 'boneyard': {
        // Where a boneyard was, other apps see an empty line.
        const line = this.line ?? (this.rows.length === 1 ? this.rows[0]! : null);
        if (line && !row.after.some(({ text }) => text.includes('\n'))) line.after.push(...row.after);
        else this.rows.push(row);
        return;
      }
      default:
        this.rows.push(row);
    }
  }

  private spoken(row: Row): void {
    if (this.line) {
      this.line.after.push(...row.before);
      this.take({ ...row, before: [] });
      return;
    }
    const before = [...this.waiting, ...row.before];
    this.waiting = [];
    this.take({ ...row, before });
  }

  private take(row: Row): void {
    const own = { ...row, after: [...row.after] };
    this.rows.push(own);
    this.bracketOpen ||= own.words.some(({ kind, text }) => kind === 'text' && text.includes('[['));
    this.line = this.bracketOpen ? null : own;
  }

  private notes(pieces: readonly RowPiece[]): void {
    if (this.line) this.line.after.push(...pieces);
    else this.waiting.push(...pieces);
    if (this.bracketOpen) this.ownRow();
  }

  /** Before a line that has no place for notes: above the cue while nothing is said, else in a row of their own. */
  private settle(): void {
    if (this.waiting.length === 0) return;
    if (this.rows.length === 1) {
      this.above.push(...this.waiting.map(noteRow));
      this.waiting = [];
    } else this.ownRow();
  }

  private ownRow(): void {
    // Two spaces: they keep the speech going where the note is not there.
    for (const piece of this.waiting) this.rows.push({ ...noteRow(piece), inside: 'speech', indent: '  ' });
    this.waiting = [];
  }
}
