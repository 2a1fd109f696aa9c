/**
 * The scripts of the workspace as the features see them, one per document, always of one version. A script is read
 * when its document is parsed, and again with what it includes when one of those has changed its declarations.
 */
import type { LangiumDocument, URI } from 'langium';
import { asHints, type Problem, sortProblems, withSeverities } from '../../grammar/index.ts';
import type { Story } from '../../grammar/story/schema.ts';
import { missingIncludes } from '../includes.ts';
import { refusal } from '../limits.ts';
import { type Known, makeProject, type Project, resolveInclude } from '../project.ts';
import type { LanguageId } from '../protocol.ts';
import { ScriptReader } from '../reading.ts';
import { makeScript, type Script } from '../script.ts';
import type { Manifests } from './manifests.ts';
import type { Settings } from './settings.ts';

interface Entry {
  script: Script;
  /** Kept while a script is being typed in: the trees of five hundred others would fill the memory. */
  reader: ScriptReader | null;
  /** The stories it was read with, to see when that has to happen again. */
  visible: readonly Story[];
  /** Of the script itself, without what only the workspace can tell. */
  problems: readonly Problem[];
}

export interface ScriptsServices {
  settings: Settings;
  manifests: Manifests;
  /** All scripts of the workspace, read or not, by URI; null for a script that stands outside of it. */
  listed: (uri: string) => Known | null;
  isOpen: (uri: string) => boolean;
}

export class Scripts {
  readonly project: Project;
  private readonly entries = new Map<string, Entry>();
  private readonly byUri = new Map<string, Script>();
  private readonly services: ScriptsServices;

  constructor(services: ScriptsServices) {
    this.services = services;
    this.project = makeProject(this.byUri);
  }

  get(uri: URI | string): Script | undefined {
    return this.byUri.get(uri.toString());
  }

  get uris(): Iterable<string> {
    return this.byUri.keys();
  }

  /** Reads a document's text. Includes are taken as they are now; `link` catches up when they were not there yet. */
  read(document: LangiumDocument, text: string, language: LanguageId): void {
    const uri = document.uri.toString();
    const before = this.entries.get(uri);
    const visible = before ? this.storiesSeenBy(before.script) : this.storiesIncludedBy(uri, text);
    this.put({ uri, version: document.textDocument.version, text, language }, before?.reader ?? null, visible);
  }

  /** Reads the script once more if what it sees is not what it was read with, and looks where its includes lead. */
  link(uri: URI | string): void {
    const known = this.entries.get(uri.toString());
    if (!known) return;
    const visible = this.storiesSeenBy(known.script);
    const entry = sameStories(visible, known.visible) ? known : this.put(known.script, known.reader, visible);
    const { script, problems } = entry;
    const missing = this.missing(script);
    if (script.problems.length !== problems.length || missing.length > 0) {
      entry.script = makeScript({ ...script, problems: sortProblems([...problems, ...missing]) });
      this.byUri.set(script.uri, entry.script);
    }
    if (!this.services.isOpen(script.uri)) entry.reader = null;
  }

  /** Whether `link` would change anything. */
  isStale(uri: URI | string): boolean {
    const entry = this.entries.get(uri.toString());
    if (!entry || entry.script.story.includes.length === 0) return false;
    if (!sameStories(this.storiesSeenBy(entry.script), entry.visible)) return true;
    return entry.script.problems.length !== entry.problems.length + this.missing(entry.script).length;
  }

  delete(uri: URI | string): void {
    this.entries.delete(uri.toString());
    this.byUri.delete(uri.toString());
  }

  private put(
    { uri, version, text, language }: { uri: string; version: number; text: string; language: LanguageId },
    known: ScriptReader | null,
    visible: readonly Story[],
  ): Entry {
    const { headingPrefixes } = this.services.settings.current;
    const inProject = this.services.manifests.of(uri).named;
    const refused = refusal(text);
    const readable = refused ? '' : text;
    const reader = known ?? new ScriptReader();
    const reading = reader.read(readable, { language, headingPrefixes, visible, inProject });
    const problems = this.judged(uri, language, refused ? [refused] : reading.problems);
    const script = makeScript({ uri, version, language, text: readable, story: reading.story, problems });
    const entry = { script, reader, visible, problems };
    this.entries.set(uri, entry);
    this.byUri.set(uri, script);
    return entry;
  }

  private missing(script: Script): Problem[] {
    const listed = script.story.includes.length > 0 ? this.services.listed(script.uri) : null;
    return listed ? this.judged(script.uri, script.language, missingIncludes(script, listed)) : [];
  }

  /** As grave as the project says, then as the person at the editor says; hints where nobody knows what the file is. */
  private judged(uri: string, language: LanguageId, problems: readonly Problem[]): Problem[] {
    const { diagnostics, named } = this.services.manifests.of(uri);
    const guessed = language === 'fountain' && !named;
    const own = withSeverities(guessed ? asHints(problems) : problems, diagnostics);
    return withSeverities(own, this.services.settings.current.diagnostics);
  }

  /** A guess for a text that was never read, so that most need to be read but once; `link` puts it right. */
  private storiesIncludedBy(uri: string, text: string): Story[] {
    const found = new Set<Script>();
    for (const [, path] of text.matchAll(/\[\[\s*include\s*:([^|\]\n]*)/gi)) {
      const included = this.byUri.get(resolveInclude(uri, path!, this.byUri) ?? '');
      if (included) for (const script of this.project.visibleFrom(included)) found.add(script);
    }
    return [...found].filter((script) => script.uri !== uri).map((script) => script.story);
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
    const declared = JSON.stringify([characters, locations, props, styles, music, variables, includes], (key, value) =>
      key === 'place' ? undefined : value,
    );
    // Thousands in a long script, one for every heading.
    text = [declared, ...targets.map(({ kind, name }) => `${kind} ${name}`)].join('\n');
    offered.set(story, text);
  }
  return text;
}
