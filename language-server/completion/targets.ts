/** Where a jump can lead: labels, section titles, scene headings, numbered scenes, END. */
import { foldName } from '../../grammar/text/names.ts';
import type { Visible } from '../names.ts';
import type { Candidate } from './cues.ts';

export function targets(scripts: Visible): Candidate[] {
  const all = scripts.flatMap((script) =>
    script.story.targets.map((target) => {
      const scene = script.story.scenes[target.scene];
      const chapter = scene && script.story.chapters[scene.chapter]?.title;
      return { target, scene, chapter };
    }),
  );
  const count = new Map<string, number>();
  for (const { target } of all) {
    const key = foldName(target.name);
    count.set(key, (count.get(key) ?? 0) + 1);
  }
  const rank = { label: 0, section: 1, scene: 2 };
  all.sort((a, b) => rank[a.target.kind] - rank[b.target.kind]);
  const found = new Map<string, Candidate>();
  for (const { target, scene, chapter } of all) {
    const ambiguous = (count.get(foldName(target.name)) ?? 0) > 1;
    const name = ambiguous && chapter && target.kind === 'scene' ? `${chapter} / ${target.name}` : target.name;
    const where = target.kind === 'scene' ? `scene ${scene?.number.value ?? ''}` : target.kind;
    if (!found.has(name)) found.set(name, { name, detail: where });
  }
  for (const { scene } of all) {
    if (scene?.number.locked)
      found.set(`#${scene.number.value}#`, { name: `#${scene.number.value}#`, detail: scene.heading });
  }
  found.set('END', { name: 'END', detail: 'ends the story' });
  return [...found.values()];
}
