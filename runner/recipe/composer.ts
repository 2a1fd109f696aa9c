/**
 * Composing recipes: the four layers (direct, identity, aesthetic, context) of one shot, from a script and its
 * declarations. Hashing the files it refers to is done once when a composer is opened, so that
 * composing ten thousand shots is plain arithmetic. Keeps the invariant that nothing but the story, the content of
 * the files it names and the shot's identity enters a recipe: no path of this machine, no clock, no source range.
 */
import type { Element, Scene, Shot, Style } from '../../grammar/story/schema.ts';
import { foldName } from '../../grammar/text/names.ts';
import type { Project, ScriptSource } from '../contracts/project.ts';
import { type FileRef, RECIPE_VERSION, type Recipe } from '../contracts/recipe.ts';
import type { ShotKey } from '../contracts/take.ts';
import { type Declarations, declarationsOf } from './declarations.ts';
import type { FileHashes } from './file-hashes.ts';
import { aspectRatio, frameSize } from './frame-size.ts';
import { cleanText } from './hash.ts';
import { derivedSeed } from './seed.ts';

type Context = Recipe['context'];

/** What the shots of one scene share. */
export interface SceneContext {
  interior: Context['interior'];
  place: string;
  time: string | null;
  cast: Context['cast'];
  location: Recipe['identity']['location'];
  beats: { line: number; beat: NonNullable<Context['beat']> }[];
}

export class Composer {
  /** What stands in the way, in words: missing references, unreadable includes, unknown styles. */
  readonly problems: string[];
  readonly #project: Project;
  readonly #source: ScriptSource;
  readonly #declared: Declarations;
  readonly #files: ReadonlyMap<string, FileRef>;
  readonly #scenes = new Map<number, SceneContext>();
  readonly #title: string;
  #ground: string | null = null;

  private constructor(
    project: Project,
    source: ScriptSource,
    declared: Declarations,
    files: ReadonlyMap<string, FileRef>,
    problems: string[],
  ) {
    this.#project = project;
    this.#source = source;
    this.#declared = declared;
    this.#files = files;
    this.problems = problems;
    const title = source.story.title.find((entry) => foldName(entry.key) === 'title')?.values.join(' ');
    this.#title = cleanText(title?.replace(/[*_]/g, '').trim() || project.manifest.name);
  }

  static async open(project: Project, source: ScriptSource, files: FileHashes): Promise<Composer> {
    const declared = declarationsOf(source);
    const problems = [...source.included.problems];
    const hashed = new Map<string, FileRef>();
    for (const reference of referencesOf(source, declared)) {
      const { ref, problem } = await files.hash(reference);
      if (ref !== null) hashed.set(reference, ref);
      else problems.push(problem);
    }
    problems.push(...styleProblems(source, declared), ...aspectProblems(project, source));
    return new Composer(project, source, declared, hashed, problems);
  }

  /** All that enters recipes from outside of scenes, as text: equal grounds and scenes give equal recipes. */
  get ground(): string {
    const { characters, props, locations, styles } = this.#declared;
    const declared = [characters, props, locations, styles].map((names) =>
      [...names].map(([name, { place: _place, ...value }]) => [name, value]),
    );
    this.#ground ??= JSON.stringify([declared, [...this.#files], this.#project.manifest.settings, this.#title]);
    return this.#ground;
  }

  compose(shot: Shot, key: ShotKey): Recipe {
    const scene = this.#source.story.scenes[shot.scene]!;
    const context = this.contextOf(scene);
    const style = this.#styleOf(shot);
    const settings = this.#project.manifest.settings;
    const { characters, props } = this.#inFrame(shot);
    return {
      version: RECIPE_VERSION,
      direct: {
        size: shot.size,
        description: cleanText(shot.description),
        movement: shot.movement,
        lens: shot.lens,
        angle: shot.angle,
        direction: shot.direction.map(cleanText),
        negative: cleaned(shot.negative),
        refs: this.#refs(shot.refs),
        extra: Object.fromEntries(
          Object.entries(shot.extra).map(([name, value]) => [cleanText(name), cleanText(value)]),
        ),
      },
      identity: {
        characters: characters.map((name) => {
          const declared = this.#declared.characters.get(foldName(name));
          return {
            name: cleanText(declared?.name ?? name),
            look: cleaned(declared?.look ?? null),
            color: declared?.color ?? null,
            lora: cleaned(declared?.lora ?? null),
            refs: this.#refs(declared?.refs ?? []),
          };
        }),
        props: props.map((name) => {
          const declared = this.#declared.props.get(foldName(name));
          return {
            name: cleanText(declared?.name ?? name),
            look: cleaned(declared?.look ?? null),
            refs: this.#refs(declared?.refs ?? []),
          };
        }),
        location: context.location,
      },
      aesthetic: {
        style: cleaned(style?.name ?? shot.style),
        prompt: cleaned(style?.prompt ?? null),
        negative: cleaned(style?.negative ?? null),
        lut: style?.lut == null ? null : (this.#files.get(style.lut) ?? null),
        refs: this.#refs(style?.refs ?? []),
        aspect: cleanText(shot.aspect ?? settings.aspectRatio),
      },
      context: {
        interior: context.interior,
        place: context.place,
        time: context.time,
        beat: context.beats.findLast((entry) => entry.line <= shot.span.line)?.beat ?? null,
        cast: context.cast,
        action: shot.action.map(cleanText),
        lines: shot.lines.map((line) => ({
          character: cleanText(this.#declared.characters.get(foldName(line.character))?.name ?? line.character),
          text: cleanText(line.text),
          parenthetical: cleaned(line.parenthetical),
          expression: cleaned(line.expression),
        })),
      },
      // Derived coverage has no number of its own: its place in the scene would move with every paragraph added.
      slate: { title: this.#title, scene: key.scene, shot: shot.kind === 'written' ? key.shot : '' },
      output: { ...frameSize(settings.resolution, shot.aspect ?? settings.aspectRatio), duration: shot.duration },
      seed: shot.seed === null ? derivedSeed(key) : shot.seed >>> 0,
    };
  }

  #styleOf(shot: Shot): Style | null {
    if (shot.style === null) return this.#declared.firstStyle;
    return this.#declared.styles.get(foldName(shot.style)) ?? null;
  }

  #refs(paths: readonly string[]): FileRef[] {
    return paths.flatMap((reference) => this.#files.get(reference) ?? []);
  }

  /** Who and what is in frame, each once, by declared name. */
  #inFrame(shot: Shot): { characters: string[]; props: string[] } {
    const characters = new Map<string, string>();
    const props = new Map<string, string>();
    const add = (name: string): void => {
      const folded = foldName(name);
      const prop = this.#declared.props.get(folded);
      const character = this.#declared.characters.get(folded);
      if (prop !== undefined && character === undefined) props.set(foldName(prop.name), prop.name);
      else characters.set(foldName(character?.name ?? name), character?.name ?? name);
    };
    for (const name of shot.characters) add(name);
    for (const name of shot.props) props.set(foldName(name), name);
    for (const name of shot.with) add(name);
    return { characters: [...characters.values()], props: [...props.values()] };
  }

  /** What the shots of a scene share. */
  contextOf(scene: Scene): SceneContext {
    const known = this.#scenes.get(scene.index);
    if (known) return known;
    const place = cleanText(scene.place);
    const location = scene.location === null ? null : this.#declared.locations.get(foldName(scene.location));
    const cast = new Map<string, Context['cast'][number]>();
    for (const written of scene.characters) {
      const declared = this.#declared.characters.get(foldName(written));
      const name = cleanText(declared?.name ?? written);
      if (!cast.has(name)) cast.set(name, { name, color: declared?.color ?? null });
    }
    const context: SceneContext = {
      interior: scene.interior,
      place,
      time: cleaned(scene.time),
      cast: [...cast.values()],
      location: location
        ? { name: cleanText(location.name), look: cleaned(location.look), refs: this.#refs(location.refs) }
        : null,
      beats: beatsOf(scene.elements),
    };
    this.#scenes.set(scene.index, context);
    return context;
  }
}

function cleaned(text: string | null): string | null {
  return text === null ? null : cleanText(text);
}

/** Beats of a scene in order, wherever blocks nest them. */
function beatsOf(elements: readonly Element[]): SceneContext['beats'] {
  const found: SceneContext['beats'] = [];
  const visit = (inner: readonly Element[]): void => {
    for (const element of inner) {
      if (element.kind === 'beat') {
        const { name, tension, feel, span } = element;
        found.push({ line: span.line, beat: { name: cleanText(name), tension, feel: cleaned(feel) } });
      } else if (element.kind === 'if' || element.kind === 'pick') {
        for (const branch of element.branches) visit(branch.body);
      } else if (element.kind === 'once') {
        visit(element.body);
        visit(element.else);
      } else if (element.kind === 'choice') {
        for (const option of element.options) visit(option.body);
      }
    }
  };
  visit(elements);
  return found.sort((a, b) => a.line - b.line);
}

/** Every file that some shot's recipe may refer to. */
function referencesOf(source: ScriptSource, declared: Declarations): Set<string> {
  const references = new Set<string>();
  const addAll = (paths: readonly string[]): void => {
    for (const reference of paths) references.add(reference);
  };
  for (const scene of source.story.scenes) for (const shot of scene.shots) addAll(shot.refs);
  for (const character of declared.characters.values()) addAll(character.refs);
  for (const prop of declared.props.values()) addAll(prop.refs);
  for (const location of declared.locations.values()) addAll(location.refs);
  for (const style of declared.styles.values()) addAll(style.lut === null ? style.refs : [...style.refs, style.lut]);
  return references;
}

function styleProblems(source: ScriptSource, declared: Declarations): string[] {
  const unknown = new Set<string>();
  for (const scene of source.story.scenes)
    for (const shot of scene.shots)
      if (shot.style !== null && !declared.styles.has(foldName(shot.style))) unknown.add(shot.style);
  return [...unknown].map((name) => `The style "${name}" is not declared. Add [[style: ${name} | prompt: …]].`);
}

function aspectProblems(project: Project, source: ScriptSource): string[] {
  const unknown = new Set<string>();
  const check = (aspect: string | null): void => {
    if (aspect !== null && aspectRatio(aspect) === null) unknown.add(aspect);
  };
  check(project.manifest.settings.aspectRatio);
  for (const scene of source.story.scenes) for (const shot of scene.shots) check(shot.aspect);
  return [...unknown].map(
    (aspect) => `"${aspect}" is no aspect ratio; the project's resolution is used. Write 16:9, 2.39:1 or 1.85.`,
  );
}
