/** Problems for people: place, what is wrong, the source with carets, what to look at too, and how to mend it. */
import type { TextRange } from '../../../grammar/problem.ts';
import type { Terminal } from '../terminal.ts';
import { printable } from './columns.ts';
import { excerptOf } from './excerpt.ts';
import type { ScriptReport } from './report.ts';

const COLOR = { error: 'red', warning: 'yellow', info: 'blue', hint: 'cyan' } as const;

export interface PrettyOptions {
  paint: Terminal['paint'];
  /** Of the terminal. */
  columns: number;
}

/** One line a problem, as `grep` and editors' problem matchers want it; its first fix below. */
export function plainLines({ path, problems }: ScriptReport, paint: Terminal['paint']): string[] {
  return problems.flatMap((problem) => [
    `${path}:${problem.line + 1}:${problem.char + 1} ${paint(COLOR[problem.severity], problem.severity)} ${problem.code} ${printable(problem.message)}`,
    ...problem.fixes.slice(0, 1).map((fix) => `    → ${printable(fix.title)}`),
  ]);
}

/** The same first line, then the excerpt. Every problem ends with an empty line. */
export function prettyLines({ path, text, problems }: ScriptReport, { paint, columns }: PrettyOptions): string[] {
  const lines = text.split(/\r\n|\r|\n/);
  const out: string[] = [];
  for (const problem of problems) {
    const color = COLOR[problem.severity];
    const related = problem.related ?? [];
    const last = Math.max(...[problem, ...related].map((range) => range.endLine + 1));
    const gutter = String(last).length;
    const bar = paint('dim', '│');
    const draw = (range: TextRange, caret: typeof color | 'dim') => {
      for (const { number, source, carets } of excerptOf(lines, range, Math.max(24, columns - gutter - 4))) {
        const label = paint('dim', (number === null ? '⋮' : String(number)).padStart(gutter));
        out.push(` ${label} ${bar} ${source}`.trimEnd());
        if (carets !== '') out.push(` ${' '.repeat(gutter)} ${bar} ${paint(caret, carets)}`);
      }
    };
    const place = `${path}:${problem.line + 1}:${problem.char + 1}`;
    out.push(
      `${paint('bold', place)} ${paint([color, 'bold'], problem.severity)} ${problem.code} ${printable(problem.message)}`,
    );
    draw(problem, color);
    for (const also of related) {
      out.push(` ${' '.repeat(gutter)} ${paint('dim', '·')} ${path}:${also.line + 1}:${also.char + 1} ${also.message}`);
      draw(also, 'dim');
    }
    const [fix, ...others] = problem.fixes;
    if (fix) {
      const more = others.length === 0 ? '' : paint('dim', ` (or: ${others.map((other) => other.title).join('; ')})`);
      out.push(` ${' '.repeat(gutter)} ${paint('green', '→')} ${printable(fix.title)}${more}`);
    }
    out.push('');
  }
  return out;
}
