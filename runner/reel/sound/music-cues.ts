/** When which music and sound effects play: read from `[[play]]`, `[[stop]]` and `[[sfx]]` and the plan's clock. */
import type { Element, Music, Scene } from '../../../grammar/story/schema.ts';
import type { Plan } from '../../contracts/plan.ts';
import type { ScriptSource } from '../../contracts/project.ts';
import { type Rate, timeOf } from '../../plan/frames.ts';

export interface SoundCue {
  kind: 'music' | 'sfx';
  /** As written: a declared music's file, or the effect's. Project-relative POSIX. */
  file: string;
  start: number;
  end: number;
  /** Milliseconds of fading in, and out at the end. */
  fade: number;
}

/** Cues in milliseconds of the reel. Music plays until the next `play`, a `stop`, or the end. */
export function soundCues(
  { story, included }: Pick<ScriptSource, 'story' | 'included'>,
  plan: Plan,
  rate: Rate,
  startFrames: ReadonlyMap<string, number>,
  frames: number,
): SoundCue[] {
  const end = timeOf(frames, rate);
  const music = [story, ...included.stories].flatMap((each) => each.music);
  const cues: SoundCue[] = [];
  let playing: SoundCue | null = null;
  const stop = (at: number) => {
    if (playing !== null) playing.end = at;
    playing = null;
  };
  for (const scene of story.scenes) {
    const shots = plan.shots.filter((shot) => shot.sceneIndex === scene.index && shot.frames > 0);
    if (shots.length === 0) continue;
    for (const element of flat(scene.elements)) {
      if (element.kind !== 'play' && element.kind !== 'stop' && element.kind !== 'sfx') continue;
      const after = shots.find((shot) => shotLine(scene, shot.shotIndex) >= element.span.line) ?? shots.at(-1)!;
      const at = timeOf(startFrames.get(after.id) ?? after.startFrame, rate);
      if (element.kind === 'sfx') cues.push({ kind: 'sfx', file: element.file, start: at, end, fade: 0 });
      else {
        stop(at);
        const file = element.kind === 'play' ? musicFile(music, element.music) : null;
        if (element.kind === 'play' && file !== null) {
          playing = { kind: 'music', file, start: at, end, fade: element.fade ?? 0 };
          cues.push(playing);
        }
      }
    }
  }
  return cues.filter((cue) => cue.end > cue.start);
}

function musicFile(music: readonly Music[], name: string): string | null {
  const fold = (text: string) => text.normalize('NFC').toLowerCase();
  return music.find((each) => fold(each.name) === fold(name))?.file ?? null;
}

function shotLine(scene: Scene, index: number): number {
  return scene.shots[index]!.span.line;
}

/** Elements in reading order, those inside blocks included: a reel shows every branch. */
function* flat(elements: readonly Element[]): Generator<Element> {
  for (const element of elements) {
    yield element;
    if (element.kind === 'if' || element.kind === 'pick')
      for (const branch of element.branches) yield* flat(branch.body);
    else if (element.kind === 'once') {
      yield* flat(element.body);
      yield* flat(element.else);
    } else if (element.kind === 'choice') for (const option of element.options) yield* flat(option.body);
  }
}
