/** A script read and understood: its text, the hash of its bytes and its `Story`. */
import { parseStory } from '../../grammar/index.ts';
import { type Project, type ScriptSource, Trouble } from '../contracts/project.ts';
import { scriptLanguage } from './script-language.ts';
import { readScriptText } from './script-text.ts';

/** Throws `Trouble`: `no-such-script`, and whatever reading its text throws. */
export async function readScript(project: Project, key: string): Promise<ScriptSource> {
  const entry = project.scripts.find((script) => script.key === key);
  if (entry === undefined) throw new Trouble('no-such-script', `There is no script "${key}".`);
  const { text, hash } = await readScriptText(entry.file);
  const { story, problems } = parseStory(text, { language: scriptLanguage(entry.file) ?? 'story' });
  return { entry, text, hash, story, problems };
}
