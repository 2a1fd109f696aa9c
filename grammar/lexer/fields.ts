/** The fields after a head: `| key: value`, `| flag`, `|`. */
import { pushExpression } from './expressions.ts';
import type { Segment } from './segments.ts';
import { skipSpace } from './space.ts';
import type { TokenSink } from './token-sink.ts';

const keyed = /([A-Za-z][\w-]*)[ \t]*:(?!\/\/)/y;

/**
 * @param bar offset of the `|` before the first of `fields`
 * @param conditions keys whose value is an expression
 */
export function pushFields(
  sink: TokenSink,
  bar: number,
  fields: readonly Segment[],
  conditions: ReadonlySet<string>,
  partial: boolean,
): void {
  const { text } = sink;
  for (const field of fields) {
    sink.push('|', bar, bar + 1);
    bar = field.bar;
    if (field.start === field.end) continue;
    keyed.lastIndex = field.start;
    const key = keyed.exec(text);
    if (!key || keyed.lastIndex > field.end) {
      sink.push('FLAG', field.start, field.end);
      continue;
    }
    const colon = keyed.lastIndex - 1;
    const name = key[1]!;
    sink.push('FIELD_KEY', field.start, field.start + name.length);
    sink.push(':', colon, colon + 1);
    if (conditions.has(name.toLowerCase())) {
      pushExpression(sink, colon + 1, field.end, 'The condition', partial);
      continue;
    }
    let value = skipSpace(text, colon + 1, field.end);
    while (text.charCodeAt(value) === 10 && value < field.end) value = skipSpace(text, value + 1, field.end);
    if (value < field.end) sink.push('FIELD_VALUE', value, field.end);
  }
}
