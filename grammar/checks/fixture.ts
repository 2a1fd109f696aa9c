/** What the tests of the checks share: `check(source)` renders what is found, `mend` applies a fix. */
import { applyChanges, parseStory } from '../index.ts';
import { renderProblems } from './rendered.ts';

export function check(source: string, language: 'story' | 'fountain' = 'story'): string {
  return '\n' + renderProblems(source, parseStory(source, { language }).problems) + '\n';
}

/** The source after the fix with this title. */
export function mend(source: string, title: string): string {
  const fix = parseStory(source, { language: 'story' })
    .problems.flatMap((problem) => problem.fixes)
    .find((candidate) => candidate.title === title);
  if (!fix) throw new Error(`no fix is called ${title}`);
  return applyChanges(source, fix.changes);
}
