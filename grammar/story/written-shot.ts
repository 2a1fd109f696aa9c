/** A shot line, `!! SIZE - words | fields #3B#` or `[[shot: …]]`, read into its fields, with what it names. */
import type { Shot as ShotNode } from '../generated/ast.ts';
import { plainText } from '../text/plain.ts';
import { fieldKey } from './fields.ts';
import type { Flow } from './flow.ts';
import type { Sight } from './frame.ts';
import { spanOf, spanOfToken } from './positions.ts';
import type { ShotSize, Span } from './schema.ts';
import { type Field, readShotFields, type ShotFields } from './shot-fields.ts';
import { sizeOf, splitFraming } from './sizes.ts';

export interface WrittenShot {
  size: ShotSize | null;
  description: string;
  fields: ShotFields;
  /** The number in the script, upper-cased; null while unlocked. */
  locked: string | null;
  span: Span;
  /** For the checks: where things stand. */
  sizeSpan: Span;
  unknownSize: string | null;
  fieldSpans: Span[];
  written: Field[];
}

export function readShot(node: ShotNode, flow: Flow): WrittenShot {
  const { base, cast, found } = flow;
  const span = spanOf(node, base);
  const source = node.description ?? '';
  // The lexer knows the same sizes; a size alone on its line may arrive as words.
  const framing = node.size === undefined ? splitFraming(source) : null;
  const size = node.size === undefined ? framing!.size : sizeOf(node.size);
  const description = plainText((framing?.description ?? source).trim()).replace(/\s+/g, ' ');
  const written: Field[] = node.fields.map((field) => ({
    name: field.key === undefined ? null : fieldKey(field),
    value: (field.key === undefined ? field.flag : field.value) ?? '',
  }));
  const fields = readShotFields(written);
  const fieldSpans = node.fields.map((field) => spanOf(field, base));
  const textSpan = spanOfToken(node, 'SHOT_TEXT', base);

  // Where a shot's words hold an escape or a boneyard, columns in the token and in the words differ.
  if (textSpan && textSpan.line === textSpan.endLine && source.length === textSpan.endChar - textSpan.char) {
    for (const sight of cast.people.find(source)) mention('character', sight, textSpan);
    for (const sight of cast.things.find(source)) mention('prop', sight, textSpan);
  }
  node.fields.forEach((field, index) => {
    const at = spanOfToken(field, 'FIELD_VALUE', base) ?? fieldSpans[index]!;
    if (written[index]!.name === 'style' && fields.style) {
      found.uses.push({ kind: 'style', name: fields.style, span: at, as: 'field' });
    }
    if (written[index]!.name === 'with') {
      for (const name of fields.with) {
        const kind = cast.prop(name) ? 'prop' : 'character';
        found.uses.push({ kind, name, span: within(field.value ?? '', name, at), as: 'field' });
      }
    }
  });

  return {
    size,
    description,
    fields,
    locked: node.number === undefined ? null : node.number.replace(/^#|#$/g, '').trim().toUpperCase() || null,
    span,
    sizeSpan: textSpan ?? span,
    unknownSize: framing?.unknown ?? null,
    fieldSpans,
    written,
  };

  function mention(kind: 'character' | 'prop', sight: Sight, at: Span): void {
    const char = at.char + sight.at;
    const where = { line: at.line, char, endLine: at.line, endChar: char + sight.length };
    const name = source.slice(sight.at, sight.at + sight.length);
    found.uses.push({ kind, name, span: where, as: 'mention' });
  }
}

function within(text: string, name: string, at: Span): Span {
  const from = text.indexOf(name);
  if (from < 0 || at.line !== at.endLine || text.length !== at.endChar - at.char) return at;
  return { line: at.line, char: at.char + from, endLine: at.line, endChar: at.char + from + name.length };
}
