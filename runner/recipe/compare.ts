/**
 * Why a take is stale, in a writer's words. Only fields that the pipeline's backend declares it consumes count: a
 * changed line of dialogue makes nothing stale where the backend never hears it.
 */
import type { StaleReason } from '../contracts/plan.ts';
import type { FileRef, Recipe } from '../contracts/recipe.ts';
import { seedSteps } from './seed.ts';

/** Every part of a recipe, for whoever cannot say what it consumes. */
export const ALL_FIELDS = ['direct', 'identity', 'aesthetic', 'context', 'slate', 'output', 'seed'] as const;

/** Reasons in the order in which a person would look: the shot's own line first. Empty: the take is fresh. */
export function compareRecipes(was: Recipe, now: Recipe, consumes: readonly string[]): StaleReason[] {
  const reasons = new Map<string, StaleReason>();
  const differ = (field: string, label: string, before: string, after: string): void => {
    if (before === after || !consumed(field, consumes) || reasons.has(label)) return;
    reasons.set(label, { field, label, ...difference(before, after) });
  };
  compareDirect(was.direct, now.direct, differ);
  compareIdentity(was.identity, now.identity, differ);
  compareAesthetic(was.aesthetic, now.aesthetic, differ);
  compareContext(was.context, now.context, differ);
  differ('slate.title', 'the title on the slate', was.slate.title, now.slate.title);
  differ('slate.scene', 'the scene number', was.slate.scene, now.slate.scene);
  differ('slate.shot', 'the shot number', was.slate.shot, now.slate.shot);
  const size = ({ width, height }: Recipe['output']): string => `${width} × ${height}`;
  if (was.output.width !== now.output.width)
    differ('output.width', 'the picture’s size', size(was.output), size(now.output));
  if (was.output.height !== now.output.height)
    differ('output.height', 'the picture’s size', size(was.output), size(now.output));
  differ('output.duration', 'the duration', seconds(was.output.duration), seconds(now.output.duration));
  // A further take steps to a further seed; it is still a take of this shot.
  const related = seedSteps(now.seed, was.seed) ?? seedSteps(was.seed, now.seed);
  if (related === null) differ('seed', 'the seed', String(was.seed), String(now.seed));
  return [...reasons.values()];
}

/** A text this short is shown whole. */
const WHOLE = 60;
/** Letters of common text shown on either side of what differs. */
const AROUND = 20;

/** Two texts cut down to where they differ, with whole words around it. */
export function difference(was: string, now: string): { was: string; now: string } {
  if (was === '' || now === '' || (was.length <= WHOLE && now.length <= WHOLE)) return { was, now };
  const shorter = Math.min(was.length, now.length);
  let start = 0;
  while (start < shorter && was[start] === now[start]) start += 1;
  let end = 0;
  while (end < shorter - start && was.at(-1 - end) === now.at(-1 - end)) end += 1;
  const from = start <= AROUND ? 0 : was.lastIndexOf(' ', start - AROUND) + 1;
  const cut = (text: string): string => {
    const space = text.indexOf(' ', text.length - end + AROUND);
    const to = end <= AROUND || space < 0 ? text.length : space;
    return `${from > 0 ? '…' : ''}${text.slice(from, to)}${to < text.length ? '…' : ''}`.toWellFormed();
  };
  return { was: cut(was), now: cut(now) };
}

/** `identity.characters.look` is consumed by itself, by `identity` and by nothing narrower that leaves it out. */
export function consumed(field: string, consumes: readonly string[]): boolean {
  return consumes.some((path) => path === field || field.startsWith(`${path}.`) || path.startsWith(`${field}.`));
}

type Differ = (field: string, label: string, was: string, now: string) => void;

function compareDirect(was: Recipe['direct'], now: Recipe['direct'], differ: Differ): void {
  differ('direct.description', 'the shot’s words', was.description, now.description);
  differ('direct.size', 'the shot size', show(was.size), show(now.size));
  differ('direct.movement', 'the camera movement', show(was.movement), show(now.movement));
  differ('direct.lens', 'the lens', millimetres(was.lens), millimetres(now.lens));
  differ('direct.angle', 'the camera angle', show(was.angle), show(now.angle));
  differ('direct.direction', 'the direction', was.direction.join(' | '), now.direction.join(' | '));
  differ('direct.negative', 'what must not be seen', show(was.negative), show(now.negative));
  refs('direct.refs', 'the shot’s references', was.refs, now.refs, differ);
  for (const name of new Set([...Object.keys(was.extra), ...Object.keys(now.extra)]))
    differ(`direct.extra.${name}`, `the field ${name}`, show(was.extra[name]), show(now.extra[name]));
}

function compareIdentity(was: Recipe['identity'], now: Recipe['identity'], differ: Differ): void {
  differ('identity.characters.name', 'who is in the shot', names(was.characters), names(now.characters));
  for (const [before, after] of paired(was.characters, now.characters)) {
    const whose = `${after.name}’s`;
    differ('identity.characters.look', `${whose} look`, show(before.look), show(after.look));
    differ('identity.characters.color', `${whose} colour`, show(before.color), show(after.color));
    differ('identity.characters.lora', `${whose} LoRA`, show(before.lora), show(after.lora));
    refs('identity.characters.refs', `${whose} references`, before.refs, after.refs, differ);
  }
  differ('identity.props.name', 'the props in the shot', names(was.props), names(now.props));
  for (const [before, after] of paired(was.props, now.props)) {
    differ('identity.props.look', `${after.name}’s look`, show(before.look), show(after.look));
    refs('identity.props.refs', `${after.name}’s references`, before.refs, after.refs, differ);
  }
  differ('identity.location.name', 'the location', show(was.location?.name), show(now.location?.name));
  if (was.location !== null && was.location.name === now.location?.name) {
    differ('identity.location.look', `${now.location.name}’s look`, show(was.location.look), show(now.location.look));
    refs('identity.location.refs', `${now.location.name}’s references`, was.location.refs, now.location.refs, differ);
  }
}

function compareAesthetic(was: Recipe['aesthetic'], now: Recipe['aesthetic'], differ: Differ): void {
  differ('aesthetic.style', 'the style', show(was.style), show(now.style));
  const whose = now.style === null ? 'the style’s' : `the style ${now.style}’s`;
  differ('aesthetic.prompt', `${whose} prompt`, show(was.prompt), show(now.prompt));
  differ('aesthetic.negative', `${whose} negative prompt`, show(was.negative), show(now.negative));
  refs('aesthetic.lut', `${whose} LUT`, was.lut ? [was.lut] : [], now.lut ? [now.lut] : [], differ);
  refs('aesthetic.refs', `${whose} references`, was.refs, now.refs, differ);
  differ('aesthetic.aspect', 'the aspect ratio', was.aspect, now.aspect);
}

function compareContext(was: Recipe['context'], now: Recipe['context'], differ: Differ): void {
  differ('context.interior', 'interior or exterior', show(was.interior), show(now.interior));
  differ('context.place', 'the place in the heading', was.place, now.place);
  differ('context.time', 'the time of day', show(was.time), show(now.time));
  differ('context.beat.name', 'the beat', show(was.beat?.name), show(now.beat?.name));
  differ('context.beat.tension', 'the beat’s tension', show(was.beat?.tension), show(now.beat?.tension));
  differ('context.beat.feel', 'the beat’s feel', show(was.beat?.feel), show(now.beat?.feel));
  differ('context.cast.name', 'who is in the scene', names(was.cast), names(now.cast));
  for (const [before, after] of paired(was.cast, now.cast))
    differ('context.cast.color', `${after.name}’s colour`, show(before.color), show(after.color));
  differ('context.action', 'the action', was.action.join(' '), now.action.join(' '));
  const spoken = 'the lines spoken';
  const column = (lines: Recipe['context']['lines'], pick: (line: (typeof lines)[number]) => string | null): string =>
    lines.map((line) => show(pick(line))).join(' / ');
  differ(
    'context.lines.text',
    spoken,
    column(was.lines, (line) => line.text),
    column(now.lines, (line) => line.text),
  );
  differ(
    'context.lines.character',
    'who speaks',
    column(was.lines, (line) => line.character),
    column(now.lines, (line) => line.character),
  );
  differ(
    'context.lines.parenthetical',
    'how the lines are said',
    column(was.lines, (line) => line.parenthetical),
    column(now.lines, (line) => line.parenthetical),
  );
  differ(
    'context.lines.expression',
    'the expressions',
    column(was.lines, (line) => line.expression),
    column(now.lines, (line) => line.expression),
  );
}

/** References by path; where only the content changed, the first letters of its hash tell them apart. */
function refs(field: string, label: string, was: readonly FileRef[], now: readonly FileRef[], differ: Differ): void {
  const paths = (list: readonly FileRef[]): string => list.map((ref) => ref.path).join(', ');
  const contents = (list: readonly FileRef[]): string =>
    list.map((ref) => `${ref.path} (${ref.sha256.slice(0, 8)})`).join(', ');
  // The content decides: a file that was only moved makes nothing stale.
  if (was.map((ref) => ref.sha256).join() === now.map((ref) => ref.sha256).join()) return;
  if (paths(was) === paths(now)) differ(field, label, contents(was), contents(now));
  else differ(field, label, paths(was), paths(now));
}

function* paired<T extends { name: string }>(was: readonly T[], now: readonly T[]): Generator<[T, T]> {
  for (const after of now) {
    const before = was.find((candidate) => candidate.name === after.name);
    if (before) yield [before, after];
  }
}

function names(list: readonly { name: string }[]): string {
  return list.map((entry) => entry.name).join(', ');
}

function show(value: string | number | null | undefined): string {
  return value === null || value === undefined ? '' : String(value);
}

function millimetres(lens: number | null): string {
  return lens === null ? '' : `${lens} mm`;
}

function seconds(ms: number): string {
  return `${ms / 1000} s`;
}
