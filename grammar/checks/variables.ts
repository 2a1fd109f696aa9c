/** Variables: used and never declared, declared twice, declared or assigned and never read. */

import { keptWith } from '../kept.ts';
import type { Fix, TextRange } from '../problem.ts';
import type { Findings, NameUse } from '../story/findings.ts';
import { didYouMean, insertAt, type Report, seeAlso } from './report.ts';

interface Uses {
  uses: readonly NameUse[];
  names: ReadonlySet<string>;
  read: ReadonlySet<string>;
}

const variableUses = keptWith((found: Findings): Uses => {
  const uses = found.uses.filter((use) => use.kind === 'variable');
  const read = uses.filter((use) => use.as === 'read');
  return { uses, names: new Set(uses.map(({ name }) => name)), read: new Set(read.map(({ name }) => name)) };
});

export function checkVariables(report: Report): void {
  const { build } = report;
  const { story, externals } = build;
  const foreign = new Set((externals.variables ?? []).map(({ name }) => name));
  const own = new Set(story.variables.map(({ name }) => name));
  const known = [...own, ...foreign];
  const read = new Set<string>();
  report.each((found, scene) => {
    const here = variableUses(found);
    for (const name of here.read) read.add(name);
    if (isSubset(here.names, own, foreign)) return;
    for (const use of here.uses) {
      if (own.has(use.name) || foreign.has(use.name)) continue;
      const range = report.range(scene, use.span);
      const { question, fixes } = didYouMean(report.near('variable', use.name, known), range);
      const how = question === '' ? ` Declare it with [[var: ${use.name} = 0]].` : question;
      report.say('SL2501', 'error', range, `There is no variable ${use.name}.${how}`, [
        ...fixes,
        declare(report, use.name),
      ]);
    }
  });
  const seen = new Map<string, TextRange>();
  report.each((found, scene) => {
    for (const variable of found.variables) {
      const range = report.range(scene, variable.nameSpan);
      const first = seen.get(variable.name);
      if (first) {
        const message = `The variable ${variable.name} is declared twice; the first declaration counts.`;
        report.say('SL2507', 'warning', range, message, [], [seeAlso(first, 'declared here first')]);
        continue;
      }
      if (!read.has(variable.name) && story.scenes.length > 0 && variable.scope !== 'global') {
        report.say('SL2502', 'hint', range, `The variable ${variable.name} is never read.`);
      }
      seen.set(variable.name, range);
    }
  });
}

/** Declares a variable below the last one that is declared outside of scenes, else at the top of the script. */
function declare(report: Report, name: string): Fix {
  const { story } = report.build;
  const first = story.sceneLines[0] ?? story.lineCount;
  const above = story.variables.filter(({ place }) => place.span.endLine < first);
  const last = above.at(-1);
  const title = `Declare ${name}`;
  if (last) return insertAt(title, last.place.span.endLine, last.place.span.endChar, `\n[[var: ${name} = 0]]`);
  const section = story.chapters[0]?.line;
  const line = section != null && section < first ? section : first;
  return insertAt(title, line, 0, `[[var: ${name} = 0]]\n\n`);
}

function isSubset(names: ReadonlySet<string>, own: ReadonlySet<string>, foreign: ReadonlySet<string>): boolean {
  for (const name of names) if (!own.has(name) && !foreign.has(name)) return false;
  return true;
}
