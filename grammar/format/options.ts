/**
 * An option in its two forms, `+ text {if c} %3 -> Target` and `[[option: text | weight: 3 | to: Target | if: c]]`.
 * Either function answers null where the other form would be read otherwise: then the option stays as it is.
 */
import { braces } from '../lexer/braces.ts';
import { parseScript } from '../parse.ts';
import { closeBackslash, escapeSigns, insideNote, quotesIn } from './escapes.ts';
import { noteParts, writeNote } from './notes.ts';
import { noteRow, type Row, type RowPiece, textPiece, textPieces } from './rows.ts';
import { asComment } from './shots.ts';

interface OptionParts {
  depth: number;
  text: string;
  if: string | null;
  needs: string | null;
  flags: string[];
  weight: string | null;
  to: string | null;
}

const TAIL = /^\{\s*(if|needs|once|leave|else)(?![\p{L}\p{M}\p{N}_(])\s*(.*?)\s*\}$/su;

/** The note for a `+` row, then its comments. */
export function optionNotes(row: Row): RowPiece[] | null {
  const inside = [...row.words, ...row.after];
  if (inside.some(({ kind }) => kind === 'boneyard')) return null;
  const parts = readLine(
    textPieces(row.words)
      .map(({ text }) => text)
      .join(''),
  );
  if (!parts) return null;
  const notes = [...row.before, ...inside].filter(({ kind }) => kind === 'note');
  const id = notes.findLast(({ keyword }) => keyword === 'line');
  const text = writeParts(parts, id ? (noteParts(id)?.head ?? null) : null);
  if (text === null) return null;
  const others = inside.filter((piece) => piece.kind === 'note' && piece !== id).map(asComment);
  return [{ kind: 'note', text, keyword: 'option' }, ...others];
}

function writeParts(parts: OptionParts, id: string | null): string | null {
  for (const condition of [parts.if, parts.needs]) {
    if (condition === null) continue;
    if (/\]\]|\]$|\\$/.test(condition) || condition.replaceAll('||', '').includes('|') || quotesIn(condition) % 2 === 1)
      return null;
  }
  const inserts = braces(parts.text, 0, parts.text.length);
  for (const [open, close] of inserts) if (/\]|\[\[/.test(parts.text.slice(open, close))) return null;
  const outside = [...inserts].reduce(
    (words, [open, close]) => words.replace(parts.text.slice(open, close + 1), ''),
    parts.text,
  );
  const signs = quotesIn(outside) % 2 === 1 ? /[|\]"]/ : /[|\]]/;
  const fields = [
    ...parts.flags.map((flag) => ({ key: null, value: flag })),
    ...(parts.depth > 1 ? [{ key: 'depth', value: String(parts.depth) }] : []),
    ...(parts.weight === null ? [] : [{ key: 'weight', value: parts.weight }]),
    ...(id ? [{ key: 'id', value: id }] : []),
    ...(parts.to === null ? [] : [{ key: 'to', value: target(parts.to) }]),
    ...(parts.if === null ? [] : [{ key: 'if', value: parts.if }]),
    ...(parts.needs === null ? [] : [{ key: 'needs', value: parts.needs }]),
  ];
  return writeNote(
    { keyword: 'option', head: closeBackslash(escapeSigns(parts.text, signs, inserts)), fields },
    'colon',
  );
}

function target(words: string): string {
  const bars = escapeSigns(words, /\|/);
  return insideNote(quotesIn(bars) % 2 === 1 ? escapeSigns(bars, /"/) : bars);
}

/** The parts of `++ text {if c} %3 -> Target`, told by the lexer through the tree. */
function readLine(words: string): OptionParts | null {
  const { script } = parseScript(`${words} `, { language: 'story' });
  const [option] = script.prologue;
  if (option?.$type !== 'Option' || script.prologue.length !== 1 || !option.mark) return null;
  const parts: OptionParts = {
    depth: option.mark.length,
    text: '',
    if: null,
    needs: null,
    flags: [],
    weight: null,
    to: null,
  };
  const shown = option.content.filter((run) => run.$type === 'Text' || run.$type.startsWith('Insert'));
  const from = shown[0]?.$cstNode?.offset;
  if (from !== undefined) parts.text = words.slice(from, shown.at(-1)!.$cstNode!.end).trim();
  const last = option.content.findLast((run) => run.$type === 'Text' || run.$type.startsWith('Insert'));
  for (const run of option.content) {
    if (run.$type === 'Weight') parts.weight = words.slice(run.$cstNode!.offset + 1, run.$cstNode!.end);
    else if (run.$type === 'Clause') {
      if (last && run.$cstNode!.offset < last.$cstNode!.offset) return null;
      const clause = TAIL.exec(words.slice(run.$cstNode!.offset, run.$cstNode!.end));
      const [, keyword, condition = ''] = clause ?? [];
      if (keyword === 'if' || keyword === 'needs') parts[keyword] = condition;
      else if (keyword && !parts.flags.includes(keyword)) parts.flags.push(keyword);
    }
  }
  if (option.target !== undefined) {
    const arrow = words.lastIndexOf('->');
    parts.to = words.slice(arrow + 2).trim();
  }
  return parts;
}

const KNOWN: ReadonlySet<string> = new Set(['if', 'needs', 'weight', 'depth', 'id', 'to', 'once', 'leave', 'else']);

/** The `+` row for an option note. */
export function optionRow(piece: RowPiece): Row | null {
  if (piece.keyword !== 'option' || /\n|\/\*|\*\/|\[\[(?!option)/i.test(piece.text.slice(2, -2))) return null;
  const parts = noteParts(piece);
  if (!parts) return null;
  const field = (key: string): string | null => parts.fields.find((one) => one.key === key)?.value || null;
  const keys = parts.fields.map(({ key, value }) => key ?? value.toLowerCase());
  if (keys.some((key) => !KNOWN.has(key)) || new Set(keys).size !== keys.length) return null;
  const flags = parts.fields.filter(({ key }) => key === null).map(({ value }) => value.toLowerCase());
  if (flags.some((flag) => !/^(?:once|leave|else)$/.test(flag))) return null;
  if (parts.fields.some(({ key, value }) => key !== null && (value === '' || /^(?:once|leave|else)$/.test(key))))
    return null;
  const depth = field('depth') ?? '1';
  const weight = field('weight');
  if (!/^[1-9]\d?$/.test(depth) || (weight !== null && !/^\d+(?:\.\d+)?$/.test(weight))) return null;
  const to = field('to');
  const id = field('id');
  const conditions = (['if', 'needs'] as const).flatMap((key) => (field(key) ? [`{${key} ${field(key)}}`] : []));
  if (conditions.some((condition) => braces(condition, 0, condition.length).get(0) !== condition.length - 1))
    return null;
  const tail = [...conditions, ...flags.map((flag) => `{${flag}}`), ...(weight === null ? [] : [`%${weight}`])];
  const text = lineText(parts.head ?? '', to !== null);
  const line = ['+'.repeat(Number(depth)), text, ...tail, ...(to === null ? [] : [`-> ${to}`])]
    .filter((part) => part !== '')
    .join(' ');
  const again = readLine(line);
  if (!again || again.text !== text || again.to !== to || again.weight !== weight) return null;
  const after: RowPiece[] = id === null ? [] : [{ kind: 'note', text: `[[line: ${id}]]`, keyword: 'line' }];
  return { ...noteRow(piece), role: 'option', words: [textPiece(line)], after };
}

/** Text that would be read as a tail gets a backslash. */
function lineText(text: string, hasTarget: boolean): string {
  const words = hasTarget ? text : text.replace(/(^|\s)->(?=\s|$)/g, '$1-\\>');
  return words.replace(/(^|\s)%(?=\d+(?:\.\d+)?$)/, '$1\\%');
}
