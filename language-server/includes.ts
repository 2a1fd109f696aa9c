/** Includes that lead nowhere: only who knows the workspace can tell. */
import type { Problem } from '../grammar/problem.ts';
import { closest } from '../grammar/text/names.ts';
import { includePath, type Known, resolveInclude } from './project.ts';
import { placeInFile, type Script, textIn } from './script.ts';

/** One warning per include that no script of the workspace answers to, with the nearest path as its fix. */
export function missingIncludes(script: Script, known: Known): Problem[] {
  return script.story.includes.flatMap(({ path, place }) => {
    if (path.trim() === '' || resolveInclude(script.uri, path, known) !== null) return [];
    const range = placeInFile(script.story, place);
    const others = [...known.keys()].filter((uri) => uri !== script.uri).map((uri) => includePath(script.uri, uri));
    const meant = closest(path, others);
    const isPath = textIn(script, range).trim() === path.trim();
    return {
      code: 'SL9003',
      severity: 'warning',
      message: `No script of this workspace is at ${path}. Paths count from the script that includes them.`,
      ...range,
      fixes: meant && isPath ? [{ title: `Change to ${meant}`, changes: [{ ...range, text: meant }] }] : [],
    };
  });
}
