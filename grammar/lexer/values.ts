/** From the image of a token to the value in the tree: escapes, quotes, marks and boneyards taken out. */
import { type CstNode, DefaultValueConverter, isLeafCstNode, type ValueType } from 'langium';

export class ScriptValueConverter extends DefaultValueConverter {
  override convert(input: string, node: CstNode): ValueType {
    return isLeafCstNode(node) ? tokenValue(node.tokenType.name, input) : input;
  }
}

function tokenValue(token: string, input: string): ValueType {
  switch (token) {
    case 'TEXT':
      return input.includes('\n') || input.includes('/*') ? oneLine(withoutHidden(input)) : input;
    case 'HEADING':
    case 'CUE':
    case 'SECTION_TITLE':
    case 'SYNOPSIS':
    case 'TRANSITION':
    case 'CENTERED':
    case 'LYRIC':
      return withoutHidden(input);
    case 'PARENTHETICAL':
    case 'CUE_EXTENSION':
      return withoutHidden(input).slice(1, -1).trim();
    case 'NUMBER_TAG':
      return withoutHidden(input).slice(1, -1);
    case 'BONEYARD':
    case 'BONEYARD_LINE':
      return withLineFeeds(input.slice(2, -2));
    case 'COMMENT':
    case 'COMMENT_LINE':
      return withLineFeeds(withoutHidden(input.endsWith(']]') ? input.slice(2, -2) : input.slice(2)).trim());
    case 'TITLE_KEY':
      return input.slice(0, -1).trim();
    case 'FIELD_KEY':
      return input.toLowerCase();
    case 'TITLE_VALUE':
      return withoutBoneyards(input);
    case 'BROKEN':
      return oneLine(input);
    case 'HEAD':
    case 'FIELD_VALUE':
    case 'FLAG':
    case 'SHOT_TEXT':
    case 'SHOT_SIZE':
    case 'TARGET':
      return fieldText(input);
    case 'WEIGHT':
      return Number(input.slice(1));
    case 'NUMBER':
      return Number(input);
    case 'BOOLEAN':
      return input === 'true';
    case 'STRING':
      return withoutEscapes(input.slice(1, -1));
    default:
      return input;
  }
}

/** What is kept over several lines is the same in files with CRLF. */
function withLineFeeds(text: string): string {
  return text.includes('\r') ? text.replaceAll('\r\n', '\n') : text;
}

const needsWork = /[\\\n"]|\/\*|\[\[/;

function fieldText(input: string): string {
  if (!needsWork.test(input)) return input;
  const text = oneLine(withoutHidden(input)).trim();
  const quoted = text.length > 1 && text.startsWith('"') && closingQuote(text) === text.length - 1;
  return withoutEscapes(quoted ? text.slice(1, -1) : text);
}

function closingQuote(text: string): number {
  for (let i = 1; i < text.length; i++) {
    if (text[i] === '\\') i++;
    else if (text[i] === '"') return i;
  }
  return -1;
}

/** `\|`, `\]`, `\[`, `\"` and `\\` lose their backslash; any other stays, as in a path. */
function withoutEscapes(text: string): string {
  return text.includes('\\') ? text.replace(/\\([|\]["\\])/g, '$1') : text;
}

function oneLine(text: string): string {
  return text.includes('\n')
    ? text
        .split('\n')
        .map((line, i) => (i === 0 ? line.trimEnd() : line.trim()))
        .join(' ')
    : text;
}

function withoutHidden(text: string): string {
  const cut = cutOut(withoutBoneyards(text), '[[', ']]');
  return cut.length === text.length ? cut : cut.trim();
}

function withoutBoneyards(text: string): string {
  return cutOut(text, '/*', '*/');
}

/** Takes out every span from `open` to `close`; linear, as a search that fails is the last. */
function cutOut(text: string, open: string, close: string): string {
  let from = text.indexOf(open);
  if (from < 0) return text;
  let kept = '';
  let at = 0;
  while (from >= 0) {
    if (open === '[[' && text[from - 1] === '\\') {
      from = text.indexOf(open, from + 1);
      continue;
    }
    const end = text.indexOf(close, from + 2);
    if (end < 0) break;
    kept += text.slice(at, from);
    at = end + 2;
    // One space is enough where two words meet again.
    if (kept.endsWith(' ') && text[at] === ' ') at++;
    from = text.indexOf(open, at);
  }
  return kept + text.slice(at);
}
