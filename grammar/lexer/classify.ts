/**
 * What every line of a script is. One pass, with the small carried state of the language: title page, paragraph,
 * speech. A line's meaning depends on its text, the lines on either side of it and that state, nothing else.
 */
import { type Bare, bareOf } from './bare.ts';
import { cueShape, isFade, isTransition } from './cues.ts';
import type { HeadingTest } from './headings.ts';
import { pushTextWithInserts } from './inserts.ts';
import { type Line, type LineKind, readLines } from './lines.ts';
import { type NotePlace, pushNote, reportUnclosedNote } from './notes.ts';
import { pushOption } from './options.ts';
import { pushShot } from './shots.ts';
import { isSpace, skipSpace, trimEnd } from './space.ts';
import { titlePage } from './title-page.ts';
import type { TokenSink } from './token-sink.ts';

export interface ScriptRules {
  /** `.story`: shots, options, inserts and bare keywords; whole-line notes count as blank lines. */
  story: boolean;
  heading: HeadingTest;
  /** Whether a heading may start with this character code. */
  mayBeHeading(first: number): boolean;
  /** The text stops where the writer types: what is open stays open. */
  partial: boolean;
}

/** A token and the index in the bare text where it starts. */
type LinePart = [type: string, start: number];

export function classify(sink: TokenSink, rules: ScriptRules): void {
  new Classifier(sink, rules).run();
}

class Classifier {
  private readonly sink: TokenSink;
  private readonly text: string;
  private readonly rules: ScriptRules;
  private readonly lines: Line[];
  private state: 'between' | 'paragraph' | 'speech' = 'between';
  /** Kind of the line above; blank at the start. */
  private above: LineKind = 'blank';
  private lastEnd = 0;

  constructor(sink: TokenSink, rules: ScriptRules) {
    this.sink = sink;
    this.text = sink.text;
    this.rules = rules;
    const read = readLines(sink.text, { story: rules.story, partial: rules.partial });
    this.lines = read.lines;
    for (const at of read.unclosedNotes) reportUnclosedNote(sink, at);
    const boneyard = read.unclosedBoneyard;
    if (boneyard >= 0) {
      const message = 'This boneyard is never closed, so it is text. Close it with `*/`.';
      sink.problem('SL1007', 'warning', message, boneyard, boneyard + 2);
    }
  }

  run(): void {
    const { lines } = this;
    let first = 0;
    while (first < lines.length && (lines[first]!.kind === 'blank' || lines[first]!.kind === 'gap')) first++;
    for (let i = titlePage(this.sink, lines, first, this.rules.heading); i < lines.length; i++) {
      const line = lines[i]!;
      this.line(line, i);
      this.above = line.kind;
      this.lastEnd = line.end;
    }
    if (!this.rules.partial || this.text.endsWith('\n')) this.close();
  }

  private line(line: Line, i: number): void {
    switch (line.kind) {
      case 'blank':
        this.close();
        return;
      case 'gap':
        if (this.state === 'paragraph') this.close();
        return;
      case 'boneyard':
        this.pieces(line, line.start, line.end, this.state === 'between' ? 'line' : 'inline');
        return;
      case 'comment':
        this.pieces(line, line.start, line.end, this.state === 'between' ? 'line' : 'inline');
        return;
      case 'typed':
        if (this.state === 'paragraph') this.close();
        this.pieces(line, line.start, line.end, this.state === 'speech' ? 'inline' : 'line');
        return;
      case 'shot':
        if (this.state === 'paragraph') this.close();
        this.around(line, this.state === 'speech' ? 'inline' : 'line', () =>
          pushShot(this.sink, line.from, line.to, this.rules.partial),
        );
        return;
      case 'option':
        this.close();
        this.pieces(line, line.start, line.from, 'line');
        pushOption(this.sink, line, this.rules.partial);
        if (!this.rules.partial || line.end < this.text.length) this.sink.endParagraph(line.end);
        return;
      case 'text':
        if (this.state === 'speech') this.spoken(line);
        else if (!this.element(line, i)) this.action(line);
    }
  }

  /** Ends the open paragraph or speech. */
  private close(): void {
    if (this.state !== 'between') this.sink.endParagraph(this.lastEnd);
    this.state = 'between';
  }

  // Elements of one line

  private element(line: Line, i: number): boolean {
    const { sink, text } = this;
    const { from, to } = line;
    switch (text.charCodeAt(from)) {
      case 33: // !
        return false;
      case 35: // #
        return this.block(line, () => {
          let end = from;
          while (end < to && text.charCodeAt(end) === 35) end++;
          sink.push('SECTION_MARK', from, end);
          this.rest('SECTION_TITLE', end, to);
        });
      case 61: // =
        if (this.isPageBreak(line)) return this.block(line, () => sink.push('PAGE_BREAK', from, to));
        return this.block(line, () => {
          sink.push('SYNOPSIS_MARK', from, from + 1);
          this.rest('SYNOPSIS', from + 1, to);
        });
      case 62: // >
        return this.block(line, () => this.pointed(from, to));
      case 126: // ~
        return this.block(line, () => this.lyric(from, to));
    }
    return this.aboveIsBlank() && this.aroundBlank(line, i);
  }

  /** Elements that need a blank line above. */
  private aroundBlank(line: Line, i: number): boolean {
    const { sink, rules } = this;
    if (!rules.mayBeHeading(this.text.charCodeAt(line.from)) && this.isPlainlyAction(line)) return false;
    const bare = bareOf(this.text, line);
    const shape = rules.heading(bare.text);
    if (shape) {
      if (this.belowIsBlank(i)) {
        return this.block(line, () => {
          const parts: LinePart[] = shape.forced ? [['HEADING_DOT', 0]] : [];
          parts.push(['HEADING', shape.start]);
          if (shape.number !== null) parts.push(['NUMBER_TAG', shape.number]);
          this.parts(line, bare, parts);
        });
      }
      const end = line.end;
      const message = 'This looks like a scene heading but is none: a heading has a blank line below it.';
      sink.problem('SL1013', 'hint', message, line.from, line.to, [
        { title: 'Put a blank line below', start: end, end, text: '\n' },
      ]);
    }
    if (isTransition(bare.text, rules.story) && !this.endsInSpace(line) && this.belowIsBlank(i)) {
      return this.block(line, () => sink.push('TRANSITION', line.from, line.to));
    }
    return this.cue(line, i, bare);
  }

  /** By the Fountain specification a space after `TO:` makes the line action. */
  private endsInSpace({ to, end, pieces }: Line): boolean {
    const c = this.text.charCodeAt(to);
    return pieces === null && to < end && (c === 32 || c === 9);
  }

  /** A small letter among the first few, and no mark before it: neither cue nor transition. Most lines end here. */
  private isPlainlyAction({ from, to, pieces }: Line): boolean {
    if (pieces) return false;
    const end = Math.min(to, from + 12);
    for (let i = from; i < end; i++) {
      const c = this.text.charCodeAt(i);
      if (c >= 97 && c <= 122) return true;
      if (c === 40 || c === 64) return false;
    }
    return false;
  }

  private cue(line: Line, i: number, bare: Bare): boolean {
    const { sink, rules } = this;
    const shape = cueShape(bare.text);
    if (!shape) return false;
    if (!shape.forced && !this.belowIsSpoken(i)) return false;
    this.close();
    this.pieces(line, line.start, line.from, 'line');
    const parts: LinePart[] = shape.forced ? [['CUE_MARK', 0]] : [];
    parts.push(['CUE', shape.start]);
    for (const start of shape.extensions) parts.push(['CUE_EXTENSION', start]);
    if (shape.dual >= 0) parts.push(['DUAL_MARK', shape.dual]);
    this.parts(line, bare, parts);
    this.state = 'speech';
    this.pieces(line, line.to, line.end, 'inline');
    this.reportNotesWithin(line);
    if (rules.story && isFade(bare.text)) {
      const message = 'This reads as a character who speaks the line below. Write `> ` before it for a transition.';
      sink.problem('SL1011', 'hint', message, line.from, line.to, [
        { title: 'Make it a transition', start: line.from, end: line.from, text: '> ' },
      ]);
    }
    return true;
  }

  /** Tokens side by side; what stands between two, a note or a boneyard, belongs to the one before, or after a mark. */
  private parts(line: Line, bare: Bare, parts: readonly LinePart[]): void {
    const { sink, text } = this;
    let afterMark = -1;
    parts.forEach(([type, index], i) => {
      const start = afterMark < 0 ? bare.at(index) : skipSpace(text, afterMark, line.to);
      const next = parts[i + 1];
      afterMark = type === 'CUE_MARK' || type === 'HEADING_DOT' ? start + 1 : -1;
      sink.push(type, start, afterMark > 0 ? afterMark : next ? trimEnd(text, start, bare.at(next[1])) : line.to);
    });
  }

  private pointed(from: number, to: number): void {
    const { sink, text } = this;
    const centred = to - from > 1 && text.charCodeAt(to - 1) === 60;
    if (centred) {
      sink.push('CENTER_OPEN', from, from + 1);
      this.rest('CENTERED', from + 1, to - 1);
      sink.push('CENTER_CLOSE', to - 1, to);
      return;
    }
    sink.push('TRANSITION_MARK', from, from + 1);
    this.rest('TRANSITION', from + 1, to);
  }

  private lyric(from: number, to: number): void {
    this.sink.push('LYRIC_MARK', from, from + 1);
    this.rest('LYRIC', from + 1, to);
  }

  private rest(type: string, from: number, to: number): void {
    const start = skipSpace(this.text, from, to);
    const end = trimEnd(this.text, start, to);
    if (start < end) this.sink.push(type, start, end);
  }

  private isPageBreak({ from, to }: Line): boolean {
    if (to - from < 3) return false;
    for (let i = from; i < to; i++) if (this.text.charCodeAt(i) !== 61) return false;
    return true;
  }

  // Paragraphs and speech

  private action(line: Line): void {
    const { sink, text } = this;
    this.state = 'paragraph';
    if (text.charCodeAt(line.from) === 33) {
      this.pieces(line, line.start, line.from, 'inline');
      sink.push('FORCE', line.from, line.from + 1);
      this.runs(line, line.from + 1, line.from + 1);
      return;
    }
    // Action keeps its indentation.
    this.runs(line, line.start, line.start);
    if (this.rules.story && text.startsWith('->', line.from) && isSpace(text.charCodeAt(line.from + 2))) {
      const target = text.slice(line.from + 2, line.to).trim();
      sink.problem('SL1012', 'hint', 'This is action. A jump is a note.', line.from, line.to, [
        { title: `Write [[jump: ${target}]]`, start: line.from, end: line.to, text: `[[jump: ${target}]]` },
      ]);
    }
  }

  private spoken(line: Line): void {
    const { text } = this;
    const c = text.charCodeAt(line.from);
    if (c === 40 && text.charCodeAt(line.to - 1) === 41) {
      this.around(line, 'inline', () => this.sink.push('PARENTHETICAL', line.from, line.to));
    } else if (c === 126) {
      this.around(line, 'inline', () => this.lyric(line.from, line.to));
    } else this.runs(line, line.start, line.from);
  }

  /** What stands in a line from `start` on; its words begin at `wordsFrom`. */
  private runs(line: Line, start: number, wordsFrom: number): void {
    if (!line.pieces) {
      this.words(wordsFrom, line.to);
      return;
    }
    for (const piece of line.pieces) {
      if (piece.end <= start) continue;
      if (piece.kind === 'note') pushNote(this.sink, piece, 'inline', this.rules.partial);
      else if (piece.kind === 'boneyard') this.sink.push('BONEYARD', piece.start, piece.end);
      else this.words(Math.max(piece.start, wordsFrom), Math.min(piece.end, line.to));
    }
  }

  private words(start: number, end: number): void {
    if (skipSpace(this.text, start, end) >= end) return;
    if (this.rules.story) pushTextWithInserts(this.sink, start, end, this.rules.partial);
    else this.sink.push('TEXT', start, end);
  }

  // Notes and boneyards around other things

  private block(line: Line, push: () => void): true {
    this.close();
    this.around(line, 'line', push);
    return true;
  }

  private around(line: Line, place: NotePlace, push: () => void): void {
    this.pieces(line, line.start, line.from, place);
    push();
    this.pieces(line, line.to, line.end, place);
    this.reportNotesWithin(line);
  }

  /** The notes and boneyards of a line that stand in [from, to). */
  private pieces(line: Line, from: number, to: number, place: NotePlace): void {
    for (const piece of line.pieces ?? []) {
      if (piece.start < from || piece.start >= to) continue;
      if (piece.kind === 'note') pushNote(this.sink, piece, place, this.rules.partial);
      else if (piece.kind === 'boneyard') {
        this.sink.push(place === 'line' ? 'BONEYARD_LINE' : 'BONEYARD', piece.start, piece.end);
      }
    }
  }

  private reportNotesWithin(line: Line): void {
    for (const { keyword, start, end } of line.pieces ?? []) {
      if (!keyword || start < line.from || start >= line.to) continue;
      const message =
        'A typed note in the middle of this line is not read. Move it to the end or to a line of its own.';
      this.sink.problem('SL1014', 'warning', message, start, end);
    }
  }

  // Neighbours

  private aboveIsBlank(): boolean {
    return this.countsAsBlank(this.above);
  }

  private belowIsBlank(i: number): boolean {
    return this.countsAsBlank(this.lines[i + 1]?.kind ?? 'blank');
  }

  /** Whether a speech can start below a cue: boneyards and comments there are looked through. */
  private belowIsSpoken(i: number): boolean {
    if (this.rules.partial && this.lines[i]!.end === this.text.length) return true;
    for (let j = i + 1; j < this.lines.length; j++) {
      const { kind } = this.lines[j]!;
      if (kind === 'boneyard' || (kind === 'comment' && this.rules.story)) continue;
      return !this.countsAsBlank(kind);
    }
    return false;
  }

  private countsAsBlank(kind: LineKind): boolean {
    switch (kind) {
      case 'blank':
      case 'gap':
      // What is left of a line when its boneyard is cut out.
      case 'boneyard':
        return true;
      case 'typed':
      case 'comment':
      case 'shot':
      case 'option':
        return this.rules.story;
      default:
        return false;
    }
  }
}
