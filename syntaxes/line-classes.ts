/** What each line of a script is to the real lexer, in the words that the colouring can be compared by. */
import type { ScriptLanguage } from '../grammar/lexer/script-lexer.ts';
import { coreServices } from '../grammar/parse.ts';

export type LineClass =
  | 'title'
  | 'heading'
  | 'section'
  | 'synopsis'
  | 'page-break'
  | 'transition'
  | 'centered'
  | 'lyric'
  | 'cue'
  | 'parenthetical'
  | 'dialogue'
  | 'action'
  | 'shot'
  | 'option'
  | 'note'
  | 'comment'
  | 'boneyard';

const byToken: Readonly<Record<string, LineClass>> = {
  TITLE_KEY: 'title',
  TITLE_VALUE: 'title',
  HEADING_DOT: 'heading',
  HEADING: 'heading',
  SECTION_MARK: 'section',
  SYNOPSIS_MARK: 'synopsis',
  PAGE_BREAK: 'page-break',
  TRANSITION_MARK: 'transition',
  TRANSITION: 'transition',
  CENTER_OPEN: 'centered',
  LYRIC_MARK: 'lyric',
  CUE_MARK: 'cue',
  CUE: 'cue',
  PARENTHETICAL: 'parenthetical',
  SHOT_MARK: 'shot',
  OPTION_MARK: 'option',
  FORCE: 'action',
  COMMENT: 'comment',
  COMMENT_LINE: 'comment',
  BONEYARD: 'boneyard',
  BONEYARD_LINE: 'boneyard',
  INLINE_NOTE: 'note',
  '[[': 'note',
};

/** Beside any of these, what else stands on the line is what the line is. */
const aside: ReadonlySet<LineClass> = new Set(['note', 'comment', 'boneyard']);

/** By line; null for lines with nothing on them, and those that a note or a boneyard runs on over. */
export function lexedClasses(text: string, language: ScriptLanguage): (LineClass | null)[] {
  const classes: (LineClass | null)[] = text.split('\n').map(() => null);
  const { tokens } = coreServices({ language }).parser.Lexer.tokenize(text);
  let speech = false;
  let note = false;
  for (const { tokenType, startLine } of tokens) {
    const { name } = tokenType;
    if (name === 'CUE') speech = true;
    if (name === 'EOP') speech = false;
    if (name === '[[' || name === 'INLINE_NOTE') note = true;
    const words = !note && (name === 'TEXT' || name === '{') ? (speech ? 'dialogue' : 'action') : undefined;
    const found = note && name !== '[[' && name !== 'INLINE_NOTE' ? undefined : (words ?? byToken[name]);
    if (name === ']]') note = false;
    if (!found) continue;
    const before = classes[startLine! - 1];
    if (!before || (aside.has(before) && !aside.has(found))) classes[startLine! - 1] = found;
  }
  return classes;
}
