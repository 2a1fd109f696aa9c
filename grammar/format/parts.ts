/** What stands between the bars of a note or a shot, and a field's key and value. */
import { segments } from '../lexer/segments.ts';

/** Notes whose head or fields may hold a `||`, which is then one sign. */
const DOUBLE_BARS: ReadonlySet<string> = new Set(['if', 'elseif', 'when', 'set', 'var', 'option']);

const KEYED = /^([A-Za-z][\w-]*)[ \t]*:(?!\/\/)\s*/;

export interface NoteField {
  /** Lower case; null for a flag. */
  key: string | null;
  value: string;
}

/** What stands between the bars of a note's body or a shot line. */
export function partsOf(body: string, keyword: string): string[] {
  const bars = DOUBLE_BARS.has(keyword) ? 'stays' : 'splits';
  const protect = keyword === 'option' ? 'braces' : 'nothing';
  return segments(body, 0, body.length, bars, protect).map(({ start, end }) => body.slice(start, end));
}

export function readField(written: string): NoteField {
  const keyed = KEYED.exec(written);
  if (!keyed) return { key: null, value: written };
  return { key: keyed[1]!.toLowerCase(), value: written.slice(keyed[0].length) };
}

export function writeField({ key, value }: NoteField): string {
  return key === null ? value : value === '' ? `${key}:` : `${key}: ${value}`;
}
