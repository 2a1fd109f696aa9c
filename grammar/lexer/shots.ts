/** What a shot says: `SIZE - description | fields #3B#`, on a `!!` line or in `[[shot: …]]`. */
import { sizeOf } from '../story/sizes.ts';
import { pushFields } from './fields.ts';
import { numberTag } from './headings.ts';
import { type Segment, segments } from './segments.ts';
import { isSpace, skipSpace, trimEnd } from './space.ts';
import type { TokenSink } from './token-sink.ts';

const dash = /\s([-–—])(?:\s|$)/;
const noConditions: ReadonlySet<string> = new Set();

/** A `!!` line whose bare text is [from, to). */
export function pushShot(sink: TokenSink, from: number, to: number, partial: boolean): void {
  sink.push('SHOT_MARK', from, from + 2);
  const [head, ...fields] = segments(sink.text, from + 2, to, 'splits') as [Segment, ...Segment[]];
  pushShotBody(sink, head, fields, partial);
}

export function pushShotBody(sink: TokenSink, head: Segment, fields: readonly Segment[], partial: boolean): void {
  const number = takeNumber(sink.text, fields[fields.length - 1] ?? head);
  pushFraming(sink, head);
  pushFields(sink, head.bar, fields, noConditions, partial);
  if (number) sink.push('NUMBER_TAG', number.start, number.end);
}

/** Cuts the number off the end of the last segment. */
function takeNumber(text: string, last: Segment): { start: number; end: number } | null {
  const { start, end } = last;
  if (text.charCodeAt(end - 1) !== 35) return null;
  const words = text.slice(start, end);
  const found = numberTag.exec(words);
  if (!found || (found.index > 0 && !isSpace(words.charCodeAt(found.index - 1)))) return null;
  last.end = trimEnd(text, start, start + found.index);
  return { start: start + found.index, end };
}

/** The size is one only before a dash or alone, and only when it is known: other dashes are prose. */
function pushFraming(sink: TokenSink, { start, end }: Segment): void {
  if (start === end) return;
  const words = sink.text.slice(start, end);
  const found = dash.exec(words);
  const size = found ? words.slice(0, found.index) : words;
  if (!sizeOf(size)) {
    sink.push('SHOT_TEXT', start, end);
    return;
  }
  sink.push('SHOT_SIZE', start, trimEnd(sink.text, start, start + size.length));
  if (!found) return;
  const at = start + found.index + 1;
  sink.push('SHOT_DASH', at, at + 1);
  const description = skipSpace(sink.text, at + 1, end);
  if (description < end) sink.push('SHOT_TEXT', description, end);
}
