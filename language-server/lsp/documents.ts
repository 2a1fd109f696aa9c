/**
 * Langium documents for scripts. Reading happens here, once per version: `Scripts` holds the outcome, and the
 * document's own tree stays empty, because nothing past the grammar looks at an AST. Files that are too large are
 * never loaded.
 */
import fs from 'node:fs';
import type { AstNode, LangiumDocument, ParseResult, URI } from 'langium';
import { DefaultLangiumDocumentFactory, UriUtils } from 'langium';
import type { LangiumSharedServices } from 'langium/lsp';
import { NodeFileSystemProvider } from 'langium/node';
import { LONGEST_SCRIPT } from '../limits.ts';
import { LanguageId } from '../protocol.ts';
import type { Scripts } from './scripts.ts';

export class ScriptDocumentFactory extends DefaultLangiumDocumentFactory {
  private readonly services: LangiumSharedServices;
  private readonly scripts: Scripts;

  constructor(services: LangiumSharedServices, scripts: Scripts) {
    super(services);
    this.services = services;
    this.scripts = scripts;
  }

  protected override parse<T extends AstNode>(): ParseResult<T> {
    return emptyTree() as unknown as ParseResult<T>;
  }

  protected override async parseAsync<T extends AstNode>(): Promise<ParseResult<T>> {
    return emptyTree() as unknown as ParseResult<T>;
  }

  protected override createLangiumDocument<T extends AstNode = AstNode>(
    ...parts: Parameters<DefaultLangiumDocumentFactory['createLangiumDocument']>
  ): LangiumDocument<T> {
    const document = super.createLangiumDocument(...parts) as LangiumDocument<T>;
    if (document.parseResult.value.$type !== 'INVALID')
      this.scripts.read(document, document.textDocument.getText(), this.languageOf(document.uri));
    return document;
  }

  override async update<T extends AstNode = AstNode>(
    document: LangiumDocument<T>,
    ...rest: [Parameters<DefaultLangiumDocumentFactory['update']>[1]]
  ): Promise<LangiumDocument<T>> {
    const updated = await super.update(document, ...rest);
    this.scripts.read(updated, updated.textDocument.getText(), this.languageOf(updated.uri));
    return updated;
  }

  private languageOf(uri: URI): LanguageId {
    const open = this.services.workspace.TextDocuments?.get(uri)?.languageId;
    const parsed = LanguageId.safeParse(open);
    if (parsed.success) return parsed.data;
    return UriUtils.extname(uri) === '.story' ? 'story' : 'fountain';
  }
}

function emptyTree(): ParseResult {
  return {
    value: { $type: 'Script' },
    parserErrors: [],
    lexerErrors: [],
    parserReports: [],
    lexerReport: undefined,
  } as unknown as ParseResult;
}

/**
 * Reads scripts from disk. One that is larger than any script comes as a text that `refusal` refuses, one that is gone
 * or may not be read as an empty one: its deletion is on the way, and a build must not stop for it.
 */
export class ScriptFileSystem extends NodeFileSystemProvider {
  override async readFile(uri: URI): Promise<string> {
    try {
      const { size } = await fs.promises.stat(uri.fsPath);
      return size > LONGEST_SCRIPT ? ' '.repeat(Math.min(size, 2 ** 28)) : await super.readFile(uri);
    } catch {
      return '';
    }
  }
}
