/** Slateline's own requests: the story of a script, edits of its numbers and shots, and word when it changed. */
import { DocumentState, type LangiumDocument, URI } from 'langium';
import type { LangiumSharedServices } from 'langium/lsp';
import { type CancellationToken, type Connection, LSPErrorCodes, ResponseError } from 'vscode-languageserver';
import { z } from 'zod';
import type { Scene } from '../../grammar/story/schema.ts';
import { writeDerivedShots } from '../../grammar/text/edits.ts';
import { placeNumbers } from '../../grammar/text/pending-numbers.ts';
import {
  lockNumbersRequest,
  type ScriptEdits,
  type StoryParams,
  type StoryResult,
  storyChangedNotification,
  storyRequest,
  writeShotsRequest,
} from '../protocol.ts';
import type { Script } from '../script.ts';
import type { Scripts } from './scripts.ts';

export function answerStoryRequests(connection: Connection, services: LangiumSharedServices, scripts: Scripts): void {
  /** Checks the parameters at the border, waits for the version they name, and answers from that script. */
  const answer = <Params extends StoryParams>(
    { method, params: schema }: { method: string; params: z.ZodType<Params> },
    work: (script: Script, params: Params) => StoryResult | ScriptEdits,
  ): void => {
    connection.onRequest<StoryResult | ScriptEdits, void>(method, async (raw: unknown, token: CancellationToken) => {
      const params = schema.safeParse(raw);
      if (!params.success) {
        throw new ResponseError(LSPErrorCodes.RequestFailed, `${method}: ${z.prettifyError(params.error)}`);
      }
      return work(await builtScript(services, scripts, params.data, token), params.data);
    });
  };
  answer(storyRequest, ({ version, story }) => ({ version, story }));
  answer(lockNumbersRequest, ({ version, text, story }, { shots }) => ({
    version,
    edits: placeNumbers(text, story, shots).changes,
  }));
  answer(writeShotsRequest, ({ version, text, story }, { shots }) => ({
    version,
    edits: writeDerivedShots(text, story, shots),
  }));
}

async function builtScript(
  services: LangiumSharedServices,
  scripts: Scripts,
  params: StoryParams,
  token: CancellationToken,
): Promise<Script> {
  const { DocumentBuilder, WorkspaceManager, LangiumDocuments } = services.workspace;
  const uri = URI.parse(params.uri);
  await WorkspaceManager.ready;
  const wanted = params.version ?? 0;
  const isReady = () => {
    const document = LangiumDocuments.getDocument(uri);
    return (
      document !== undefined && document.state >= DocumentState.Linked && (scripts.get(uri)?.version ?? -1) >= wanted
    );
  };
  if (!isReady()) {
    const expected = services.workspace.TextDocuments?.get(uri) ?? LangiumDocuments.getDocument(uri);
    if (!expected) {
      throw new ResponseError(
        LSPErrorCodes.RequestFailed,
        `${params.uri} is no script of this workspace. Open it first.`,
      );
    }
    await new Promise<void>((resolve) => {
      const subscriptions = [
        DocumentBuilder.onDocumentPhase(DocumentState.Linked, () => {
          if (isReady()) done();
        }),
        token.onCancellationRequested(() => done()),
      ];
      const done = () => {
        for (const subscription of subscriptions) subscription.dispose();
        resolve();
      };
    });
  }
  const script = scripts.get(uri);
  if (!script) throw new ResponseError(LSPErrorCodes.RequestCancelled, 'The request has been cancelled.');
  return script;
}

/** Tells the client which scenes read differently; to be called after the diagnostics of the same version. */
export class StoryAnnouncer {
  private readonly announced = new Map<string, Script>();
  private readonly connection: Connection;
  private readonly scripts: Scripts;

  constructor(connection: Connection, scripts: Scripts) {
    this.connection = connection;
    this.scripts = scripts;
  }

  announce(document: LangiumDocument): void {
    const script = this.scripts.get(document.uri);
    if (!script) return;
    const before = this.announced.get(script.uri);
    if (before?.story === script.story) return;
    this.announced.set(script.uri, script);
    void this.connection.sendNotification(storyChangedNotification.method, {
      uri: script.uri,
      version: script.version,
      changedScenes: changedScenes(before, script),
    });
  }
}

/** Scenes of `now` that are not the same, apart from where they stand, as the scene of that index before. */
export function changedScenes(before: Script | undefined, now: Script): number[] {
  return now.story.scenes.flatMap((scene, index) => {
    const old = before?.story.scenes[index];
    return old && sameScene(old, scene) ? [] : [index];
  });
}

/** Scenes are relative to their first line, so one that only moved is equal as a value, and often the same object. */
function sameScene(a: Scene, b: Scene): boolean {
  return a === b || (a.lineCount === b.lineCount && sameValue(a, b));
}

/** Equality of plain JSON values, without making a text of them. */
function sameValue(a: unknown, b: unknown): boolean {
  if (a === b) return true;
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false;
  if (Array.isArray(a)) {
    return Array.isArray(b) && a.length === b.length && a.every((item, index) => sameValue(item, b[index]));
  }
  const one = a as Record<string, unknown>;
  const other = b as Record<string, unknown>;
  let keys = 0;
  for (const key in one) {
    if (!sameValue(one[key], other[key])) return false;
    keys++;
  }
  return keys === Object.keys(other).length;
}
