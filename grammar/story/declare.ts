/** `[[character: …]]`, `[[location: …]]` and the like as declarations, `[[var: …]]` as a variable. */
import type { Declaration as DeclarationNode, Variable as VariableNode } from '../generated/ast.ts';
import { toExpr } from './expressions.ts';
import { fieldList, fieldRecord, fieldValue } from './fields.ts';
import type { Findings } from './findings.ts';
import { spanOf, spanOfToken } from './positions.ts';
import type { Expr, Scope, Variable } from './schema.ts';

/** Null for a declaration that names nothing yet. */
export function readDeclaration(node: DeclarationNode, base: number): Findings['declarations'][number] | null {
  const name = (node.name ?? '').replace(/\s+/g, ' ').trim().normalize('NFC');
  if (name === '') return null;
  const { fields } = node;
  const span = spanOf(node, base);
  const declared = { name, span, nameSpan: spanOfToken(node, 'HEAD', base) ?? span, fields: fieldRecord(fields) };
  const refs = fieldList(fields, 'ref').map((path) => path.replace(/\\/g, '/').replace(/^\.\//, ''));
  const look = fieldValue(fields, 'look');
  switch (node.keyword) {
    case 'character':
      return {
        kind: 'character',
        ...declared,
        aliases: fieldList(fields, 'as').map((alias) => alias.normalize('NFC')),
        look,
        voice: fieldValue(fields, 'voice'),
        lora: fieldValue(fields, 'lora'),
        color: colorOf(fieldValue(fields, 'color')),
        refs,
      };
    case 'location':
    case 'prop':
      return { kind: node.keyword, ...declared, look, refs };
    case 'style':
      return {
        kind: 'style',
        ...declared,
        prompt: fieldValue(fields, 'prompt'),
        negative: fieldValue(fields, 'negative'),
        lut: fieldValue(fields, 'lut'),
        refs,
      };
    case 'music':
      return { kind: 'music', ...declared, file: fieldValue(fields, 'file'), prompt: fieldValue(fields, 'prompt') };
  }
}

/** `#rrggbb` in lower case from `#rgb` or `#rrggbb`; null for anything else. */
export function colorOf(text: string | null): string | null {
  if (text === null) return null;
  const color = text.trim().toLowerCase();
  if (/^#[0-9a-f]{6}$/.test(color)) return color;
  return /^#[0-9a-f]{3}$/.test(color) ? '#' + [...color.slice(1)].map((digit) => digit + digit).join('') : null;
}

/** Null for a variable without a name; a broken value leaves its type unknown. */
export function readVariable(node: VariableNode, base: number): Findings['variables'][number] | null {
  if (!node.name) return null;
  const span = spanOf(node, base);
  const initial = toExpr(node.value);
  return {
    name: node.name,
    scope: (node.scope as Scope | undefined) ?? 'session',
    type: typeOfValue(initial),
    initial,
    oneOf: fieldList(node.fields, 'one-of').map((item) => item.replace(/^"(.*)"$/, '$1')),
    span,
    nameSpan: spanOfToken(node, 'ID', base) ?? span,
  };
}

/** The type a first value gives its variable. */
export function typeOfValue(value: Expr): Variable['type'] {
  switch (value.op) {
    case 'number':
    case 'negate':
    case 'visits':
    case '-':
    case '*':
    case '/':
    case '%':
      return 'number';
    case 'call':
      return value.name === 'chance' ? 'bool' : 'number';
    case 'text':
      return 'text';
    case 'set':
      return 'set';
    case 'bool':
    case 'not':
    case 'and':
    case 'or':
    case 'in':
    case '==':
    case '!=':
    case '<':
    case '<=':
    case '>':
    case '>=':
      return 'bool';
    case '+':
      return typeOfValue(value.left);
    default:
      return 'unknown';
  }
}
