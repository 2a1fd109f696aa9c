/** Places and times for scene headings: those of this project first. */
import { timesOfDay } from '../../grammar/story/headings.ts';
import { foldName } from '../../grammar/text/names.ts';
import type { Visible } from '../names.ts';
import type { Candidate } from './cues.ts';

export function places(scripts: Visible): Candidate[] {
  const found = new Map<string, { name: string; scenes: number; declared: boolean }>();
  const at = (name: string) => {
    const key = foldName(name);
    let place = found.get(key);
    if (!place) {
      place = { name, scenes: 0, declared: false };
      found.set(key, place);
    }
    return place;
  };
  for (const script of scripts) {
    for (const scene of script.story.scenes) if (scene.place) at(scene.place).scenes++;
    for (const location of script.story.locations) at(location.name).declared = true;
  }
  return [...found.values()]
    .sort((a, b) => b.scenes - a.scenes || (a.name < b.name ? -1 : 1))
    .map(({ name, scenes, declared }) => ({
      name,
      detail: scenes > 0 ? `${scenes} scene${scenes === 1 ? '' : 's'}` : declared ? 'declared' : '',
    }));
}

/** Parts below a place (`TOWER - GALLERY` after `TOWER - `), then times of day, the used ones first. */
export function timesAfter(place: string, scripts: Visible): { parts: Candidate[]; times: Candidate[] } {
  const prefix = `${foldName(place)} - `;
  const parts = places(scripts).flatMap(({ name, detail }) =>
    foldName(name).startsWith(prefix) ? [{ name: name.slice(prefix.length), detail }] : [],
  );
  const used = new Map<string, number>();
  for (const script of scripts) {
    for (const scene of script.story.scenes) {
      if (scene.time) used.set(scene.time.toUpperCase(), (used.get(scene.time.toUpperCase()) ?? 0) + 1);
    }
  }
  const names = [...new Set([...[...used].sort((a, b) => b[1] - a[1]).map(([name]) => name), ...timesOfDay])];
  return { parts, times: names.map((name) => ({ name, detail: used.has(name) ? 'used here' : '' })) };
}
