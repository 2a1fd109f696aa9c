/**
 * Every service of the server in one table. Langium gives the frame (documents, build, locks, cancellation, the
 * protocol's handlers). Scripts are read by `ScriptReader` and names are resolved by the story builder, so the parser,
 * scopes, linking and indexing of this table have nothing to do.
 */
import {
  type IndexManager,
  inject,
  type LangiumDocument,
  type LanguageMetaData,
  type Linker,
  MultiMap,
  type ScopeComputation,
  stream,
  type TextDocument,
  URI,
} from 'langium';
import {
  createDefaultModule,
  createDefaultSharedModule,
  DefaultDocumentUpdateHandler,
  DefaultLanguageServer,
  type LangiumServices,
  type LangiumSharedServices,
} from 'langium/lsp';
import type {
  Connection,
  DidChangeWatchedFilesParams,
  InitializeParams,
  InitializeResult,
  TextDocumentChangeEvent,
} from 'vscode-languageserver';
import { generatedModule, StoryGeneratedSharedModule } from '../../grammar/services.ts';
import type { Known } from '../project.ts';
import type { LanguageId } from '../protocol.ts';
import { ScriptDocumentBuilder } from './document-builder.ts';
import { ScriptDocumentFactory, ScriptFileSystem } from './documents.ts';
import { MANIFEST, Manifests } from './manifests.ts';
import { createProviders, semanticTokensLegend } from './providers.ts';
import { Scripts } from './scripts.ts';
import { Settings } from './settings.ts';
import { ScriptWorkspaceManager } from './workspace.ts';

export interface ServerServices {
  shared: LangiumSharedServices;
  scripts: Scripts;
  settings: Settings;
  builder: ScriptDocumentBuilder;
}

const LANGUAGES: readonly (LanguageMetaData & { languageId: LanguageId })[] = [
  { languageId: 'story', fileExtensions: ['.story'], caseInsensitive: false, mode: 'production' },
  { languageId: 'fountain', fileExtensions: ['.fountain', '.spmd'], caseInsensitive: false, mode: 'production' },
];

export function createServerServices(connection: Connection): ServerServices {
  const settings = new Settings(connection);
  const manifests = new Manifests();
  const scripts = new Scripts({
    settings,
    manifests,
    listed: (uri) => listedScripts(shared, uri),
    isOpen: (uri) => shared.workspace.TextDocuments?.get(uri) !== undefined,
  });
  const context = { connection, fileSystemProvider: () => new ScriptFileSystem() };
  const shared: LangiumSharedServices = inject(createDefaultSharedModule(context), StoryGeneratedSharedModule, {
    lsp: {
      LanguageServer: (services: LangiumSharedServices) => new ScriptLanguageServer(services, settings),
      DocumentUpdateHandler: (services: LangiumSharedServices) =>
        new ScriptUpdateHandler(services, () => {
          manifests.forget();
          builder.rebuildAll();
        }),
    },
    workspace: {
      LangiumDocumentFactory: (services: LangiumSharedServices) => new ScriptDocumentFactory(services, scripts),
      DocumentBuilder: (services: LangiumSharedServices) => new ScriptDocumentBuilder(services, scripts),
      WorkspaceManager: (services: LangiumSharedServices) => new ScriptWorkspaceManager(services),
      IndexManager: () => noIndex,
    },
  }) as LangiumSharedServices;
  const providers = createProviders(scripts, settings);
  for (const LanguageMetaData of LANGUAGES) {
    const language = inject(createDefaultModule({ shared }), generatedModule(LanguageMetaData.languageId), {
      LanguageMetaData: () => LanguageMetaData,
      lsp: Object.fromEntries(Object.entries(providers).map(([name, provider]) => [name, () => provider])),
      references: { Linker: () => linker(scripts), ScopeComputation: () => noScopes },
      validation: { DocumentValidator: () => ({ validateDocument: async () => [] }) },
    });
    shared.ServiceRegistry.register(language as LangiumServices);
  }
  const builder = shared.workspace.DocumentBuilder as ScriptDocumentBuilder;
  settings.onChange(() => builder.rebuildAll());
  return { shared, scripts, settings, builder };
}

/** The files that the workspace holds, read or not; null for a script of no workspace folder. */
function listedScripts({ workspace }: LangiumSharedServices, uri: string): Known | null {
  const folders = workspace.WorkspaceManager.workspaceFolders ?? [];
  if (!folders.some((folder) => uri.startsWith(`${URI.parse(folder.uri).toString()}/`))) return null;
  const { LangiumDocuments } = workspace;
  return {
    has: (known) => LangiumDocuments.hasDocument(URI.parse(known)),
    keys: () => LangiumDocuments.all.map((document) => document.uri.toString()),
  };
}

/** Linking is reading once more with what the includes offer, if that is not how the script was read. */
function linker(scripts: Scripts): Linker {
  return {
    link: async (document: LangiumDocument) => scripts.link(document.uri),
    unlink: () => {},
    getCandidate: () => ({ error: undefined }) as never,
    buildReference: () => ({ $refText: '', ref: undefined }) as never,
  } as unknown as Linker;
}

const noScopes: ScopeComputation = {
  collectExportedSymbols: async () => [],
  collectLocalSymbols: async () => new MultiMap(),
};

const noIndex = {
  allElements: () => stream([]),
  findAllReferences: () => stream([]),
  isAffected: () => false,
  remove: () => {},
  removeContent: () => {},
  removeReferences: () => {},
  updateContent: async () => {},
  updateReferences: async () => {},
} as unknown as IndexManager;

/** Adds what Langium does not announce, and asks for settings instead of Langium's per-language sections. */
class ScriptLanguageServer extends DefaultLanguageServer {
  private readonly settings: Settings;

  constructor(services: LangiumSharedServices, settings: Settings) {
    super(services);
    this.settings = settings;
  }

  /** The parser and its kin are made when first needed; only what listens to the start has to be there now. */
  protected override eagerLoadServices(): void {
    void this.services.lsp.DocumentUpdateHandler;
  }

  protected override fireInitializeOnDefaultServices(params: InitializeParams): void {
    this.settings.initialize(params);
    this.services.workspace.WorkspaceManager.initialize(params);
  }

  protected override fireInitializedOnDefaultServices(): void {
    const connection = this.services.lsp.Connection;
    const failed = (what: string) => (error: unknown) => connection?.console.error(`${what}: ${String(error)}`);
    this.settings.initialized().catch(failed('Reading settings'));
    this.services.workspace.WorkspaceManager.initialized({}).catch(failed('Reading the workspace'));
  }

  protected override buildInitializeResult(params: InitializeParams): InitializeResult {
    const result = super.buildInitializeResult(params);
    return {
      ...result,
      serverInfo: { name: 'Slateline' },
      capabilities: {
        ...result.capabilities,
        selectionRangeProvider: true,
        semanticTokensProvider: { legend: semanticTokensLegend, full: true },
        codeActionProvider: { codeActionKinds: ['quickfix'] },
        workspaceSymbolProvider: undefined,
      },
    };
  }
}

/** Watches scripts only: renders come and go by the thousand beside them. */
class ScriptUpdateHandler extends DefaultDocumentUpdateHandler {
  private readonly files: LangiumSharedServices['workspace']['FileSystemProvider'];
  private readonly onManifest: () => void;

  constructor(services: LangiumSharedServices, onManifest: () => void) {
    super(services);
    this.files = services.workspace.FileSystemProvider;
    this.onManifest = onManifest;
  }

  /** A project's manifest is no script, but says how grave their problems are. */
  override didChangeWatchedFiles({ changes }: DidChangeWatchedFilesParams): void {
    const scripts = changes.filter(({ uri }) => !uri.endsWith(`/${MANIFEST}`));
    if (scripts.length < changes.length) this.onManifest();
    if (scripts.length > 0) super.didChangeWatchedFiles({ changes: scripts });
  }

  /** What was typed and not saved is gone: from now on the file counts, if there is one. */
  async didCloseDocument({ document }: TextDocumentChangeEvent<TextDocument>): Promise<void> {
    const uri = URI.parse(document.uri);
    if (uri.scheme === 'file' && (await this.files.exists(uri))) this.fireDocumentUpdate([uri], []);
    else this.fireDocumentUpdate([], [uri]);
  }

  protected override getWatchers() {
    return [{ globPattern: '**/*.{story,fountain,spmd}' }, { globPattern: `**/${MANIFEST}` }];
  }
}
