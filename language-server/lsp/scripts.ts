/**
 * The scripts of the workspace as the features see them, one per document, always of one version. A script is read
 * when its document is parsed, and again with what it includes when one of those has changed its declarations.
 */
import type { LangiumDocument, URI } from 'langium';
import type { Story } from '../../grammar/story/schema.ts';
import { refusal } from '../limits.ts';
import { makeProject, type Project } from '../project.ts';
import type { LanguageId } from '../protocol.ts';
import { ScriptReader } from '../reading.ts';
import { makeScript, type Script } from '../script.ts';
import type { Settings } from './settings.ts';

interface Entry {
  script: Script;
  reader: ScriptReader;
  /** The stories it was read with, to see when that has to happen again. */
  visible: readonly Story[];
}

export class Scripts {
  readonly project: Project;
  private readonly entries = new Map<string, Entry>();
  private readonly byUri = new Map<string, Script>();
  private readonly settings: Settings;

  constructor(services: { settings: Settings }) {
    this.settings = services.settings;
    this.project = makeProject(this.byUri);
  }

  get(uri: URI | string): Script | undefined {
    return this.byUri.get(uri.toString());
  }

  get uris(): Iterable<string> {
    return this.byUri.keys();
  }

  /** Reads a document's text. Includes are taken as they are now; `link` catches up when they were not there yet. */
  read(document: LangiumDocument, text: string, language: LanguageId): Script {
    const uri = document.uri.toString();
    const before = this.entries.get(uri);
    const reader = before?.reader ?? new ScriptReader();
    const visible = before ? this.storiesSeenBy(before.script) : [];
    const version = document.textDocument.version;
    return this.put({ uri, version, text, language }, reader, visible);
  }

  /** Reads the script once more if what it sees is not what it was read with; gives the script of now. */
  link(uri: URI | string): Script | undefined {
    const entry = this.entries.get(uri.toString());
    if (!entry) return undefined;
    const visible = this.storiesSeenBy(entry.script);
    if (sameStories(visible, entry.visible)) return entry.script;
    return this.put(entry.script, entry.reader, visible);
  }

  delete(uri: URI | string): void {
    this.entries.delete(uri.toString());
    this.byUri.delete(uri.toString());
  }

  private put(
    parts: { uri: string; version: number; text: string; language: LanguageId },
    reader: ScriptReader,
    visible: readonly Story[],
  ): Script {
    const { uri, version, text, language } = parts;
    const refused = refusal(text);
    const { headingPrefixes } = this.settings.current;
    const reading = reader.read(refused ? '' : text, { language, headingPrefixes, visible });
    const script = makeScript({
      uri,
      version,
      language,
      text: refused ? '' : text,
      story: reading.story,
      problems: refused ? [refused] : reading.problems,
    });
    this.entries.set(uri, { script, reader, visible });
    this.byUri.set(uri, script);
    return script;
  }

  private storiesSeenBy(script: Script): Story[] {
    if (script.story.includes.length === 0) return [];
    return this.project
      .visibleFrom(script)
      .slice(1)
      .map((other) => other.story);
  }
}

/** Only what an including script can see counts: typing in a scene of one script leaves the others alone. */
function sameStories(a: readonly Story[], b: readonly Story[]): boolean {
  return a.length === b.length && a.every((story, index) => story === b[index] || offers(story) === offers(b[index]!));
}

const offered = new WeakMap<Story, string>();

/** What a story offers to those that include it, as one comparable text; positions do not matter. */
export function offers(story: Story): string {
  let text = offered.get(story);
  if (text === undefined) {
    const { characters, locations, props, styles, music, variables, targets, includes } = story;
    text = JSON.stringify([characters, locations, props, styles, music, variables, targets, includes], (key, value) =>
      key === 'place' || key === 'scene' ? undefined : value,
    );
    offered.set(story, text);
  }
  return text;
}
