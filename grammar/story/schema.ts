/**
 * `Story`: the hub of the house. A plain, serialisable value built from the AST; nothing past it touches an
 * AST, nothing before it knows that a take exists. No I/O, no clock.
 *
 * Positions are relative to their scene: a `Span`'s lines count from the first line of the scene that owns it,
 * and `Story.sceneLines[scene.index]` gives that line in the file. Typing in one scene changes that scene and
 * the offset table, nothing else. What stands before the first heading belongs to scene 0 only if that scene is
 * implicit (a script that opens without a heading); declarations always carry absolute positions through
 * `scene: null`.
 */
import { z } from 'zod';

export const STORY_VERSION = 1;

/** Lines and UTF-16 columns, zero-based, end exclusive; lines relative to the owning scene's first line. */
export const Span = z.object({
  line: z.int(),
  char: z.int(),
  endLine: z.int(),
  endChar: z.int(),
});
export type Span = z.infer<typeof Span>;

/** Where a declaration or target stands: `scene` is the owning scene's index, null for absolute lines. */
export const Place = z.object({ scene: z.int().nullable(), span: Span });
export type Place = z.infer<typeof Place>;

/** Expressions of `LANGUAGE.md`, as data. A broken one is `{op:'error'}`: conditions that hold it are false. */
export type Expr =
  | { op: 'number'; value: number }
  | { op: 'text'; value: string }
  | { op: 'bool'; value: boolean }
  | { op: 'set'; items: Expr[] }
  | { op: 'variable'; scope: Scope | null; name: string }
  | { op: 'not' | 'negate'; of: Expr }
  | { op: BinaryOp; left: Expr; right: Expr }
  | { op: 'call'; name: 'min' | 'max' | 'abs' | 'round' | 'chance' | 'random'; args: Expr[] }
  | { op: 'visits'; target: string }
  | { op: 'error'; text: string };
export const Scope = z.enum(['session', 'global', 'scene']);
export type Scope = z.infer<typeof Scope>;
export const BinaryOp = z.enum(['or', 'and', '==', '!=', '<', '<=', '>', '>=', 'in', '+', '-', '*', '/', '%']);
export type BinaryOp = z.infer<typeof BinaryOp>;
export const Expr: z.ZodType<Expr> = z.lazy(() =>
  z.discriminatedUnion('op', [
    z.object({ op: z.literal('number'), value: z.number() }),
    z.object({ op: z.literal('text'), value: z.string() }),
    z.object({ op: z.literal('bool'), value: z.boolean() }),
    z.object({ op: z.literal('set'), items: z.array(Expr) }),
    z.object({ op: z.literal('variable'), scope: Scope.nullable(), name: z.string() }),
    z.object({ op: z.enum(['not', 'negate']), of: Expr }),
    z.object({ op: BinaryOp, left: Expr, right: Expr }),
    z.object({
      op: z.literal('call'),
      name: z.enum(['min', 'max', 'abs', 'round', 'chance', 'random']),
      args: z.array(Expr),
    }),
    z.object({ op: z.literal('visits'), target: z.string() }),
    z.object({ op: z.literal('error'), text: z.string() }),
  ]),
);

/** Running text with `{…}` taken apart. Emphasis marks and escapes are already resolved in `text` runs. */
export type Inline =
  | { kind: 'text'; text: string }
  | { kind: 'value'; value: Expr }
  | { kind: 'if'; condition: Expr; yes: Inline[]; no: Inline[] }
  | { kind: 'seq' | 'cycle' | 'pick'; options: Inline[][] }
  | { kind: 'wait'; ms: number };
export const Inline: z.ZodType<Inline> = z.lazy(() =>
  z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('text'), text: z.string() }),
    z.object({ kind: z.literal('value'), value: Expr }),
    z.object({ kind: z.literal('if'), condition: Expr, yes: z.array(Inline), no: z.array(Inline) }),
    z.object({ kind: z.enum(['seq', 'cycle', 'pick']), options: z.array(z.array(Inline)) }),
    z.object({ kind: z.literal('wait'), ms: z.int() }),
  ]),
);

/** A scene or shot number. `locked`: written in the script; otherwise counted by order, avoiding locked ones. */
export const StoryNumber = z.object({ value: z.string(), locked: z.boolean() });
export type StoryNumber = z.infer<typeof StoryNumber>;

export const ShotSize = z.enum([
  'EWS',
  'WS',
  'FS',
  'MLS',
  'MWS',
  'MS',
  'MCU',
  'CU',
  'ECU',
  'OTS',
  'POV',
  'INSERT',
  'TWO SHOT',
  'ESTABLISHING',
  'AERIAL',
]);
export type ShotSize = z.infer<typeof ShotSize>;

export const Angle = z.enum(['eye', 'low', 'high', 'dutch', 'overhead', 'ground']);
export type Angle = z.infer<typeof Angle>;

export const Movement = z.enum([
  'static',
  'pan left',
  'pan right',
  'tilt up',
  'tilt down',
  'dolly in',
  'dolly out',
  'track left',
  'track right',
  'crane up',
  'crane down',
  'zoom in',
  'zoom out',
  'handheld',
  'orbit',
  'follow',
]);
export type Movement = z.infer<typeof Movement>;

/** Words spoken while the camera looks: one utterance, cue or parenthetical to the next. */
export const SpokenLine = z.object({
  character: z.string().describe('The declared name the cue resolves to, else the cue as written, NFC'),
  cue: z.string(),
  extension: z.string().nullable().describe('V.O., O.S., CONT’D …'),
  parenthetical: z.string().nullable(),
  text: z.string().describe('Plain words, emphasis and notes removed'),
  id: z.string().nullable().describe('From [[line: …]]'),
  expression: z.string().nullable(),
  dual: z.boolean(),
  duration: z.int().describe('Milliseconds'),
  span: Span,
});
export type SpokenLine = z.infer<typeof SpokenLine>;

export const Shot = z.object({
  /** Address within the script: `12/3B` for a numbered shot, `12/D<fingerprint>` for a derived one. */
  id: z.string(),
  scene: z.int().describe('Index of its scene'),
  kind: z.enum(['written', 'derived']),
  /** Null number for derived coverage: it is known by fingerprint. */
  number: StoryNumber.nullable(),
  size: ShotSize.nullable(),
  description: z.string().describe('Words after the size; for derived coverage the action or the speech in brief'),
  duration: z.int().describe('Milliseconds'),
  durationFrom: z.enum(['written', 'lines', 'action', 'default']),
  movement: Movement.nullable(),
  lens: z.number().nullable().describe('Focal length in millimetres, 35 mm full frame'),
  angle: Angle.nullable(),
  style: z.string().nullable(),
  seed: z.int().nullable(),
  negative: z.string().nullable(),
  with: z.array(z.string()).describe('Fields `with:`: characters or props added to the frame'),
  pipeline: z.string().nullable(),
  aspect: z.string().nullable(),
  transition: z.string().nullable(),
  refs: z.array(z.string()).describe('Project-relative POSIX paths'),
  rating: z.string().nullable(),
  direction: z.array(z.string()).describe('Unknown bare fields: free direction'),
  extra: z.record(z.string(), z.string()).describe('Fields that start with x-'),
  characters: z.array(z.string()).describe('Characters in frame: named in the words, else those who speak in it'),
  props: z.array(z.string()),
  /** What is said and done while this shot is on screen, in order. */
  lines: z.array(SpokenLine),
  action: z.array(z.string()),
  /** Heading, size, words and ordinal among equals, hashed: recognises the shot while it has no number. */
  fingerprint: z.string(),
  span: Span,
});
export type Shot = z.infer<typeof Shot>;

export const Option = z.object({
  text: z.array(Inline),
  plain: z.string(),
  id: z.string().nullable(),
  depth: z.int(),
  if: Expr.nullable(),
  needs: Expr.nullable(),
  once: z.boolean(),
  leave: z.boolean(),
  else: z.boolean(),
  weight: z.number(),
  target: z.string().nullable(),
  body: z.lazy((): z.ZodType<Element[]> => z.array(Element)),
  span: Span,
});
export type Option = z.infer<typeof Option>;

const at = { span: Span };
const body = z.lazy((): z.ZodType<Element[]> => z.array(Element));

/** What stands in a scene, in order; blocks nest. Unlisted notes are comments and do not appear. */
export type Element =
  | { kind: 'action'; text: Inline[]; plain: string; centered: boolean; span: Span }
  | { kind: 'speech'; line: SpokenLine; text: Inline[]; span: Span }
  | { kind: 'lyric'; plain: string; character: string | null; span: Span }
  | { kind: 'transition'; text: string; span: Span }
  | { kind: 'page-break'; span: Span }
  | { kind: 'shot'; shot: number; span: Span }
  | { kind: 'label'; name: string; span: Span }
  | { kind: 'beat'; name: string; tension: number | null; feel: string | null; span: Span }
  | {
      kind: 'set';
      name: string;
      scope: Scope | null;
      operator: '=' | '+=' | '-=' | '*=' | '/=';
      value: Expr;
      span: Span;
    }
  | { kind: 'if'; branches: { condition: Expr | null; body: Element[] }[]; span: Span }
  | { kind: 'once'; body: Element[]; else: Element[]; span: Span }
  | { kind: 'pick'; branches: { weight: number; body: Element[] }[]; span: Span }
  | {
      kind: 'choice';
      prompt: string | null;
      time: number | null;
      else: string | null;
      shuffle: boolean;
      again: boolean;
      options: Option[];
      span: Span;
    }
  | { kind: 'jump' | 'call'; target: string; span: Span }
  | { kind: 'return'; span: Span }
  | { kind: 'ask'; name: string; prompt: string | null; default: string | null; span: Span }
  | { kind: 'ending'; name: string; span: Span }
  | { kind: 'unlock'; name: string; span: Span }
  | { kind: 'show'; subject: string; expression: string | null; at: string | null; with: string | null; span: Span }
  | { kind: 'hide'; subject: string; span: Span }
  | { kind: 'camera'; move: string; ms: number | null; span: Span }
  | { kind: 'sfx'; file: string; span: Span }
  | { kind: 'play'; music: string; fade: number | null; span: Span }
  | { kind: 'stop'; what: string; span: Span }
  | { kind: 'wait'; ms: number; span: Span }
  | { kind: 'todo'; text: string; span: Span };
export const Element: z.ZodType<Element> = z.lazy(() =>
  z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('action'), text: z.array(Inline), plain: z.string(), centered: z.boolean(), ...at }),
    z.object({ kind: z.literal('speech'), line: SpokenLine, text: z.array(Inline), ...at }),
    z.object({ kind: z.literal('lyric'), plain: z.string(), character: z.string().nullable(), ...at }),
    z.object({ kind: z.literal('transition'), text: z.string(), ...at }),
    z.object({ kind: z.literal('page-break'), ...at }),
    z.object({ kind: z.literal('shot'), shot: z.int().describe('Index into Scene.shots'), ...at }),
    z.object({ kind: z.literal('label'), name: z.string(), ...at }),
    z.object({
      kind: z.literal('beat'),
      name: z.string(),
      tension: z.number().nullable(),
      feel: z.string().nullable(),
      ...at,
    }),
    z.object({
      kind: z.literal('set'),
      name: z.string(),
      scope: Scope.nullable(),
      operator: z.enum(['=', '+=', '-=', '*=', '/=']),
      value: Expr,
      ...at,
    }),
    z.object({ kind: z.literal('if'), branches: z.array(z.object({ condition: Expr.nullable(), body })), ...at }),
    z.object({ kind: z.literal('once'), body, else: body, ...at }),
    z.object({ kind: z.literal('pick'), branches: z.array(z.object({ weight: z.number(), body })), ...at }),
    z.object({
      kind: z.literal('choice'),
      prompt: z.string().nullable(),
      time: z.int().nullable(),
      else: z.string().nullable(),
      shuffle: z.boolean(),
      again: z.boolean(),
      options: z.array(Option),
      ...at,
    }),
    z.object({ kind: z.enum(['jump', 'call']), target: z.string(), ...at }),
    z.object({ kind: z.literal('return'), ...at }),
    z.object({
      kind: z.literal('ask'),
      name: z.string(),
      prompt: z.string().nullable(),
      default: z.string().nullable(),
      ...at,
    }),
    z.object({ kind: z.literal('ending'), name: z.string(), ...at }),
    z.object({ kind: z.literal('unlock'), name: z.string(), ...at }),
    z.object({
      kind: z.literal('show'),
      subject: z.string(),
      expression: z.string().nullable(),
      at: z.string().nullable(),
      with: z.string().nullable(),
      span: Span,
    }),
    z.object({ kind: z.literal('hide'), subject: z.string(), ...at }),
    z.object({ kind: z.literal('camera'), move: z.string(), ms: z.int().nullable(), ...at }),
    z.object({ kind: z.literal('sfx'), file: z.string(), ...at }),
    z.object({ kind: z.literal('play'), music: z.string(), fade: z.int().nullable(), ...at }),
    z.object({ kind: z.literal('stop'), what: z.string(), ...at }),
    z.object({ kind: z.literal('wait'), ms: z.int(), ...at }),
    z.object({ kind: z.literal('todo'), text: z.string(), ...at }),
  ]),
);

export const Interior = z.enum(['INT', 'EXT', 'INT/EXT', 'EST']);
export type Interior = z.infer<typeof Interior>;

export const Scene = z.object({
  index: z.int(),
  chapter: z.int().describe('Index into Story.chapters'),
  sequence: z.string().nullable(),
  heading: z.string().describe('As printed, without the number; empty for an implicit first scene'),
  interior: Interior.nullable(),
  place: z.string().describe('Between the prefix and the time; "TOWER - GALLERY"'),
  time: z.string().nullable().describe('After the last " - ": NIGHT, DAY, CONTINUOUS …'),
  location: z.string().nullable().describe('The declared location that `place` names'),
  number: StoryNumber,
  synopsis: z.array(z.string()),
  when: Expr.nullable(),
  rating: z.string().nullable(),
  characters: z.array(z.string()).describe('Who speaks or is named in shots and action, by first appearance'),
  elements: z.array(Element),
  shots: z.array(Shot),
  duration: z.int().describe('Milliseconds: the sum of its shots'),
  lineCount: z.int(),
  headingSpan: Span,
});
export type Scene = z.infer<typeof Scene>;

export const Chapter = z.object({
  index: z.int(),
  number: z.int().describe('From 1'),
  title: z.string().nullable().describe('Null for the one implicit chapter'),
  synopsis: z.array(z.string()),
  scenes: z.array(z.int()),
  line: z.int().nullable().describe('Line of its section heading in the file'),
});
export type Chapter = z.infer<typeof Chapter>;

const declared = { name: z.string(), place: Place, fields: z.record(z.string(), z.string()) };
export const Character = z.object({
  ...declared,
  aliases: z.array(z.string()),
  look: z.string().nullable(),
  voice: z.string().nullable(),
  lora: z.string().nullable(),
  color: z.string().nullable().describe('#rrggbb'),
  refs: z.array(z.string()),
});
export type Character = z.infer<typeof Character>;
export const Location = z.object({ ...declared, look: z.string().nullable(), refs: z.array(z.string()) });
export type Location = z.infer<typeof Location>;
export const Prop = z.object({ ...declared, look: z.string().nullable(), refs: z.array(z.string()) });
export type Prop = z.infer<typeof Prop>;
export const Style = z.object({
  ...declared,
  prompt: z.string().nullable(),
  negative: z.string().nullable(),
  lut: z.string().nullable(),
  refs: z.array(z.string()),
});
export type Style = z.infer<typeof Style>;
export const Music = z.object({ ...declared, file: z.string().nullable(), prompt: z.string().nullable() });
export type Music = z.infer<typeof Music>;
export const Variable = z.object({
  name: z.string(),
  scope: Scope,
  type: z.enum(['number', 'text', 'bool', 'set', 'unknown']),
  initial: Expr,
  oneOf: z.array(z.string()),
  place: Place,
});
export type Variable = z.infer<typeof Variable>;

/** What a jump can name: labels, then section titles, then scene headings. */
export const Target = z.object({
  kind: z.enum(['label', 'section', 'scene']),
  name: z.string(),
  scene: z.int().describe('Index of the scene where it leads'),
  place: Place,
});
export type Target = z.infer<typeof Target>;

/** Every use of a name, for references, rename and "declared and never used". */
export const Reference = z.object({
  kind: z.enum(['character', 'location', 'prop', 'style', 'music', 'variable', 'target']),
  name: z.string().describe('The name as written'),
  resolved: z.string().nullable().describe('The declared name, or null'),
  place: Place,
});
export type Reference = z.infer<typeof Reference>;

export const Story = z.object({
  version: z.literal(STORY_VERSION),
  language: z.enum(['story', 'fountain']),
  title: z.array(z.object({ key: z.string(), values: z.array(z.string()) })),
  chapters: z.array(Chapter),
  scenes: z.array(Scene),
  /** The offset table: first line in the file of every scene. */
  sceneLines: z.array(z.int()),
  lineCount: z.int(),
  characters: z.array(Character),
  locations: z.array(Location),
  props: z.array(Prop),
  styles: z.array(Style),
  music: z.array(Music),
  variables: z.array(Variable),
  targets: z.array(Target),
  references: z.array(Reference),
  includes: z.array(z.object({ path: z.string(), place: Place })),
  duration: z.int().describe('Milliseconds'),
});
export type Story = z.infer<typeof Story>;
