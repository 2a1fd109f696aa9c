/**
 * Tokenises text with the shipped TextMate grammars, the way an editor does, and renders what a person would see
 * coloured. Only the tests beside it use it.
 */
import fs from 'node:fs';
import { createRequire } from 'node:module';
import oniguruma from 'vscode-oniguruma';
import textmate from 'vscode-textmate';
import type { LineClass } from './line-classes.ts';

const require = createRequire(import.meta.url);

const files: Record<string, string> = {
  'text.story': 'story.tmLanguage.json',
  'text.fountain': 'fountain.tmLanguage.json',
};

let registry: textmate.Registry | undefined;

function open(): textmate.Registry {
  registry ??= new textmate.Registry({
    onigLib: oniguruma.loadWASM(fs.readFileSync(require.resolve('vscode-oniguruma/release/onig.wasm'))).then(() => ({
      createOnigScanner: (sources: string[]) => new oniguruma.OnigScanner(sources),
      createOnigString: (text: string) => new oniguruma.OnigString(text),
    })),
    loadGrammar: async (scope) => {
      const file = files[scope];
      if (!file) return null;
      const path = new URL(file, import.meta.url).pathname;
      return textmate.parseRawGrammar(fs.readFileSync(path, 'utf8'), path);
    },
  });
  return registry;
}

/** One row per token that has a scope of its own: `text  → innermost.scope`, lines separated by their number. */
export async function tokenise(text: string, scope: 'text.story' | 'text.fountain'): Promise<string> {
  const grammar = await open().loadGrammar(scope);
  if (!grammar) throw new Error(`no grammar for ${scope}`);
  const rows: string[] = [];
  let state: textmate.StateStack | null = null;
  for (const line of text.split('\n')) {
    const result = grammar.tokenizeLine(line, state ?? textmate.INITIAL);
    state = result.ruleStack;
    for (const token of result.tokens) {
      const words = line.slice(token.startIndex, token.endIndex);
      const own = token.scopes.at(-1) ?? '';
      if (words.trim() && token.scopes.length > 1) rows.push(`${words.trim()} → ${own.replace(/\.story$/, '')}`);
    }
  }
  return rows.join('\n');
}

const byScope: readonly [part: string, found: LineClass][] = [
  ['meta.title-page', 'title'],
  ['markup.heading.scene', 'heading'],
  ['markup.heading.section', 'section'],
  ['comment.block.documentation.synopsis', 'synopsis'],
  ['meta.separator.page-break', 'page-break'],
  ['keyword.control.transition', 'transition'],
  ['punctuation.definition.transition', 'transition'],
  ['markup.other.centered', 'centered'],
  ['lyric', 'lyric'],
  ['entity.name.type.cue', 'cue'],
  ['punctuation.definition.cue', 'cue'],
  ['variable.parameter.parenthetical', 'parenthetical'],
  ['meta.shot', 'shot'],
  ['meta.option', 'option'],
  ['string.unquoted.dialogue', 'dialogue'],
  ['meta.action', 'action'],
];

const asides: readonly [part: string, found: LineClass][] = [
  ['meta.note.typed', 'note'],
  ['comment.block.note', 'comment'],
  ['comment.block.boneyard', 'boneyard'],
];

/** What each line is coloured as; null for a line on which nothing is. */
export async function lineClasses(text: string, scope: 'text.story' | 'text.fountain'): Promise<(LineClass | null)[]> {
  const grammar = await open().loadGrammar(scope);
  if (!grammar) throw new Error(`no grammar for ${scope}`);
  let state: textmate.StateStack | null = null;
  return text.split('\n').map((line) => {
    const result = grammar.tokenizeLine(line, state ?? textmate.INITIAL);
    state = result.ruleStack;
    const words = result.tokens.filter(({ startIndex, endIndex }) => line.slice(startIndex, endIndex).trim());
    const plain = words.filter(({ scopes }) => !asides.some(([part]) => scopes.some((one) => one.includes(part))));
    const scopes = plain.flatMap((token) => token.scopes);
    const found = byScope.find(([part]) => scopes.some((one) => one.includes(part)));
    // Prose that nothing colours looks like action.
    if (plain.length > 0) return found?.[1] ?? 'action';
    const all = words.flatMap((token) => token.scopes);
    return asides.find(([part]) => all.some((one) => one.includes(part)))?.[1] ?? null;
  });
}
