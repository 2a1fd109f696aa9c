/** A script read and understood: its text, the hash of its bytes, its `Story`, and what it includes. */
import { exposedBy, parseStory } from '../../grammar/index.ts';
import { type Project, type ScriptSource, Trouble } from '../contracts/project.ts';
import { isInside } from '../files/inside.ts';
import { readIncludes } from './includes.ts';
import { scriptLanguage } from './script-language.ts';
import { readScriptText } from './script-text.ts';

/** Throws `Trouble`: `no-such-script`, `script-outside`, and whatever reading its text throws. */
export async function readScript(project: Project, key: string): Promise<ScriptSource> {
  const entry = project.scripts.find((script) => script.key === key);
  if (entry === undefined) {
    throw new Trouble(
      'no-such-script',
      `There is no script "${key}".`,
      `project.json names: ${project.scripts.map((script) => script.key).join(', ') || 'none'}.`,
    );
  }
  if (!project.bare && !isInside(project.root, entry.file)) {
    throw new Trouble(
      'script-outside',
      `${entry.path} is a link that leads outside the project.`,
      'Copy the script itself into 02_Source_Creative/Scripts.',
    );
  }
  const { text, hash } = await readScriptText(entry.file);
  const language = scriptLanguage(entry.file) ?? 'story';
  const alone = parseStory(text, { language });
  const included = await readIncludes(alone.story, entry.file, project.root);
  const { story, problems } =
    included.stories.length === 0 ? alone : parseStory(text, { language, externals: exposedBy(...included.stories) });
  return { entry, text, hash, story, problems, included };
}
