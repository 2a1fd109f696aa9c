/** Which scripts of a project a command line names. */
import { type Project, type ScriptEntry, Trouble } from '../contracts/project.ts';

/** One script by key, or all of them. Throws `Trouble`: `unknown-script`, `no-scripts`. */
export function chosenScripts(project: Project, key: string | null): readonly ScriptEntry[] {
  if (project.scripts.length === 0) {
    throw new Trouble(
      'no-scripts',
      `${project.root}: project.json names no scripts.`,
      'Add one: "scripts": { "main": "02_Source_Creative/Scripts/main.story" }',
    );
  }
  if (key === null) return project.scripts;
  const entry = project.scripts.find((known) => known.key === key);
  if (entry === undefined) {
    throw new Trouble(
      'unknown-script',
      `The project has no script "${key}".`,
      `It has: ${project.scripts.map((known) => known.key).join(', ')}.`,
    );
  }
  return [entry];
}
