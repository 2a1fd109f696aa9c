/**
 * Tokenises text with the shipped TextMate grammars, the way an editor does, and renders what a person would see
 * coloured. Only the tests beside it use it.
 */
import fs from 'node:fs';
import { createRequire } from 'node:module';
import oniguruma from 'vscode-oniguruma';
import textmate from 'vscode-textmate';

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
