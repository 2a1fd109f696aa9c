/**
 * How the CLI talks: results on stdout, everything about the work on stderr, so that pipes get results only. With
 * `--json` stdout carries exactly one JSON document. Progress is a bar on a terminal and plain lines without one.
 */
import { styleText } from 'node:util';
import { Trouble } from '../contracts/project.ts';

type Style = Parameters<typeof styleText>[0];

export interface Terminal {
  json: boolean;
  quiet: boolean;
  /** A line of result. Silent with `--json`. */
  say(line?: string): void;
  /** The one JSON document, with `--json` only. */
  answer(value: unknown): void;
  /** A line about the work, on stderr. Silent with `--quiet` or `--json`. */
  note(line: string): void;
  warn(line: string): void;
  paint(style: Style, text: string): string;
  /** How wide results may be: of the terminal, else `COLUMNS`, else 100. */
  columns: number;
  progress(title: string): Progress;
}

export interface Progress {
  /** `done` of `total`, with a word on what is being made. */
  at(done: number, total: number, step?: string): void;
  end(): void;
}

export function openTerminal(options: { json: boolean; quiet: boolean; color: boolean }): Terminal {
  const painted = options.color && process.stdout.isTTY === true && !('NO_COLOR' in process.env);
  const live = process.stderr.isTTY === true && !options.json && !options.quiet;
  let bar: Bar | null = null;
  const note = (line: string) => {
    if (options.quiet || options.json) return;
    bar?.clear();
    process.stderr.write(`${line}\n`);
    bar?.draw();
  };
  return {
    json: options.json,
    quiet: options.quiet,
    say: (line = '') => {
      if (options.json) return;
      bar?.clear();
      process.stdout.write(`${line}\n`);
      bar?.draw();
    },
    answer: (value) => {
      if (options.json) process.stdout.write(`${JSON.stringify(value, null, 2)}\n`);
    },
    note,
    warn: (line) => {
      bar?.clear();
      process.stderr.write(`${line}\n`);
      bar?.draw();
    },
    paint: (style, text) => (painted ? styleText(style, text, { validateStream: false }) : text),
    columns: process.stdout.columns ?? (Number(process.env['COLUMNS']) || 100),
    progress: (title) => {
      if (!live) return new PlainProgress(title, note);
      bar = new Bar(title, () => {
        bar = null;
      });
      return bar;
    },
  };
}

/** One line, redrawn in place at most 20 times a second. */
class Bar implements Progress {
  private readonly title: string;
  private readonly onEnd: () => void;
  private done = 0;
  private total = 0;
  private step = '';
  private drawn = 0;
  constructor(title: string, onEnd: () => void) {
    this.title = title;
    this.onEnd = onEnd;
  }
  at(done: number, total: number, step = ''): void {
    this.done = done;
    this.total = total;
    this.step = step;
    const now = performance.now();
    if (now - this.drawn < 50 && done < total) return;
    this.drawn = now;
    this.draw();
  }
  draw(): void {
    const width = 24;
    const filled = this.total === 0 ? 0 : Math.round((this.done / this.total) * width);
    const text = `${this.title} ${'█'.repeat(filled)}${'░'.repeat(width - filled)} ${this.done}/${this.total} ${this.step}`;
    const columns = process.stderr.columns ?? 80;
    process.stderr.write(`\r\x1b[2K${[...text].slice(0, columns - 1).join('')}`);
  }
  clear(): void {
    process.stderr.write('\r\x1b[2K');
  }
  end(): void {
    this.clear();
    this.onEnd();
  }
}

/** For logs and pipes: a line at each tenth of the way. */
class PlainProgress implements Progress {
  private readonly title: string;
  private readonly note: (line: string) => void;
  private tenth = -1;
  constructor(title: string, note: (line: string) => void) {
    this.title = title;
    this.note = note;
  }
  at(done: number, total: number, step = ''): void {
    const tenth = total === 0 ? 10 : Math.floor((done * 10) / total);
    if (tenth === this.tenth) return;
    this.tenth = tenth;
    this.note(`${this.title} ${done}/${total}${step === '' ? '' : ` ${step}`}`);
  }
  end(): void {}
}

/** An error as a person reads it: what happened, then what to do. */
export function describeTrouble(error: unknown): { code: string; message: string; remedy: string | null } {
  if (error instanceof Trouble) return { code: error.code, message: error.message, remedy: error.remedy };
  const message = error instanceof Error ? (error.stack ?? error.message) : String(error);
  return { code: 'internal', message, remedy: 'This is a bug in Slateline: please report it with the lines above.' };
}
