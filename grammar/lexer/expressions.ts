/**
 * The words of expressions, made with Chevrotain, and the check that they make an expression. Invariant: what is pushed
 * is an expression by the grammar, or one BROKEN token with a problem that says what to mend, so the parser never meets
 * an error here; only while completing are the words pushed as they stand.
 */
import { type CustomPatternMatcherReturn, createToken, type IToken, Lexer } from 'chevrotain';
import { isEscaped } from './space.ts';
import type { SyntaxFix, TokenSink } from './token-sink.ts';

const word = /[\p{L}_][\p{L}\p{M}\p{N}_]*/uy;
const targetText = /[^()]*(?:\([^()]*\)[^()]*)*/y;

const Word = createToken({
  name: 'Word',
  pattern: (text, at) => match(word, text, at),
  line_breaks: false,
});
const Target = createToken({
  name: 'Target',
  // Only right inside `visits(`: a target is a heading or a label, not an expression.
  pattern: (text, at, before) => {
    const open = before[before.length - 1];
    const name = before[before.length - 2];
    return open?.image === '(' && name?.image === 'visits' ? match(targetText, text, at) : null;
  },
  line_breaks: true,
});
// Up to its closing quote, or all the rest: an unclosed text is met once, not once for each quote in it.
const Text = createToken({
  name: 'Text',
  pattern: (text, at) => (text.charCodeAt(at) === 34 ? [text.slice(at, quoteEnd(text, at))] : null),
  line_breaks: true,
});
const Numeral = createToken({ name: 'Numeral', pattern: /\d+(?:\.\d+)?/ });
const Sign = createToken({ name: 'Sign', pattern: /\+=|-=|\*=|\/=|==|!=|<=|>=|&&|\|\||[-+*/%<>=(),!&]/ });
const Space = createToken({
  name: 'Space',
  pattern: /[ \t\r\n\v\f\0\u00a0\u2000-\u200a\u3000\ufeff]+/,
  group: Lexer.SKIPPED,
  line_breaks: true,
});
const Boneyard = createToken({ name: 'Boneyard', pattern: /\/\*[\s\S]*?\*\//, line_breaks: true, group: 'hidden' });
const Other = createToken({ name: 'Other', pattern: /[\s\S]/, line_breaks: true });

const lexer = new Lexer([Space, Boneyard, Target, Word, Numeral, Text, Sign, Other], {
  positionTracking: 'onlyOffset',
  // Its words are matched one after the other as it is; looking for a shortcut only costs a start.
  safeMode: true,
  skipValidations: true,
});

function quoteEnd(text: string, at: number): number {
  for (let i = at + 1; i < text.length; i++) {
    const c = text.charCodeAt(i);
    if (c === 92) i++;
    else if (c === 34) return i + 1;
  }
  return text.length;
}

function match(pattern: RegExp, text: string, at: number): CustomPatternMatcherReturn | null {
  pattern.lastIndex = at;
  const found = pattern.exec(text);
  return found && found[0].length > 0 ? [found[0]] : null;
}

export interface ExpressionWord {
  /** The token of the grammar; `?` for what no expression holds. */
  type: string;
  image: string;
  start: number;
  end: number;
}

/** The words of [start, end). */
export function expressionWords(sink: TokenSink, start: number, end: number): ExpressionWord[] {
  const result = lexer.tokenize(sink.text.slice(start, end));
  for (const token of result.groups.hidden ?? []) {
    sink.hide(start + token.startOffset, start + token.startOffset + token.image.length);
  }
  const { tokens } = result;
  const words: ExpressionWord[] = [];
  for (let i = 0; i < tokens.length; i++) {
    const token = tokens[i]!;
    let image = token.image;
    let at = start + token.startOffset;
    if (token.tokenType === Target) {
      at += image.length - image.trimStart().length;
      image = image.trim();
      if (image === '') continue;
    }
    words.push({ type: grammarToken(token, tokens[i + 1]), image, start: at, end: at + image.length });
  }
  return words;
}

const wordOperators = new Set(['and', 'or', 'not', 'in']);
const signs = new Set(['==', '!=', '<', '<=', '>', '>=', '=', '+', '-', '*', '/', '%', '(', ')', ',']);

function grammarToken(token: IToken, next: IToken | undefined): string {
  const { image } = token;
  switch (token.tokenType) {
    case Word: {
      const operator = image.toLowerCase();
      if (wordOperators.has(operator)) return operator;
      if (image === 'true' || image === 'false') return 'BOOLEAN';
      if (next?.image !== '(') return 'ID';
      return image === 'visits' ? 'visits' : 'FUNCTION';
    }
    case Target:
      return 'TARGET';
    case Numeral:
      return 'NUMBER';
    case Text:
      return image.length > 1 && image.endsWith('"') && !isEscaped(image, image.length - 1) ? 'STRING' : '?';
    default:
      return signs.has(image) ? image : '?';
  }
}

/**
 * Pushes the expression that [start, end) is. Nothing when it is white space; then a problem says so, unless `optional`.
 */
export function pushExpression(sink: TokenSink, start: number, end: number, what: string, partial: boolean): void {
  pushWords(sink, expressionWords(sink, start, end), start, end, what, partial);
}

export function pushWords(
  sink: TokenSink,
  words: readonly ExpressionWord[],
  start: number,
  end: number,
  what: string,
  partial: boolean,
): void {
  const wrong = partial ? null : whatIsWrong(words, end);
  if (wrong && words.length === 0) {
    sink.problem('SL1002', 'error', `${what} is missing.`, start, Math.max(end, start));
    return;
  }
  if (wrong) {
    sink.problem(wrong.code, 'error', wrong.message, wrong.start, wrong.end, wrong.fixes);
    sink.pushBroken(words[0]!.start, words[words.length - 1]!.end);
    return;
  }
  for (const { type, start: from, end: to, image } of words) {
    if (type !== '?') sink.push(type, from, to, wordOperators.has(type) ? type : image);
  }
}

/** Deeper or longer than any expression a person writes; the trees built from it are walked recursively. */
const MAX_DEPTH = 40;
const MAX_WORDS = 1000;

interface Wrong {
  code: string;
  message: string;
  start: number;
  end: number;
  fixes: SyntaxFix[];
}

function wrongAt(word: ExpressionWord, message: string, fix?: string): Wrong {
  const { start, end } = word;
  const fixes = fix === undefined ? [] : [{ title: `Write \`${fix}\``, start, end, text: fix }];
  return { code: fix === undefined ? 'SL1002' : 'SL1003', message, start, end, fixes };
}

const binary = new Set(['or', 'and', '==', '=', '!=', '<', '<=', '>', '>=', 'in', '+', '-', '*', '/', '%']);
const mayStandBeforeNot = new Set(['', '(', ',', 'and', 'or', 'not', 'FUNCTION']);
const foreign: Readonly<Record<string, string>> = {
  '&&': 'and',
  '||': 'or',
  '!': 'not ',
  '&': 'and',
  '+=': '+',
  '-=': '-',
};

function whatIsWrong(words: readonly ExpressionWord[], end: number): Wrong | null {
  const open: ExpressionWord[] = [];
  const calls: boolean[] = [];
  let wantsOperand = true;
  let before = '';
  let run = 0;
  if (words.length > MAX_WORDS)
    return wrongAt(words[MAX_WORDS]!, 'This expression is too long; set a variable for a part of it.');
  for (let i = 0; i < words.length; i++) {
    const at = words[i]!;
    const { type, image } = at;
    run = type === 'not' || (type === '-' && wantsOperand) ? run + 1 : 0;
    if (open.length + run > MAX_DEPTH)
      return wrongAt(at, 'This expression is nested too deeply; set a variable for a part of it.');
    if (image === '&&' || image === '||' || image === '!' || image === '&') {
      const instead = foreign[image]!;
      return wrongAt(at, `\`${image}\` is written \`${instead.trim()}\` here.`, instead);
    }
    if (type === '?') {
      if (image.startsWith('"') || image === '\u201c') return wrongAt(at, 'This text has no closing quote.');
      return wrongAt(at, `\`${image}\` has no meaning in an expression.`);
    }
    if (wantsOperand) {
      if (type === 'not' && mayStandBeforeNot.has(before)) {
        // stays wanting
      } else if (type === '-') {
        // a sign
      } else if (type === '(') {
        open.push(at);
        calls.push(false);
      } else if (type === 'FUNCTION') {
        open.push(words[++i]!);
        calls.push(true);
        if (words[i + 1]?.type === ')') {
          i++;
          open.pop();
          calls.pop();
          wantsOperand = false;
        }
      } else if (type === 'visits') {
        if (words[i + 2]?.type !== 'TARGET') return wrongAt(at, 'Say which place: `visits(The Voice)`.');
        if (words[i + 3]?.type !== ')') return wrongAt(words[i + 1]!, 'This parenthesis is never closed.');
        i += 3;
        wantsOperand = false;
      } else if (type === 'ID' || type === 'NUMBER' || type === 'STRING' || type === 'BOOLEAN') {
        wantsOperand = false;
      } else if (type === 'not') {
        return wrongAt(at, 'Put parentheses around `not …` here.');
      } else {
        return wrongAt(at, `A value is missing before \`${image}\`.`);
      }
    } else if (binary.has(type)) {
      wantsOperand = true;
    } else if (type === ',' && calls[calls.length - 1]) {
      wantsOperand = true;
    } else if (type === ')' && open.length > 0) {
      open.pop();
      calls.pop();
    } else if (type === ')') {
      return wrongAt(at, 'This parenthesis closes nothing.');
    } else {
      return wrongAt(at, `\`${image}\` does not belong here; is an operator missing before it?`);
    }
    before = type;
  }
  if (wantsOperand) {
    const last = words[words.length - 1];
    const at = last ?? { type: '', image: '', start: end, end };
    return wrongAt(at, last ? `A value is missing after \`${last.image}\`.` : 'A value is missing.');
  }
  const unclosed = open[open.length - 1];
  return unclosed ? wrongAt(unclosed, 'This parenthesis is never closed.') : null;
}
