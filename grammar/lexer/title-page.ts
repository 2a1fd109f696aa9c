/**
 * The title page: the first block of the script only, when its first line is `Key: value`, or a known key with
 * nothing after its colon. `FADE IN:` is none.
 */
import type { HeadingTest } from './headings.ts';
import type { Line } from './lines.ts';
import { skipSpace, trimEnd } from './space.ts';
import type { TokenSink } from './token-sink.ts';

const knownKeys = new Set([
  ...['title', 'credit', 'author', 'authors', 'source', 'notes', 'draft date', 'date', 'contact', 'copyright'],
  ...['revision', 'version', 'format', 'language', 'font', 'header', 'footer', 'watermark'],
]);

/** Marks that start another element, and so no key. */
const otherElement = /^[#=>.@!~+[/({]/;

/** Emits the title page that starts at `lines[first]`; answers the index after it, or `first` when there is none. */
export function titlePage(sink: TokenSink, lines: readonly Line[], first: number, heading: HeadingTest): number {
  const { text } = sink;
  const line = lines[first];
  if (line?.kind !== 'text' || !opens(text, line, heading)) return first;
  let i = first;
  for (; i < lines.length; i++) {
    const at = lines[i]!;
    if (at.kind === 'blank' || at.kind === 'gap') break;
    const from = skipSpace(text, at.start, at.end);
    const colon = i > first && isIndented(text, at.start) ? -1 : keyEnd(text, from, at.end);
    const end = trimEnd(text, from, at.end);
    if (colon >= 0) sink.push('TITLE_KEY', from, colon + 1);
    const value = colon < 0 ? from : skipSpace(text, colon + 1, end);
    if (value < end) sink.push('TITLE_VALUE', value, end);
  }
  return i;
}

function opens(text: string, line: Line, heading: HeadingTest): boolean {
  if (isIndented(text, line.start) || skipSpace(text, line.start, line.end) < line.from) return false;
  const colon = keyEnd(text, line.from, line.to);
  if (colon < 0) return false;
  const bare = text.slice(line.from, line.to);
  if (otherElement.test(bare) || heading(bare)) return false;
  return (
    skipSpace(text, colon + 1, line.to) < line.to || knownKeys.has(text.slice(line.from, colon).trim().toLowerCase())
  );
}

/** Offset of the colon after a key, or -1. */
function keyEnd(text: string, from: number, end: number): number {
  const line = text.slice(from, end);
  const colon = line.indexOf(':');
  if (colon <= 0) return -1;
  // `[[`, `/*` before the colon: a note or a boneyard, and no key. `http://` is none either.
  const key = line.slice(0, colon);
  if (line.startsWith('//', colon + 1)) return -1;
  return key.includes('[[') || key.includes('/*') || key.includes('\n') ? -1 : from + colon;
}

function isIndented(text: string, start: number): boolean {
  return text.charCodeAt(start) === 9 || text.startsWith('   ', start);
}
