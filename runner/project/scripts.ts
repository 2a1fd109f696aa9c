/** A script read and understood: its text, the hash of its bytes, its `Story`, and what it includes. */
import {
  asHints,
  exposedBy,
  type Problem,
  parseStory,
  type Story,
  sortProblems,
  withSeverities,
} from '../../grammar/index.ts';
import { type Project, type ScriptSource, Trouble } from '../contracts/project.ts';
import { isInside } from '../files/inside.ts';
import { type Included, readIncludes } from './includes.ts';
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
  const reading = { language, inProject: !project.bare };
  const alone = parseStory(text, reading);
  const included = await readIncludes(alone.story, entry.file, project.root);
  const { story, problems } =
    included.stories.length === 0 ? alone : parseStory(text, { ...reading, externals: exposedBy(...included.stories) });
  const all = sortProblems([...problems, ...missingIncludes(story, included)]);
  const guessed = project.bare && language === 'fountain';
  const judged = withSeverities(guessed ? asHints(all) : all, project.manifest.diagnostics);
  return { entry, text, hash, story, problems: judged, included };
}

function missingIncludes(story: Story, { faults }: Included): Problem[] {
  return faults.map(({ message, place: { scene, span } }) => {
    const first = scene === null ? 0 : story.sceneLines[scene]!;
    const range = { ...span, line: first + span.line, endLine: first + span.endLine };
    return { code: 'SL9003', severity: 'warning', message, ...range, fixes: [] };
  });
}
