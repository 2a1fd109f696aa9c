/** Where jumps, calls, options and `visits()` lead: every target is there, and only once. */

import { keptWith } from '../kept.ts';
import type { Fix } from '../problem.ts';
import type { Findings, NameUse } from '../story/findings.ts';
import { didYouMean, type Report, replaceWith } from './report.ts';

const targetUses = keptWith((found: Findings): readonly NameUse[] => found.uses.filter((use) => use.kind === 'target'));

/** How many places an ambiguous name lists. */
const SHOWN = 4;

export function checkTargets(report: Report): void {
  const { targets, story } = report.build;
  report.each((found, scene) => {
    for (const use of targetUses(found)) {
      const resolved = targets.resolve(use.name);
      if (resolved.found === 'target' || resolved.found === 'end') continue;
      const range = report.range(scene, use.span);
      if (resolved.found === 'ambiguous' && !story.targets.includes(resolved.targets[0]!)) {
        const message = `${use.name} stands in more than one other file; rename one of them.`;
        report.say('SL2402', 'error', range, message);
        continue;
      }
      if (resolved.found === 'ambiguous') {
        const fixes: Fix[] = [];
        for (const target of resolved.targets.slice(0, SHOWN)) {
          const chapter = story.chapters[story.scenes[target.scene]?.chapter ?? -1]?.title;
          const name = chapter ? `${chapter} / ${target.name}` : null;
          if (name && targets.resolve(name).found === 'target')
            fixes.push(replaceWith(`Change to ${name}`, range, name));
          const number = story.scenes[target.scene]?.number;
          if (target.kind === 'scene' && number?.locked) {
            fixes.push(replaceWith(`Change to #${number.value}#`, range, `#${number.value}#`));
          }
        }
        const lines = resolved.targets
          .slice(0, SHOWN)
          .map((target) => String(report.range(target.place.scene, target.place.span).line + 1));
        if (resolved.targets.length > SHOWN) lines.push(`one of ${resolved.targets.length - SHOWN} more`);
        const message = `${use.name} could be line ${lines.join(' or ')}; qualify it (Act One / ${use.name}) or rename one.`;
        report.say('SL2402', 'error', range, message, fixes);
        continue;
      }
      if (/^#[^#]+#$/.test(use.name.trim())) {
        report.say(
          'SL2401',
          'error',
          range,
          `No scene has ${use.name.trim()} written on its heading; write the number there first.`,
        );
        continue;
      }
      const { question, fixes } = didYouMean(report.near('target', use.name, targets.names), range);
      const how = question === '' ? ' Targets are labels, section titles and scene headings.' : question;
      report.say('SL2401', 'error', range, `Nothing is called ${use.name}.${how}`, fixes);
    }
  });
}
