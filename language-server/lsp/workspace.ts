/**
 * Which files of a workspace folder are scripts. Start-up only lists them; they are read by the build, which can be
 * interrupted for the one a person has opened.
 */
import {
  type AstNode,
  DefaultWorkspaceManager,
  DocumentState,
  type FileSystemNode,
  type LangiumDocument,
  type URI,
  UriUtils,
} from 'langium';
import type { LangiumSharedServices } from 'langium/lsp';

/** Folders that never hold scripts but may hold very many files. */
const SKIPPED = new Set(['node_modules', 'out', 'dist', '03_Renders', '05_Cache', '06_Exports']);

export class ScriptWorkspaceManager extends DefaultWorkspaceManager {
  private readonly factory: LangiumSharedServices['workspace']['LangiumDocumentFactory'];

  constructor(services: LangiumSharedServices) {
    super(services);
    this.factory = services.workspace.LangiumDocumentFactory;
    this.initialBuildOptions = { validation: { categories: ['built-in', 'fast'] } };
  }

  override shouldIncludeEntry(entry: FileSystemNode): boolean {
    if (entry.isDirectory && SKIPPED.has(UriUtils.basename(entry.uri))) return false;
    return super.shouldIncludeEntry(entry);
  }

  protected override async loadWorkspaceDocuments(
    uris: Iterable<URI>,
    collector: (document: LangiumDocument) => void,
  ): Promise<void> {
    for (const uri of uris) {
      const document = this.factory.fromModel({ $type: 'INVALID' } as AstNode, uri);
      document.state = DocumentState.Changed;
      collector(document);
    }
  }
}
